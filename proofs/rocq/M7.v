(* SPDX-License-Identifier: Apache-2.0 *)

(* M7, distances through I - |D|: proofs/M7-mask-distance.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section M7.
Variables (R : rcfType) (m n : nat) (W : 'M[R]_(m, n)) (d : 'rV[R]_m).

Theorem M7_a i : (i < minn m n)%N ->
  `|sigma W i - sigma (diag_mx d *m W) i| <= sigma ((1%:M - diag_mx (magnitude d)) *m W) 0.
Proof.
move=> _; have -> : sigma (diag_mx d *m W) i = sigma (diag_mx (magnitude d) *m W) i.
  by apply: sigma_diag_abs => j; rewrite mxE normr_id.
by rewrite mulmxBl mul1mx sigma_dist.
Qed.

End M7.
