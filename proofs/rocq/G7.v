(* SPDX-License-Identifier: Apache-2.0 *)

(* G7, single singular values of a product: proofs/G7-product-weyl.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section G7.
Variables (R : rcfType) (m p n : nat) (A : 'M[R]_(m, p)) (B : 'M[R]_(p, n)).

Theorem G7_a i j : (i < minn m p)%N -> (j < minn (minn p n) (minn m n - i))%N ->
  sigma (A *m B) (i + j) <= sigma A i * sigma B j.
Proof. by move=> _ _; apply: sigma_product. Qed.

(* i + j - p in 1-based indices is i + j + 1 - p here. *)
Theorem G7_b i j : (i < minn m p)%N -> (p - i.+1 <= j < minn p n)%N ->
  sigma A i * sigma B j <= sigma (A *m B) (i + j.+1 - p).
Proof. by move=> im jn; apply: sigma_product_ge; lia. Qed.

End G7.
