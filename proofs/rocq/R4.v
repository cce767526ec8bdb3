(* SPDX-License-Identifier: Apache-2.0 *)

(* R4, the condition number of rho I + W: proofs/R4-condition-number.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

From SingularBounds Require Import R1 R2 R3.

(* The statements need no hypothesis that the bounds from below are positive: where they are not, the
   left side is at most 0. *)
Section R4.
Variables (R : rcfType) (n : nat) (W : 'M[R]_n) (rho : R).
Local Notation T := (rho%:M + W).
Local Notation H := (W + W^T).

Let first_le : sigma T 0 <= `|rho| + sigma W 0.
Proof. exact: shifted_first_le. Qed.

(* In order 0 both sides are 0. *)
Let order0 k : n = 0%N -> sigma T k = 0.
Proof. by move=> n0; rewrite sigma_out_col ?n0. Qed.

Theorem R4_a : sigma T 0 * (`|rho| - sigma W 0) <= (`|rho| + sigma W 0) * sigma T n.-1.
Proof.
case: (posnP n) => [/order0 E|n0]; first by rewrite !E mul0r mulr0.
apply: cross_le; rewrite ?sigma_ge0 //.
have ln : (n.-1 < n)%N by rewrite prednK.
by have := R1_a W rho ln; rewrite ler_distl => /andP[].
Qed.

Theorem R4_b : 0 <= rho ->
  sigma T 0 ^+ 2 * (sigma W n.-1 ^+ 2 + rho ^+ 2 + rho * lambda H n.-1)
  <= (sigma W 0 ^+ 2 + rho ^+ 2 + rho * lambda H 0) * sigma T n.-1 ^+ 2.
Proof.
move=> r0; case: (posnP n) => [/order0 E|n0]; first by rewrite !E expr0n mul0r mulr0.
by apply: cross_le; rewrite ?sqr_ge0 // ?R2_d ?R2_c // prednK.
Qed.

Theorem R4_c : 0 <= rho ->
  sigma T 0 * (rho + 2%:R^-1 * lambda H n.-1) <= (rho + sigma W 0) * sigma T n.-1.
Proof.
move=> r0; case: (posnP n) => [/order0 E|n0]; first by rewrite !E mul0r mulr0.
apply: cross_le; rewrite ?sigma_ge0 ?R3_b //.
by have := first_le; rewrite ger0_norm.
Qed.

Theorem R4_d : rho <= 0 ->
  sigma T 0 ^+ 2 * (sigma W n.-1 ^+ 2 + rho ^+ 2 + rho * lambda H 0)
  <= (sigma W 0 ^+ 2 + rho ^+ 2 + rho * lambda H n.-1) * sigma T n.-1 ^+ 2.
Proof.
move=> r0; case: (posnP n) => [/order0 E|n0]; first by rewrite !E expr0n mul0r mulr0.
by apply: cross_le; rewrite ?sqr_ge0 // ?R2_j ?R2_i // prednK.
Qed.

Theorem R4_e : rho <= 0 ->
  sigma T 0 * (`|rho| - 2%:R^-1 * lambda H 0) <= (`|rho| + sigma W 0) * sigma T n.-1.
Proof.
move=> r0; case: (posnP n) => [/order0 E|n0]; first by rewrite !E mul0r mulr0.
apply: cross_le; rewrite ?sigma_ge0 //.
have := R3_b (- W) (- rho) n0; rewrite linearN /= -opprD -[(- rho)%:M]scalemx1 scaleNr scalemx1.
rewrite -opprD sigmaN ler0_norm // lambda_opp ?symmetric_part ?prednK // subnn.
by rewrite mulrN.
Qed.

End R4.
