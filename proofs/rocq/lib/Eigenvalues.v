(* SPDX-License-Identifier: Apache-2.0 *)

(* Eigenvalues of a symmetric matrix in decreasing order, and their variational description
   (Courant, Fischer). A bound for the k-th of them is a bound for the quadratic form on a large
   subspace, so most inequalities between eigenvalues are statements on intersections of subspaces. *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify.
From SingularBounds.lib Require Import Vectors SpectralTheorem.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section Subspaces.
Variables (R : rcfType) (n : nat).
Implicit Type p q : 'rV[R]_n -> Prop.

(* p holds on a subspace of codimension at most k. *)
Definition mostly k p := exists W : 'M[R]_n,
  (n <= \rank W + k)%N /\ forall x : 'rV_n, (x <= W)%MS -> p x.

(* p holds on a subspace of dimension at least k + 1. *)
Definition somewhere k p := exists V : 'M[R]_n,
  (k < \rank V)%N /\ forall x : 'rV_n, (x <= V)%MS -> p x.

Lemma mostly_weaken k p q : mostly k p -> (forall x, p x -> q x) -> mostly k q.
Proof. by move=> [W [rW hW]] h; exists W; split => // x xW; apply: h; apply: hW. Qed.

Lemma somewhere_weaken k p q : somewhere k p -> (forall x, p x -> q x) -> somewhere k q.
Proof. by move=> [W [rW hW]] h; exists W; split => // x xW; apply: h; apply: hW. Qed.

Lemma mostly_everywhere p : (forall x, p x) -> mostly 0 p.
Proof. by exists 1%:M; split => // ; rewrite mxrank1 addn0. Qed.

Lemma rank_cap (V W : 'M[R]_n) : (\rank V + \rank W <= n + \rank (V :&: W)%MS)%N.
Proof. by rewrite -mxrank_sum_cap leq_add2r rank_leq_col. Qed.

Lemma mostly_meet i j p q : mostly i p -> mostly j q -> mostly (i + j) (fun x => p x /\ q x).
Proof.
move=> [V [rV hV]] [W [rW hW]]; exists (V :&: W)%MS; split.
  rewrite -(leq_add2l n); apply: leq_trans (leq_add rV rW) _.
  by rewrite addnACA [X in (_ <= X)%N]addnA leq_add2r rank_cap.
by move=> x; rewrite sub_capmx => /andP[xV xW]; split; [apply: hV | apply: hW].
Qed.

Lemma somewhere_mostly i j p q : somewhere (i + j) p -> mostly j q ->
  somewhere i (fun x => p x /\ q x).
Proof.
move=> [V [rV hV]] [W [rW hW]]; exists (V :&: W)%MS; split.
  by have := rank_cap V W; lia.
by move=> x; rewrite sub_capmx => /andP[xV xW]; split; [apply: hV | apply: hW].
Qed.

Lemma somewhere_meet i j k p q : (n + k <= i + j.+1)%N ->
  somewhere i p -> somewhere j q -> somewhere k (fun x => p x /\ q x).
Proof.
move=> nk [V [rV hV]] [W [rW hW]]; exists (V :&: W)%MS; split.
  rewrite -(ltn_add2l n); apply: leq_trans (rank_cap V W).
  by apply: leq_ltn_trans nk _; rewrite -addSn; apply: leq_add.
by move=> x; rewrite sub_capmx => /andP[xV xW]; split; [apply: hV | apply: hW].
Qed.

Lemma somewhere_nonzero k p : somewhere k p -> exists2 x, x != 0 & p x.
Proof.
move=> [V [rV hV]]; have /rowV0Pn[x xV x0] : V != 0.
  by rewrite -mxrank_eq0 -lt0n; apply: leq_ltn_trans rV.
by exists x => //; apply: hV.
Qed.

Lemma mostly_somewhere k p q : mostly k p -> somewhere k q -> exists2 x, x != 0 & p x /\ q x.
Proof.
move=> hp hq; have /somewhere_nonzero[x x0 [qx px]] : somewhere 0 (fun x => q x /\ p x).
  by apply: somewhere_mostly hp; rewrite add0n.
by exists x.
Qed.

End Subspaces.

Section Eigenvalues.
Variable R : rcfType.

(* The quadratic form x S x^T. *)
Definition form n (S : 'M[R]_n) (x : 'rV[R]_n) : R := dot (x *m S) x.

Lemma formD n (S T : 'M[R]_n) x : form (S + T) x = form S x + form T x.
Proof. by rewrite /form mulmxDr dotDl. Qed.

Lemma formZ n c (S : 'M[R]_n) x : form (c *: S) x = c * form S x.
Proof. by rewrite /form -scalemxAr dotZl. Qed.

Lemma formN n (S : 'M[R]_n) x : form (- S) x = - form S x.
Proof. by rewrite /form mulmxN dotNl. Qed.

Lemma form_scalar n c (x : 'rV[R]_n) : form c%:M x = c * dot x x.
Proof. by rewrite /form mul_mx_scalar dotZl. Qed.

Lemma form_gram m n (A : 'M[R]_(m, n)) x : form (A^T *m A) x = dot (x *m A^T) (x *m A^T).
Proof. by rewrite /form mulmxA dot_mull. Qed.

(* Of a symmetric matrix a spectral decomposition is chosen; of others nothing is claimed. *)
Lemma decomposition n (S : 'M[R]_n) : exists Pd : 'M[R]_n * 'rV[R]_n,
  (S^T == S) ==>
  [&& Pd.1 *m Pd.1^T == 1%:M, S == Pd.1^T *m diag_mx Pd.2 *m Pd.1 &
      [forall i : 'I_n, forall j : 'I_n, (i <= j)%N ==> (Pd.2 0 j <= Pd.2 0 i)]].
Proof.
case: eqP => [symS|_] /=; last by exists (0, 0).
have [P [d [PP SE dec]]] := spectral_theorem symS; exists (P, d).
apply/and3P; split => /=; [by rewrite PP | by rewrite -SE |].
by apply/forallP => i; apply/forallP => j; apply/implyP => ij; apply: dec.
Qed.

Definition eigenpairs n (S : 'M[R]_n) : 'M[R]_n * 'rV[R]_n := xchoose (decomposition S).

(* lambda S k: the (k+1)-st largest eigenvalue of the symmetric matrix S; 0 where there is none.
   See char_poly_lambda: these are the roots of det(X - S) with their multiplicities. *)
Definition lambda n (S : 'M[R]_n) (k : nat) : R :=
  oapp (fun i : 'I_n => (eigenpairs S).2 0 i) 0 (insub k).

Lemma lambda_spec n (S : 'M[R]_n) : S^T = S -> exists P : 'M[R]_n,
  [/\ P *m P^T = 1%:M, S = P^T *m diag_mx (\row_(i < n) lambda S i) *m P &
      forall i j, (i <= j < n)%N -> lambda S j <= lambda S i].
Proof.
move=> symS; have := xchooseP (decomposition S); rewrite -/(eigenpairs S) (introT eqP symS) /=.
have lE (i : 'I_n) : lambda S i = (eigenpairs S).2 0 i by rewrite /lambda valK.
case/and3P => /eqP PP /eqP SE /forallP dec.
exists (eigenpairs S).1; split => //.
  by rewrite {1}SE; congr (_ *m diag_mx _ *m _); apply/rowP => i; rewrite mxE lE.
move=> i j /andP[ij jn]; have iN := leq_ltn_trans ij jn.
rewrite (lE (Ordinal jn)) (lE (Ordinal iN)).
by have /forallP/(_ (Ordinal jn))/implyP := dec (Ordinal iN); apply.
Qed.

Lemma lambda_mono n (S : 'M[R]_n) i j : S^T = S -> (i <= j < n)%N -> lambda S j <= lambda S i.
Proof. by move=> /lambda_spec[P []] _ _; apply. Qed.

Lemma lambda_out n (S : 'M[R]_n) k : (n <= k)%N -> lambda S k = 0.
Proof. by move=> nk; rewrite /lambda insubN // -leqNgt. Qed.

Lemma form_coordinates n (P S : 'M[R]_n) (d : 'rV[R]_n) (x : 'rV[R]_n) :
  S = P^T *m diag_mx d *m P -> form S x = \sum_i d 0 i * (x *m P^T) 0 i ^+ 2.
Proof.
move=> ->; rewrite /form !mulmxA dot_mull dotE; apply: eq_bigr => i _.
by rewrite mul_mx_diag !mxE mulrAC -expr2 mulrC.
Qed.

Lemma dot_coordinates n (P : 'M[R]_n) (x : 'rV[R]_n) :
  P *m P^T = 1%:M -> dot x x = \sum_i (x *m P^T) 0 i ^+ 2.
Proof.
by move=> PP; rewrite -dot_sumsq dot_orthogonal // trmxK (mulmx1C PP).
Qed.

(* Coordinates of the vectors in the span of the first k rows of P, and of the others. *)
Lemma mul_pid_entry n k (y : 'rV[R]_n) i :
  (y *m (pid_mx k : 'M_n)) 0 i = if (i < k)%N then y 0 i else 0.
Proof.
rewrite mxE (bigD1 i) //= big1 => [|j ji]; last first.
  by rewrite !mxE (_ : (j == i :> nat) = false) ?mulr0 //; apply/negbTE.
by rewrite !mxE eqxx addr0 /=; case: ifP; rewrite ?mulr1 ?mulr0.
Qed.

Lemma diagonal_mostly n (S P : 'M[R]_n) (d : 'rV[R]_n) c k :
  P *m P^T = 1%:M -> S = P^T *m diag_mx d *m P -> (forall i : 'I_n, (k <= i)%N -> d 0 i <= c) ->
  mostly k (fun x => form S x <= c * dot x x).
Proof.
move=> PP SE hd; have fP : row_free P by rewrite row_free_unit; case: (mulmx1_unit PP).
case: (leqP k n) => kn; last first.
  exists 0; split; first by rewrite mxrank0 add0n ltnW.
  by move=> x; rewrite submx0 => /eqP ->; rewrite /form mul0mx !dot0l mulr0.
exists (copid_mx k *m P); split; first by rewrite mxrankMfree // rank_copid_mx // subnK.
move=> _ /submxP[y ->]; set x := y *m _.
rewrite (form_coordinates x SE) (dot_coordinates x PP) mulr_sumr; apply: ler_sum => i _.
have -> : (x *m P^T) 0 i = if (i < k)%N then 0 else y 0 i.
  rewrite /x -!mulmxA PP mulmx1 /copid_mx mulmxBr mulmx1 [LHS]mxE [X in _ + X]mxE mul_pid_entry.
  by case: ifP; rewrite ?subrr ?subr0.
by case: ltnP => ki; [rewrite expr0n !mulr0 | rewrite ler_wpmul2r ?sqr_ge0 ?hd].
Qed.

Lemma diagonal_somewhere n (S P : 'M[R]_n) (d : 'rV[R]_n) c k : (k < n)%N ->
  P *m P^T = 1%:M -> S = P^T *m diag_mx d *m P -> (forall i : 'I_n, (i <= k)%N -> c <= d 0 i) ->
  somewhere k (fun x => c * dot x x <= form S x).
Proof.
move=> kn PP SE hd; have fP : row_free P by rewrite row_free_unit; case: (mulmx1_unit PP).
exists (pid_mx k.+1 *m P); split; first by rewrite mxrankMfree // rank_pid_mx.
move=> _ /submxP[y ->]; set x := y *m _.
rewrite (form_coordinates x SE) (dot_coordinates x PP) mulr_sumr; apply: ler_sum => i _.
have -> : (x *m P^T) 0 i = if (i < k.+1)%N then y 0 i else 0.
  by rewrite /x -!mulmxA PP mulmx1 mul_pid_entry.
by case: ltnP => ki; [rewrite ler_wpmul2r ?sqr_ge0 ?hd | rewrite expr0n !mulr0].
Qed.

Lemma lambda_mostly n (S : 'M[R]_n) k : (k < n)%N -> S^T = S ->
  mostly k (fun x => form S x <= lambda S k * dot x x).
Proof.
move=> kn /lambda_spec[P [PP SE dec]]; apply: diagonal_mostly PP SE _ => i ki.
by rewrite mxE; apply: dec; rewrite ki ltn_ord.
Qed.

Lemma lambda_somewhere n (S : 'M[R]_n) k : (k < n)%N -> S^T = S ->
  somewhere k (fun x => lambda S k * dot x x <= form S x).
Proof.
move=> kn /lambda_spec[P [PP SE dec]]; apply: diagonal_somewhere PP SE _ => // i ik.
by rewrite mxE; apply: dec; rewrite ik kn.
Qed.

Lemma mostly_somewhere_le n (S : 'M[R]_n) k a b :
  mostly k (fun x => form S x <= b * dot x x) ->
  somewhere k (fun x => a * dot x x <= form S x) -> a <= b.
Proof.
move=> hb ha; have [x x0 [xb xa]] := mostly_somewhere hb ha.
by have := le_trans xa xb; rewrite ler_pmul2r // dot_gt0.
Qed.

(* Courant and Fischer, in the two forms in which they are used. *)
Lemma lambda_le n (S : 'M[R]_n) k c : (k < n)%N -> S^T = S ->
  mostly k (fun x => form S x <= c * dot x x) -> lambda S k <= c.
Proof. by move=> kn symS h; apply: mostly_somewhere_le h (lambda_somewhere kn symS). Qed.

Lemma lambda_ge n (S : 'M[R]_n) k c : (k < n)%N -> S^T = S ->
  somewhere k (fun x => c * dot x x <= form S x) -> c <= lambda S k.
Proof. by move=> kn symS h; apply: mostly_somewhere_le (lambda_mostly kn symS) h. Qed.

(* Any spectral decomposition gives the eigenvalues. *)
Lemma conjugate_symmetric n (P : 'M[R]_n) d : (P^T *m diag_mx d *m P)^T = P^T *m diag_mx d *m P.
Proof. by rewrite !trmx_mul trmxK tr_diag_mx mulmxA. Qed.

Theorem lambda_diagonal n (S P : 'M[R]_n) (d : 'rV[R]_n) k : P *m P^T = 1%:M ->
  S = P^T *m diag_mx d *m P -> lambda S k = largest (d 0) k.
Proof.
move=> PP SE; case: (ltnP k n) => kn; last by rewrite lambda_out ?largest_out.
have symS : S^T = S by rewrite SE conjugate_symmetric.
have [Q [QQ SQ]] := order_diagonal PP SE.
apply: le_anti; apply/andP; split.
  apply: lambda_le => //; apply: (diagonal_mostly QQ SQ) => i ki.
  by rewrite mxE largest_mono // ki ltn_ord.
apply: lambda_ge => //; apply: (diagonal_somewhere kn QQ SQ) => i ik.
by rewrite mxE largest_mono // ik kn.
Qed.

(* The textbook definition: the roots of the characteristic polynomial with multiplicity. *)
Theorem char_poly_lambda n (S : 'M[R]_n) : S^T = S ->
  char_poly S = \prod_(k < n) ('X - (lambda S k)%:P).
Proof.
move=> /lambda_spec[P [PP SE _]]; set D := diag_mx _ in SE; rewrite {1}SE.
have E : 'X%:M - map_mx polyC (P^T *m D *m P)
  = map_mx polyC P^T *m ('X%:M - map_mx polyC D) *m map_mx polyC P.
  rewrite mulmxBr mulmxBl -!map_mxM; congr (_ - _).
  by rewrite scalar_mxC -mulmxA -map_mxM (mulmx1C PP) map_mx1 mulmx1.
rewrite /char_poly /char_poly_mx E !det_mulmx mulrAC -det_mulmx -map_mxM (mulmx1C PP).
rewrite map_mx1 det1 mul1r /D map_diag_mx -diag_const_mx -linearB /= det_diag.
by apply: eq_bigr => i _; rewrite !mxE.
Qed.

Lemma trace_lambda n (S : 'M[R]_n) : S^T = S -> \tr S = \sum_(k < n) lambda S k.
Proof.
move=> /lambda_spec[P [PP SE _]]; rewrite {1}SE -mulmxA mxtrace_mulC -mulmxA PP mulmx1.
by rewrite mxtrace_diag; apply: eq_bigr => i _; rewrite mxE.
Qed.

Lemma det_lambda n (S : 'M[R]_n) : S^T = S -> \det S = \prod_(k < n) lambda S k.
Proof.
move=> /lambda_spec[P [PP SE _]]; rewrite {1}SE !det_mulmx mulrAC -det_mulmx (mulmx1C PP) det1.
by rewrite mul1r det_diag; apply: eq_bigr => i _; rewrite mxE.
Qed.

Lemma form_le_first n (S : 'M[R]_n) x : S^T = S -> form S x <= lambda S 0 * dot x x.
Proof.
move=> symS; case: (posnP n) => [n0|n0].
  by move: (S) (x); rewrite n0 => T y; rewrite /form /dot !mxE !big_ord0 mulr0.
have [W [rW hW]] := lambda_mostly n0 symS; apply: hW; apply: submx_full.
by rewrite /row_full eqn_leq rank_leq_col -[X in (_ <= X)%N]addn0 rW.
Qed.

Lemma form_ge_last n (S : 'M[R]_n) x : S^T = S -> lambda S n.-1 * dot x x <= form S x.
Proof.
move=> symS; case: (posnP n) => [n0|n0].
  by move: (S) (x); rewrite n0 => T y; rewrite /form /dot !mxE !big_ord0 mulr0.
have ln : (n.-1 < n)%N by rewrite prednK.
have [W [rW hW]] := lambda_somewhere ln symS; apply: hW; apply: submx_full.
by rewrite /row_full eqn_leq rank_leq_col; move: rW; rewrite prednK.
Qed.

(* Weyl's inequalities for eigenvalues. *)
Theorem lambda_weyl n (S T : 'M[R]_n) i j : S^T = S -> T^T = T -> (i + j < n)%N ->
  lambda (S + T) (i + j) <= lambda S i + lambda T j.
Proof.
move=> symS symT ijn; have iN : (i < n)%N by apply: leq_ltn_trans ijn; apply: leq_addr.
have jN : (j < n)%N by apply: leq_ltn_trans ijn; apply: leq_addl.
apply: lambda_le => //; first by rewrite linearD /= symS symT.
apply: mostly_weaken (mostly_meet (lambda_mostly iN symS) (lambda_mostly jN symT)) _.
by move=> x [hS hT]; rewrite formD mulrDl ler_add.
Qed.

Theorem lambda_weyl_ge n (S T : 'M[R]_n) i j k : S^T = S -> T^T = T -> (i < n)%N -> (j < n)%N ->
  (n + k <= i + j.+1)%N -> lambda S i + lambda T j <= lambda (S + T) k.
Proof.
move=> symS symT iN jN nk; have kN : (k < n)%N.
  rewrite -(ltn_add2l n); apply: leq_ltn_trans nk _; rewrite -addSn addnC.
  by apply: leq_add.
apply: lambda_ge => //; first by rewrite linearD /= symS symT.
apply: somewhere_weaken (somewhere_meet nk (lambda_somewhere iN symS) (lambda_somewhere jN symT)) _.
by move=> x [hS hT]; rewrite formD mulrDl ler_add.
Qed.

(* Adding a multiple of the identity. *)
Lemma lambda_shift n c (S : 'M[R]_n) k : (k < n)%N -> S^T = S ->
  lambda (c%:M + S) k = c + lambda S k.
Proof.
move=> kn symS; have symT : (c%:M + S)^T = c%:M + S by rewrite linearD /= tr_scalar_mx symS.
apply: le_anti; apply/andP; split.
  apply: lambda_le => //; apply: mostly_weaken (lambda_mostly kn symS) _ => x h.
  by rewrite formD form_scalar mulrDl ler_add2l.
apply: lambda_ge => //; apply: somewhere_weaken (lambda_somewhere kn symS) _ => x h.
by rewrite formD form_scalar mulrDl ler_add2l.
Qed.

(* A factor c >= 0 keeps the order of the eigenvalues, a factor c <= 0 turns it round. *)
Lemma lambda_scale n c (S : 'M[R]_n) k : 0 <= c -> S^T = S -> lambda (c *: S) k = c * lambda S k.
Proof.
move=> c0 symS; case: (ltnP k n) => kn; last by rewrite !lambda_out ?mulr0.
have symT : (c *: S)^T = c *: S by rewrite linearZ /= symS.
apply: le_anti; apply/andP; split.
  apply: lambda_le => //; apply: mostly_weaken (lambda_mostly kn symS) _ => x h.
  by rewrite formZ -mulrA ler_wpmul2l.
apply: lambda_ge => //; apply: somewhere_weaken (lambda_somewhere kn symS) _ => x h.
by rewrite formZ -mulrA ler_wpmul2l.
Qed.

Lemma lambda_opp n (S : 'M[R]_n) k : (k < n)%N -> S^T = S ->
  lambda (- S) k = - lambda S (n - k.+1).
Proof.
move=> kn symS; have symT : (- S)^T = - S by rewrite linearN /= symS.
have kn' : (n - k.+1 < n)%N by rewrite ltn_subrL (leq_ltn_trans _ kn).
apply: le_anti; apply/andP; split.
  apply: lambda_le => //; have [V [rV hV]] := lambda_somewhere kn' symS.
  exists V; split; last by move=> x xV; rewrite formN mulNr ler_opp2 hV.
  by move: rV kn; lia.
apply: lambda_ge => //; have [V [rV hV]] := lambda_mostly kn' symS.
exists V; split; last by move=> x xV; rewrite formN mulNr ler_opp2 hV.
by move: rV kn; lia.
Qed.

Lemma lambda_scale_neg n c (S : 'M[R]_n) k : (k < n)%N -> c <= 0 -> S^T = S ->
  lambda (c *: S) k = c * lambda S (n - k.+1).
Proof.
move=> kn c0 symS; rewrite -[c in LHS]opprK scaleNr lambda_opp ?linearZ /= ?symS //.
by rewrite lambda_scale ?oppr_ge0 // mulNr opprK.
Qed.

(* Positive semidefinite matrices. *)
Lemma lambda_ge0 n (S : 'M[R]_n) k : S^T = S -> (forall x, 0 <= form S x) -> 0 <= lambda S k.
Proof.
move=> symS psd; case: (ltnP k n) => kn; last by rewrite lambda_out.
apply: lambda_ge => //; apply: somewhere_weaken (lambda_somewhere kn symS) _ => x _.
by rewrite mul0r.
Qed.

Lemma lambda_first_le_trace n (S : 'M[R]_n) : S^T = S -> (forall x, 0 <= form S x) ->
  lambda S 0 <= \tr S.
Proof.
move=> symS psd; rewrite trace_lambda //; case: n S symS psd => [|n] S symS psd.
  by rewrite lambda_out ?big_ord0.
by rewrite big_ord_recl ler_addl sumr_ge0 // => i _; apply: lambda_ge0.
Qed.

(* lambda depends on the form monotonically. *)
Lemma lambda_mono_form n (S T : 'M[R]_n) k : S^T = S -> T^T = T ->
  (forall x, form S x <= form T x) -> lambda S k <= lambda T k.
Proof.
move=> symS symT h; case: (ltnP k n) => kn; last by rewrite !lambda_out.
apply: lambda_le => //; apply: mostly_weaken (lambda_mostly kn symT) _ => x.
exact: le_trans.
Qed.

End Eigenvalues.
