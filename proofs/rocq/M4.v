(* SPDX-License-Identifier: Apache-2.0 *)

(* M4, leaky masks: proofs/M4-leaky-interlacing.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

(* b, d, f and h hold for every slope eta; the others need |eta| <= 1 or 1 <= |eta|. *)
Section M4.
Variables (R : rcfType) (m n : nat) (W : 'M[R]_(m, n)) (Z : {set 'I_m}) (eta : R).
Local Notation leaky := (diag_mx (mask Z eta) *m W).

Let outside k : k \notin Z -> mask Z 1 0 k = mask Z eta 0 k.
Proof. by move=> /negbTE kZ; rewrite !mxE kZ. Qed.

Let inside k : k \notin ~: Z -> mask Z eta 0 k = (const_mx eta : 'rV_m) 0 k.
Proof. by rewrite !mxE inE negbK => ->. Qed.

Let plain : W = diag_mx (mask Z 1) *m W. Proof. by rewrite diag_mask1 mul1mx. Qed.

Let scaled k : sigma (diag_mx (const_mx eta : 'rV_m) *m W) k = `|eta| * sigma W k.
Proof. by rewrite diag_const_mx mul_scalar_mx sigmaZ. Qed.

Let complement : (m - #|Z|)%N = #|~: Z|.
Proof. by rewrite [RHS]cardsCs setCK card_ord. Qed.

Theorem M4_a : `|eta| <= 1 -> forall i, (i < minn m n)%N -> `|eta| * sigma W i <= sigma leaky i.
Proof.
by move=> h i _; apply: diag_mull_ge_const => k; rewrite mxE; case: ifP; rewrite ?normr1.
Qed.

Theorem M4_b i : (i < minn m n)%N -> sigma W (i + #|Z|) <= sigma leaky i.
Proof. by move=> _; rewrite [in X in X <= _]plain; apply: sigma_masks_close outside. Qed.

Theorem M4_c : `|eta| <= 1 -> forall i, (i < minn m n)%N -> sigma leaky i <= sigma W i.
Proof.
move=> h i _; rewrite -[X in _ <= X]mul1r; apply: diag_mull_le_const => [|k]; first exact: ler01.
by rewrite mxE; case: ifP; rewrite ?normr1.
Qed.

(* i runs from m - z + 1 in 1-based indices, so from m - z here. *)
Theorem M4_d i : (m - #|Z| <= i < minn m n)%N ->
  sigma leaky i <= `|eta| * sigma W (i - (m - #|Z|)).
Proof.
case/andP => mi _; rewrite -scaled -{1}(subnK mi) {2}complement.
exact: sigma_masks_close inside.
Qed.

Theorem M4_e : 1 <= `|eta| -> forall i, (i < minn m n)%N -> sigma W i <= sigma leaky i.
Proof.
move=> h i _; rewrite -[X in X <= _]mul1r; apply: diag_mull_ge_const => k.
by rewrite mxE; case: ifP; rewrite ?normr1.
Qed.

Theorem M4_f i : (i < minn m n)%N -> `|eta| * sigma W (i + (m - #|Z|)) <= sigma leaky i.
Proof.
move=> _; rewrite -scaled complement; apply: sigma_masks_close => k /inside; exact: esym.
Qed.

Theorem M4_g : 1 <= `|eta| -> forall i, (i < minn m n)%N -> sigma leaky i <= `|eta| * sigma W i.
Proof.
by move=> h i _; apply: diag_mull_le_const => // k; rewrite mxE; case: ifP; rewrite ?normr1.
Qed.

Theorem M4_h i : (#|Z| <= i < minn m n)%N -> sigma leaky i <= sigma W (i - #|Z|).
Proof.
case/andP => zi _; rewrite -{1}(subnK zi) [in X in _ <= X]plain.
by apply: sigma_masks_close => k /outside; exact: esym.
Qed.

End M4.
