(* SPDX-License-Identifier: Apache-2.0 *)

(* P2, the condition number of a product: proofs/P2-product-condition-number.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section P2.
Variables (R : rcfType) (n L : nat) (A : nat -> 'M[R]_n).

Theorem P2_a : (0 < n)%N ->
  sigma (product A L) 0 * \prod_(k < L) sigma (A k) n.-1
  <= sigma (product A L) n.-1 * \prod_(k < L) sigma (A k) 0.
Proof.
move=> n0; rewrite [X in _ <= X]mulrC; apply: cross_le; rewrite ?sigma_ge0 //.
  by rewrite -(big_mkord xpredT (fun k => sigma (A k) 0)) product_le.
by rewrite -(big_mkord xpredT (fun k => sigma (A k) n.-1)) product_ge ?prednK.
Qed.

End P2.
