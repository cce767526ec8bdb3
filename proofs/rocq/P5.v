(* SPDX-License-Identifier: Apache-2.0 *)

(* P5, masks alone: proofs/P5-mask-chain.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section P5.
Variables (R : rcfType) (n L : nat).

Let valueP (f : 'I_n -> R) i : (i < n)%N -> exists j, largest f i = f j.
Proof. by move=> iN; have [p /(_ (Ordinal iN)) ->] := largest_perm f; eexists. Qed.

Section Slopes.
Variable d : nat -> 'rV[R]_n.
Local Notation M := (product (fun k => diag_mx (d k)) L).

Theorem P5_a i : (i < n)%N -> sigma M i = largest (fun j => \prod_(k < L) `|d k 0 j|) i.
Proof.
by move=> _; rewrite product_diag sigma_diag; apply: eq_largest => j; rewrite mxE normr_prod.
Qed.

Theorem P5_h : (forall k, (k < L)%N -> forall j, `|d k 0 j| = 1) -> forall i, (i < n)%N ->
  sigma M i = 1.
Proof.
move=> one i iN; rewrite P5_a //; have [j ->] := valueP (fun j => \prod_(k < L) `|d k 0 j|) iN.
by apply: big1 => k _; apply: one.
Qed.

Theorem P5_i s : (s <= n)%N -> \prod_(i < s) sigma M i
  <= \prod_(k < L) \prod_(i < s) largest (fun j => `|d k 0 j|) i.
Proof.
move=> sn; have [p Ep] := largest_perm (fun j => \prod_(k < L) `|d k 0 j|).
have injq : injective (fun i : 'I_s => p (widen_ord sn i)).
  by move=> i j /perm_inj /(congr1 val) /= ij; apply: val_inj.
rewrite (eq_bigr (fun i : 'I_s => \prod_(k < L) `|d k 0 (p (widen_ord sn i))|)) => [|i _].
  by rewrite exchange_big /=; apply: ler_prod => k _; rewrite prodr_ge0 ?prod_le_largest.
have iN : (i < n)%N := leq_trans (ltn_ord i) sn.
rewrite P5_a //; exact: (Ep (widen_ord sn i)).
Qed.

End Slopes.

Section Sets.
Variables (Z : nat -> {set 'I_n}) (eta : R).
Local Notation relu := (product (fun k => diag_mx (mask (Z k) (0 : R))) L).
Local Notation leaky := (product (fun k => diag_mx (mask (Z k) eta)) L).

(* A product of slopes of which each is e or 1. *)
Let slopesE (e : R) j : exists2 p, (p <= L)%N & \prod_(k < L) `|mask (Z k) e 0 j| = `|e| ^+ p.
Proof.
elim: L => [|l [p pl IH]]; first by exists 0%N; rewrite ?big_ord0.
rewrite big_ord_recr /= IH mxE; case: ifP => _; first by exists p.+1; rewrite ?exprSr.
by exists p; rewrite ?normr1 ?mulr1 // leqW.
Qed.

Let value (e : R) i : (i < n)%N ->
  exists2 p, (p <= L)%N & sigma (product (fun k => diag_mx (mask (Z k) e)) L) i = `|e| ^+ p.
Proof.
move=> iN; rewrite P5_a //.
have [j ->] := valueP (fun j => \prod_(k < L) `|mask (Z k) e 0 j|) iN.
exact: slopesE.
Qed.

Let relu_value i : (i < n)%N -> sigma relu i = 0 \/ sigma relu i = 1.
Proof.
move=> iN; have [[|p] _ ->] := value 0 iN; rewrite normr0; first by right; rewrite expr0.
by left; rewrite expr0n.
Qed.

Let unmasked i : (i < n)%N -> (i + \sum_(k < L) #|Z k| < n)%N -> 1 <= sigma relu i.
Proof.
move=> iN h; rewrite -(sigma_id R h).
have -> : (1%:M : 'M[R]_n) = @chain R (fun=> n) (fun=> 1%:M) L.
  by elim: L => //= l <-; rewrite mulmx1.
have -> : relu = @chain R (fun=> n) (fun k => diag_mx (mask (Z k) 0) *m 1%:M) L.
  by rewrite /product; elim: L => //= l ->; rewrite mulmx1.
apply: sigma_rank_close.
apply: (@rank_chain_masked R (fun=> n) _ (fun k => diag_mx (mask (Z k) 0)) (fun k => #|Z k|)) => k _.
rewrite -(diag_mask1 R (Z k)) -linearB /=; apply: rank_diag_le => j /negbTE jZ.
by rewrite !mxE jZ subrr.
Qed.

Theorem P5_b i : (i < n - \sum_(k < L) #|Z k|)%N -> sigma relu i = 1.
Proof.
move=> h; have [iN h'] : (i < n)%N /\ (i + \sum_(k < L) #|Z k| < n)%N by lia.
by have := unmasked iN h'; case: (relu_value iN) => ->; rewrite ?ler10.
Qed.

Theorem P5_c l i : (l < L)%N -> (n - #|Z l| <= i < n)%N -> sigma relu i = 0.
Proof.
move=> lL /andP[h _]; apply: sigma_rank; apply: leq_trans h.
apply: leq_trans (rank_chain _ lL) _.
have -> : (n - #|Z l|)%N = #|~: Z l| by rewrite [RHS]cardsCs setCK card_ord.
by apply: rank_diag_le => j; rewrite inE negbK mxE => ->.
Qed.

Theorem P5_d i : (i < n)%N -> sigma relu i ^+ 2 = sigma relu i.
Proof. by move=> /relu_value[] ->; rewrite ?expr0n ?expr1n. Qed.

Theorem P5_e : `|eta| <= 1 -> forall i, (i < n)%N -> \prod_(k < L) `|eta| <= sigma leaky i.
Proof.
move=> h i iN; have [p pL ->] := value eta iN; rewrite prodr_const card_ord.
by apply: ler_wiexpn2l.
Qed.

Theorem P5_f : `|eta| <= 1 -> forall i, (i < n)%N -> sigma leaky i <= 1.
Proof. by move=> h i iN; have [p _ ->] := value eta iN; apply: exprn_ile1. Qed.

Theorem P5_g i : (i < n)%N ->
  \prod_(0 <= p < L.+1) (sigma leaky i - \prod_(k < p) `|eta|) = 0.
Proof.
move=> iN; have [p pL E] := value eta iN; rewrite big_mkord.
have pL' : (p < L.+1)%N by [].
apply/eqP/prodf_eq0; exists (Ordinal pL') => //=.
by rewrite E prodr_const card_ord subrr.
Qed.

End Sets.
End P5.
