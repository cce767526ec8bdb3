(* SPDX-License-Identifier: Apache-2.0 *)

(* M11, one slope changes: proofs/M11-one-neuron-flip.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section M11.
Variables (R : rcfType) (m n : nat) (W : 'M[R]_(m, n)) (d : 'rV[R]_m) (k : 'I_m) (t : R).
Local Notation DW := (diag_mx d *m W).
Local Notation flipped := (diag_mx (replacing d k t) *m W).

Let others j : j \notin [set k] -> replacing d k t 0 j = d 0 j.
Proof. by rewrite inE mxE => /negbTE ->. Qed.

Theorem M11_a i : (i < minn m n)%N -> sigma DW i.+1 <= sigma flipped i.
Proof.
move=> _; rewrite -addn1 -(cards1 k); apply: sigma_masks_close => j /others; exact: esym.
Qed.

(* i runs from 2 in 1-based indices. *)
Theorem M11_b i : (1 <= i < minn m n)%N -> sigma flipped i <= sigma DW i.-1.
Proof.
case/andP => i1 _; rewrite -{1}(prednK i1) -addn1 -(cards1 k).
exact: sigma_masks_close others.
Qed.

Theorem M11_c : `|d 0 k| <= `|t| -> forall i, (i < minn m n)%N -> sigma DW i <= sigma flipped i.
Proof.
move=> h i _; apply: diag_mono => j; rewrite mxE.
by case: eqP => [->|_].
Qed.

End M11.
