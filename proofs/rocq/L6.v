(* SPDX-License-Identifier: Apache-2.0 *)

(* L6, when a skip makes the condition number smaller: proofs/L6-skip-helps.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

From SingularBounds Require Import R2 R3.

Section L6.
Variables (R : rcfType) (n : nat) (W : 'M[R]_n) (rho : R).
Local Notation T := (rho%:M + W).
Local Notation H := (W + W^T).
Local Notation helps := (sigma T 0 * sigma W n.-1 < sigma W 0 * sigma T n.-1).

(* x w <= a w < v b <= v y *)
Let conclude (x y a b v w : R) : 0 <= w -> 0 <= v -> x <= a -> b <= y -> a * w < v * b ->
  x * w < v * y.
Proof.
move=> w0 v0 xa yb h; apply: le_lt_trans (_ : a * w < _); first by rewrite ler_wpmul2r.
by apply: lt_le_trans h _; rewrite ler_wpmul2l.
Qed.

(* The hypotheses cannot hold in order 0. *)
Let positive_order (a b : R) : a * sigma W n.-1 < sigma W 0 * b -> (0 < n)%N.
Proof. by case: (posnP n) => // n0; rewrite !sigma_out_col ?n0 // mulr0 mul0r ltxx. Qed.

Let from_squares (a b : R) : sigma T 0 ^+ 2 <= a -> b <= sigma T n.-1 ^+ 2 ->
  a * sigma W n.-1 ^+ 2 < sigma W 0 ^+ 2 * b -> helps.
Proof.
move=> ha hb h; rewrite -(@ltr_pexpn2r _ 2) ?nnegrE ?mulr_ge0 ?sigma_ge0 // !exprMn.
by apply: conclude ha hb h; apply: sqr_ge0.
Qed.

Let positive_order2 (a b : R) : a * sigma W n.-1 ^+ 2 < sigma W 0 ^+ 2 * b -> (0 < n)%N.
Proof.
by case: (posnP n) => // n0; rewrite !sigma_out_col ?n0 // expr0n mulr0 mul0r ltxx.
Qed.

Theorem L6_a : (`|rho| + sigma W 0) * sigma W n.-1 < sigma W 0 * (`|rho| - sigma W 0) -> helps.
Proof.
move=> h; have n0 := positive_order h.
apply: conclude (shifted_first_le _ _) _ h; rewrite ?sigma_ge0 //.
exact: shifted_last_ge.
Qed.

Theorem L6_b : 0 <= rho ->
  (sigma W 0 ^+ 2 + rho ^+ 2 + rho * lambda H 0) * sigma W n.-1 ^+ 2
  < sigma W 0 ^+ 2 * (sigma W n.-1 ^+ 2 + rho ^+ 2 + rho * lambda H n.-1) -> helps.
Proof.
move=> r0 h; have n0 := positive_order2 h.
by apply: from_squares h; [apply: R2_d | apply: R2_c; rewrite ?prednK].
Qed.

(* rho > 0 follows: half the least eigenvalue of H is at most the last singular value of W. *)
Theorem L6_c : (rho + sigma W 0) * sigma W n.-1 < sigma W 0 * (rho + 2%:R^-1 * lambda H n.-1) ->
  helps.
Proof.
move=> h; have n0 := positive_order h; have ln : (n.-1 < n)%N by rewrite prednK.
have r0 : 0 <= rho.
  rewrite leNgt; apply/negP => rneg.
  have fan : 2%:R^-1 * lambda H n.-1 <= sigma W n.-1.
    by rewrite -lambda_scale ?symmetric_part ?invr_ge0 ?ler0n // lambda_half_le.
  have : (rho + sigma W 0) * sigma W n.-1 < sigma W 0 * (rho + sigma W n.-1).
    by apply: lt_le_trans h _; rewrite ler_wpmul2l ?sigma_ge0 // ler_add2l.
  rewrite mulrDl mulrDr ltr_add2r [_ * rho]mulrC ltr_nmul2l // ltNge.
  by rewrite sigma_mono.
apply: conclude h; rewrite ?sigma_ge0 //; last exact: R3_b.
by have := shifted_first_le rho W; rewrite ger0_norm.
Qed.

Theorem L6_d : rho <= 0 ->
  (sigma W 0 ^+ 2 + rho ^+ 2 + rho * lambda H n.-1) * sigma W n.-1 ^+ 2
  < sigma W 0 ^+ 2 * (sigma W n.-1 ^+ 2 + rho ^+ 2 + rho * lambda H 0) -> helps.
Proof.
move=> r0 h; have n0 := positive_order2 h.
by apply: from_squares h; [apply: R2_j | apply: R2_i; rewrite ?prednK].
Qed.

Theorem L6_e : rho <= 0 ->
  (`|rho| + sigma W 0) * sigma W n.-1 < sigma W 0 * (`|rho| - 2%:R^-1 * lambda H 0) -> helps.
Proof.
move=> r0 h; have n0 := positive_order h.
apply: conclude (shifted_first_le _ _) _ h; rewrite ?sigma_ge0 //.
have := R3_b (- W) (- rho) n0; rewrite linearN /= -opprD -[(- rho)%:M]scalemx1 scaleNr scalemx1.
rewrite -opprD sigmaN ler0_norm // lambda_opp ?symmetric_part ?prednK // subnn.
by rewrite mulrN.
Qed.

End L6.
