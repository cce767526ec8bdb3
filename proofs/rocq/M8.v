(* SPDX-License-Identifier: Apache-2.0 *)

(* M8, a mask multiplies the volume: proofs/M8-mask-determinant.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section M8.
Variables (R : rcfType) (n : nat) (W : 'M[R]_n) (d : 'rV[R]_n).

Theorem M8_a : \prod_(i < n) sigma (diag_mx d *m W) i
  = (\prod_(k < n) `|d 0 k|) * \prod_(i < n) sigma W i.
Proof. by rewrite !volume det_mulmx det_diag normrM normr_prod. Qed.

End M8.
