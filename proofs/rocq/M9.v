(* SPDX-License-Identifier: Apache-2.0 *)

(* M9, sorted slopes against sorted singular values: proofs/M9-mask-majorization.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section M9.
Variables (R : rcfType) (m n : nat) (W : 'M[R]_(m, n)) (d : 'rV[R]_m).
Local Notation DW := (diag_mx d *m W).
Local Notation sorted_slope := (largest (fun k => `|d 0 k|)).

Theorem M9_a i j : (i < minn m n)%N -> (j < minn m n - i)%N ->
  sigma DW (i + j) <= sorted_slope i * sigma W j.
Proof. by move=> _ _; rewrite -sigma_diag sigma_product. Qed.

(* i + j - m in 1-based indices is i + j + 1 - m here. *)
Theorem M9_b i j : (i < m)%N -> (m - i.+1 <= j < minn m n)%N ->
  sorted_slope i * sigma W j <= sigma DW (i + j.+1 - m).
Proof. by move=> im jm; rewrite -sigma_diag; apply: sigma_product_ge; lia. Qed.

End M9.
