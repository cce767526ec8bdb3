(* SPDX-License-Identifier: Apache-2.0 *)

(* R10, masked residual layers: proofs/R10-masked-residual-layer.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

From SingularBounds Require Import R1.

Section R10.
Variables (R : rcfType) (n : nat) (W V : 'M[R]_n) (d : 'rV[R]_n) (rho : R).
Local Notation largest_slope := (maximum (fun k => `|d 0 k|)).

Theorem R10_a i : (i < n)%N ->
  `|sigma (rho%:M + diag_mx d *m W) i - `|rho| | <= largest_slope * sigma W 0.
Proof. by move=> iN; apply: le_trans (R1_a _ _ iN) _; apply: diag_mull_le. Qed.

Theorem R10_b i : (i < n)%N ->
  `|sigma (rho%:M + diag_mx d *m (W + V)) i - sigma (rho%:M + diag_mx d *m W) i|
  <= largest_slope * sigma V 0.
Proof.
move=> _; apply: le_trans (sigma_dist _ _ _) _.
by rewrite mulmxDr addrA [X in X - _]addrC addrK diag_mull_le.
Qed.

End R10.
