(* SPDX-License-Identifier: Apache-2.0 *)

(* M2, signs of slopes do not matter: proofs/M2-sign-masks.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section M2.
Variables (R : rcfType) (m n : nat) (W : 'M[R]_(m, n)) (d : 'rV[R]_m).
Local Notation DW := (diag_mx d *m W).

Theorem M2_a i : (i < minn m n)%N -> sigma DW i = sigma (diag_mx (magnitude d) *m W) i.
Proof. by move=> _; apply: sigma_diag_abs => j; rewrite mxE normr_id. Qed.

Theorem M2_b : (forall k, `|d 0 k| = 1) -> forall i, (i < minn m n)%N -> sigma DW i = sigma W i.
Proof.
move=> h i _; rewrite -[in RHS](mul1mx W) -(diag_mask1 _ set0).
by apply: sigma_diag_abs => j; rewrite h mxE if_same normr1.
Qed.

End M2.
