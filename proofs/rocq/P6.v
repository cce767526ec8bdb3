(* SPDX-License-Identifier: Apache-2.0 *)

(* P6, masks between layers: proofs/P6-masked-chain.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section P6.
Variables (R : rcfType) (L : nat) (n : nat -> nat) (W : forall k, 'M[R]_(n k.+1, n k)).
Variable Z : forall k, {set 'I_(n k.+1)}.
Local Notation D k := (diag_mx (mask (Z k) (0 : R))).
Local Notation plain := (chain W L).
Local Notation masked := (chain (fun k => D k *m W k) L).

Let close : (\rank (plain - masked)%R <= \sum_(k < L) #|Z k|)%N.
Proof.
apply: (rank_chain_masked W (D := fun k => D k) (z := fun k => #|Z k|)) => k _.
rewrite -(diag_mask1 R (Z k)) -linearB /=; apply: rank_diag_le => j /negbTE jZ.
by rewrite !mxE jZ subrr.
Qed.

Theorem P6_a i : (i < minn (n L) (n 0))%N ->
  sigma plain (i + \sum_(k < L) #|Z k|) <= sigma masked i.
Proof. by move=> _; apply: sigma_rank_close close. Qed.

Theorem P6_b i : (i < minn (n L) (n 0))%N ->
  sigma masked (i + \sum_(k < L) #|Z k|) <= sigma plain i.
Proof. by move=> _; apply: sigma_rank_close; rewrite -opprB mxrank_opp. Qed.

(* i runs from n_l - #Z_l + 1 in 1-based indices; the rows of layer l are numbered by n (l + 1). *)
Theorem P6_c l i : (l < L)%N -> (n l.+1 - #|Z l| <= i < minn (n L) (n 0))%N -> sigma masked i = 0.
Proof.
move=> lL /andP[h _]; apply: sigma_rank; apply: leq_trans h.
apply: leq_trans (rank_chain _ lL) _; apply: leq_trans (mxrankM_maxl _ _) _.
have -> : (n l.+1 - #|Z l|)%N = #|~: Z l| by rewrite [RHS]cardsCs setCK card_ord.
by apply: rank_diag_le => j; rewrite inE negbK mxE => ->.
Qed.

End P6.
