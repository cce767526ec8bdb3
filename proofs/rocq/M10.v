(* SPDX-License-Identifier: Apache-2.0 *)

(* M10, a mask and the condition number: proofs/M10-mask-condition-number.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section M10.
Variables (R : rcfType) (m n : nat) (W : 'M[R]_(m, n)).
Local Notation r := (minn m n).

Theorem M10_a (d : 'rV[R]_m) :
  sigma (diag_mx d *m W) 0 * minimum (fun k => `|d 0 k|) * sigma W r.-1
  <= maximum (fun k => `|d 0 k|) * sigma W 0 * sigma (diag_mx d *m W) r.-1.
Proof.
rewrite -mulrA; apply: cross_le; rewrite ?sigma_ge0 ?diag_mull_le //.
case: (posnP m) => [m0|]; last exact: diag_mull_ge.
by rewrite !sigma_out ?mulr0 // m0 min0n.
Qed.

Theorem M10_b (Z : {set 'I_m}) (eta : R) : `|eta| <= 1 ->
  `|eta| * sigma (diag_mx (mask Z eta) *m W) 0 * sigma W r.-1
  <= sigma W 0 * sigma (diag_mx (mask Z eta) *m W) r.-1.
Proof.
move=> h; rewrite [`|eta| * _]mulrC -mulrA; apply: cross_le; rewrite ?sigma_ge0 //.
  rewrite -[X in _ <= X]mul1r; apply: diag_mull_le_const => [|k]; first exact: ler01.
  by rewrite mxE; case: ifP; rewrite ?normr1.
by apply: diag_mull_ge_const => k; rewrite mxE; case: ifP; rewrite ?normr1.
Qed.

End M10.
