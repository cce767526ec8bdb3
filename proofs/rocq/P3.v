(* SPDX-License-Identifier: Apache-2.0 *)

(* P3, products of many factors, so far the clause on volumes: proofs/P3-product-majorization.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section P3.
Variables (R : rcfType) (n L : nat) (A : nat -> 'M[R]_n).

Theorem P3_b : \prod_(i < n) sigma (product A L) i = \prod_(k < L) \prod_(i < n) sigma (A k) i.
Proof.
rewrite volume; under eq_bigr do rewrite volume.
elim: L => [|l IH]; first by rewrite big_ord0 /product /= det1 normr1.
by rewrite productS det_mulmx normrM IH big_ord_recr mulrC.
Qed.

End P3.
