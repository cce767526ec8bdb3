(* SPDX-License-Identifier: Apache-2.0 *)

(* G8, deleting rows and columns: proofs/G8-interlacing.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section G8.
Variables (R : rcfType) (m n : nat) (A : 'M[R]_(m, n)) (P : {set 'I_m}) (Q : {set 'I_n}).

Theorem G8_a i : (i < minn (m - #|P|) (n - #|Q|))%N -> sigma (deleting P Q A) i <= sigma A i.
Proof.
move=> _; rewrite sigma_deleting -mulmxA; apply: le_trans (mask0_mull_le _ _ _) _.
by rewrite -sigma_tr trmx_mul tr_diag_mx (le_trans (mask0_mull_le _ _ _)) // sigma_tr.
Qed.

Theorem G8_b i : (i < minn (m - #|P|) (n - #|Q|))%N ->
  sigma A (i + #|P| + #|Q|) <= sigma (deleting P Q A) i.
Proof. by move=> _; rewrite sigma_deleting two_masks_shift. Qed.

End G8.
