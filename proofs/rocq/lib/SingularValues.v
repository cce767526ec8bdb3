(* SPDX-License-Identifier: Apache-2.0 *)

(* Singular values over a real closed field: the square roots of the eigenvalues of A^T A, in
   decreasing order, and the inequalities and identities that the catalogue is built from. *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ring.
From SingularBounds.lib Require Import Vectors SpectralTheorem Eigenvalues.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section SingularValues.
Variable R : rcfType.

(* sigma A k is the (k+1)-st largest singular value of A: sigma_1, sigma_2, ... of the catalogue are
   sigma A 0, sigma A 1, ... Past the last it is 0 (sigma_out), so it serves for sigma and sigma0. *)
Definition sigma m n (A : 'M[R]_(m, n)) (k : nat) : R := Num.sqrt (lambda (A^T *m A) k).

Lemma gram_symmetric m n (A : 'M[R]_(m, n)) : (A^T *m A)^T = A^T *m A.
Proof. by rewrite trmx_mul trmxK. Qed.

Lemma lambda_gram_ge0 m n (A : 'M[R]_(m, n)) k : 0 <= lambda (A^T *m A) k.
Proof.
case: (ltnP k n) => kn; last by rewrite lambda_out.
apply: lambda_ge => //; first exact: gram_symmetric.
apply: somewhere_weaken (lambda_somewhere kn (gram_symmetric A)) _ => x _.
by rewrite mul0r form_gram dot_ge0.
Qed.

Lemma sigma_ge0 m n (A : 'M[R]_(m, n)) k : 0 <= sigma A k. Proof. exact: sqrtr_ge0. Qed.

Lemma sigma_sq m n (A : 'M[R]_(m, n)) k : sigma A k ^+ 2 = lambda (A^T *m A) k.
Proof. by rewrite sqr_sqrtr // lambda_gram_ge0. Qed.

Lemma sigma_out_col m n (A : 'M[R]_(m, n)) k : (n <= k)%N -> sigma A k = 0.
Proof. by move=> nk; rewrite /sigma lambda_out // sqrtr0. Qed.

Lemma sigma_mono m n (A : 'M[R]_(m, n)) i j : (i <= j)%N -> sigma A j <= sigma A i.
Proof.
move=> ij; case: (ltnP j n) => jn; last by rewrite (sigma_out_col A jn) sigma_ge0.
by rewrite ler_wsqrtr // lambda_mono ?gram_symmetric ?ij.
Qed.

(* Courant and Fischer for singular values. *)
Lemma sigma_mostly m n (A : 'M[R]_(m, n)) k :
  mostly k (fun x => norm (x *m A^T) <= sigma A k * norm x).
Proof.
case: (ltnP k n) => kn; last first.
  exists 0; split; first by rewrite mxrank0 add0n.
  by move=> x; rewrite submx0 => /eqP ->; rewrite mul0mx !norm0 mulr0.
apply: mostly_weaken (lambda_mostly kn (gram_symmetric A)) _ => x.
by rewrite norm_leP ?sigma_ge0 // sigma_sq form_gram.
Qed.

Lemma sigma_somewhere m n (A : 'M[R]_(m, n)) k : (k < n)%N ->
  somewhere k (fun x => sigma A k * norm x <= norm (x *m A^T)).
Proof.
move=> kn; apply: somewhere_weaken (lambda_somewhere kn (gram_symmetric A)) _ => x.
by rewrite norm_geP ?sigma_ge0 // sigma_sq form_gram.
Qed.

Lemma mostly_somewhere_norm m n (A : 'M[R]_(m, n)) k a b :
  mostly k (fun x => norm (x *m A^T) <= b * norm x) ->
  somewhere k (fun x => a * norm x <= norm (x *m A^T)) -> a <= b.
Proof.
move=> hb ha; have [x x0 [xb xa]] := mostly_somewhere hb ha.
by have := le_trans xa xb; rewrite ler_pmul2r // norm_gt0.
Qed.

Lemma sigma_le m n (A : 'M[R]_(m, n)) k c : 0 <= c ->
  mostly k (fun x => norm (x *m A^T) <= c * norm x) -> sigma A k <= c.
Proof.
move=> c0 h; case: (ltnP k n) => kn; last by rewrite sigma_out_col.
exact: mostly_somewhere_norm h (sigma_somewhere A kn).
Qed.

Lemma sigma_ge m n (A : 'M[R]_(m, n)) k c : (k < n)%N ->
  somewhere k (fun x => c * norm x <= norm (x *m A^T)) -> c <= sigma A k.
Proof. by move=> kn h; apply: mostly_somewhere_norm (sigma_mostly A k) h. Qed.

(* The largest singular value is the operator norm, the n-th the least factor. *)
Lemma norm_le_first m n (A : 'M[R]_(m, n)) x : norm (x *m A^T) <= sigma A 0 * norm x.
Proof.
have [W [rW hW]] := sigma_mostly A 0; apply: hW; apply: submx_full.
by rewrite /row_full eqn_leq rank_leq_col -[X in (_ <= X)%N]addn0 rW.
Qed.

Lemma norm_ge_last m n (A : 'M[R]_(m, n)) x : sigma A n.-1 * norm x <= norm (x *m A^T).
Proof.
case: (posnP n) => [n0|n0]; first by rewrite sigma_out_col ?n0 // mul0r norm_ge0.
have ln : (n.-1 < n)%N by rewrite prednK.
have [V [rV hV]] := sigma_somewhere A ln; apply: hV; apply: submx_full.
by rewrite /row_full eqn_leq rank_leq_col; move: rV; rewrite prednK.
Qed.

Lemma sigma_first_le m n (A : 'M[R]_(m, n)) c : 0 <= c ->
  (forall x, norm (x *m A^T) <= c * norm x) -> sigma A 0 <= c.
Proof. by move=> c0 h; apply: sigma_le => //; apply: mostly_everywhere. Qed.

Lemma sigma_last_ge m n (A : 'M[R]_(m, n)) c : (0 < n)%N ->
  (forall x, c * norm x <= norm (x *m A^T)) -> c <= sigma A n.-1.
Proof.
move=> n0 h; apply: sigma_ge; first by rewrite prednK.
by exists 1%:M; split => //; rewrite mxrank1 prednK.
Qed.

Lemma sigma_first_sq_le m n (A : 'M[R]_(m, n)) c : 0 <= c ->
  (forall x, dot (x *m A^T) (x *m A^T) <= c * dot x x) -> sigma A 0 ^+ 2 <= c.
Proof.
move=> c0 h; rewrite -[c]sqr_sqrtr // ler_expn2r ?nnegrE ?sigma_ge0 ?sqrtr_ge0 //.
apply: sigma_first_le => [|x]; first exact: sqrtr_ge0.
by rewrite norm_leP ?sqrtr_ge0 // sqr_sqrtr.
Qed.

(* Comparison: |B x| <= c |A x| for all x. *)
Lemma sigma_compare m p n (A : 'M[R]_(m, n)) (B : 'M[R]_(p, n)) c k : 0 <= c ->
  (forall x, norm (x *m B^T) <= c * norm (x *m A^T)) -> sigma B k <= c * sigma A k.
Proof.
move=> c0 h; apply: sigma_le; first by rewrite mulr_ge0 ?sigma_ge0.
apply: mostly_weaken (sigma_mostly A k) _ => x hx.
by apply: le_trans (h x) _; rewrite -mulrA ler_wpmul2l.
Qed.

Lemma sigma_gram m p n (A : 'M[R]_(m, n)) (B : 'M[R]_(p, n)) k :
  A^T *m A = B^T *m B -> sigma A k = sigma B k.
Proof. by move=> h; rewrite /sigma h. Qed.

Lemma sigmaN m n (A : 'M[R]_(m, n)) k : sigma (- A) k = sigma A k.
Proof. by apply: sigma_gram; rewrite [(- A)^T]linearN /= mulmxN mulNmx opprK. Qed.

(* Rank. *)
Lemma sigma_rank m n (E : 'M[R]_(m, n)) r : (\rank E <= r)%N -> sigma E r = 0.
Proof.
move=> rE; apply: le_anti; rewrite sigma_ge0 andbT; apply: sigma_le => //.
exists (kermx E^T); split.
  by rewrite mxrank_ker mxrank_tr; have := rank_leq_col E; lia.
by move=> x /sub_kermxP ->; rewrite norm0 mul0r.
Qed.

Lemma sigma_out m n (A : 'M[R]_(m, n)) k : (minn m n <= k)%N -> sigma A k = 0.
Proof.
move=> h; apply: sigma_rank; apply: leq_trans h.
by rewrite leq_min rank_leq_row rank_leq_col.
Qed.

(* Transposition. *)
Lemma sigma_tr_le m n (A : 'M[R]_(m, n)) k : sigma A k <= sigma A^T k.
Proof.
have [->|s0] := eqVneq (sigma A k) 0; first exact: sigma_ge0.
have sp : 0 < sigma A k by rewrite lt_def s0 sigma_ge0.
have kn : (k < n)%N by rewrite ltnNge; apply: contra s0 => /(sigma_out_col A) ->.
have km : (k < m)%N.
  rewrite ltnNge; apply: contra s0 => mk; apply/eqP; apply: sigma_out.
  by rewrite geq_min mk.
have [V [rV hV]] := sigma_somewhere A kn.
have injV : (k < \rank (V *m A^T))%N.
  apply: leq_trans rV _; rewrite -(mxrank_mul_ker V A^T) -[X in (_ <= X)%N]addn0 leq_add2l.
  rewrite leqn0 mxrank_eq0; apply/eqP/eqP; rewrite -submx0; apply/rV_subP => x.
  rewrite sub_capmx => /andP[xV /sub_kermxP xA]; have := hV x xV.
  rewrite xA norm0 pmulr_rle0 // le_eqVlt ltNge norm_ge0 orbF norm_eq0 => /eqP ->.
  exact: sub0mx.
apply: sigma_ge => //; exists <<V *m A^T>>%MS; split; first by rewrite mxrank_gen.
move=> y; rewrite genmxE => /submxP[z ->]; rewrite mulmxA trmxK.
set x := z *m V; have hx := hV x (submxMl z V).
have [x0|x0] := eqVneq x 0; first by rewrite x0 !mul0mx !norm0 mulr0.
have xp : 0 < norm x by rewrite norm_gt0.
rewrite -(ler_pmul2r xp).
have : norm (x *m A^T) ^+ 2 <= norm (x *m A^T *m A) * norm x.
  rewrite norm_sq dot_mull trmxK dotC.
  by apply: le_trans (ler_norm _) (dot_le_norm _ _).
by apply: le_trans; rewrite mulrAC expr2 ler_wpmul2r ?norm_ge0.
Qed.

Theorem sigma_tr m n (A : 'M[R]_(m, n)) k : sigma A^T k = sigma A k.
Proof.
apply: le_anti; rewrite sigma_tr_le andbT.
by have := sigma_tr_le A^T k; rewrite trmxK.
Qed.

(* Sums: Weyl's inequalities. *)
Theorem sigma_weyl m n (A B : 'M[R]_(m, n)) i j :
  sigma (A + B) (i + j) <= sigma A i + sigma B j.
Proof.
apply: sigma_le; first by rewrite addr_ge0 ?sigma_ge0.
apply: mostly_weaken (mostly_meet (sigma_mostly A i) (sigma_mostly B j)) _ => x [hA hB].
by rewrite linearD /= mulmxDr mulrDl (le_trans (norm_triangle _ _)) // ler_add.
Qed.

Theorem sigma_perturb m n (A E : 'M[R]_(m, n)) k : `|sigma (A + E) k - sigma A k| <= sigma E 0.
Proof.
rewrite ler_distl; apply/andP; split; last by have := sigma_weyl A E k 0; rewrite addn0.
by rewrite ler_subl_addr; have := sigma_weyl (A + E) (- E) k 0; rewrite addrK addn0 sigmaN.
Qed.

Lemma sigma_dist m n (A B : 'M[R]_(m, n)) k : `|sigma A k - sigma B k| <= sigma (A - B) 0.
Proof. by have := sigma_perturb B (A - B) k; rewrite addrCA subrr addr0. Qed.

Theorem sigma_rank_perturb m n (A E : 'M[R]_(m, n)) k r :
  (\rank E <= r)%N -> sigma (A + E) (k + r) <= sigma A k.
Proof. by move=> rE; have := sigma_weyl A E k r; rewrite (sigma_rank rE) addr0. Qed.

(* Products. *)
Theorem sigma_product m p n (A : 'M[R]_(m, p)) (B : 'M[R]_(p, n)) i j :
  sigma (A *m B) (i + j) <= sigma A i * sigma B j.
Proof.
apply: sigma_le; first by rewrite mulr_ge0 ?sigma_ge0.
have [W [rW hW]] := sigma_mostly A i; rewrite addnC.
(* the vectors that B takes into W *)
suff hB : mostly i (fun x => (x *m B^T <= W)%MS).
  apply: mostly_weaken (mostly_meet (sigma_mostly B j) hB) _ => x [hx xW].
  rewrite trmx_mul mulmxA (le_trans (hW _ xW)) // -mulrA ler_wpmul2l ?sigma_ge0 //.
exists (kermx (B^T *m cokermx W)); split; last first.
  by move=> x /sub_kermxP xB; rewrite submxE -mulmxA xB.
rewrite mxrank_ker.
have h1 : (\rank (B^T *m cokermx W) <= \rank (cokermx W))%N by apply: mxrankM_maxr.
by move: h1; rewrite mxrank_coker; have := rank_leq_row (B^T *m cokermx W); lia.
Qed.

Theorem sigma_mull m p n (A : 'M[R]_(m, p)) (B : 'M[R]_(p, n)) k :
  sigma (A *m B) k <= sigma A 0 * sigma B k.
Proof. by have := sigma_product A B 0 k. Qed.

Theorem sigma_mulr m p n (A : 'M[R]_(m, p)) (B : 'M[R]_(p, n)) k :
  sigma (A *m B) k <= sigma A k * sigma B 0.
Proof. by have := sigma_product A B k 0; rewrite addn0. Qed.

Theorem sigma_product_ge m p n (A : 'M[R]_(m, p)) (B : 'M[R]_(p, n)) i j k :
  (p + k <= i + j.+1)%N -> (i < p)%N -> sigma A i * sigma B j <= sigma (A *m B) k.
Proof.
move=> pk ip; have [->|s0] := eqVneq (sigma B j) 0; first by rewrite mulr0 sigma_ge0.
have sp : 0 < sigma B j by rewrite lt_def s0 sigma_ge0.
have jn : (j < n)%N by rewrite ltnNge; apply: contra s0 => /(sigma_out_col B) ->.
have kn : (k < n)%N by move: pk ip jn; lia.
have [V [rV hV]] := sigma_somewhere A ip; have [U [rU hU]] := sigma_somewhere B jn.
(* the vectors of U that B takes into V *)
pose X := (U :&: kermx (B^T *m cokermx V))%MS.
apply: sigma_ge => //; exists X; split.
  have := mxrank_mul_ker U (B^T *m cokermx V); rewrite -/X mulmxA.
  have h1 := mxrankM_maxr (U *m B^T) (cokermx V).
  move: h1; rewrite mxrank_coker; have := rank_leq_col V; move: pk rV rU ip.
  move: (\rank U) (\rank V) (\rank X) (\rank (U *m B^T *m cokermx V)) => u v x r.
  clear; lia.
move=> x; rewrite sub_capmx => /andP[xU /sub_kermxP xV].
have xV' : (x *m B^T <= V)%MS by rewrite submxE -mulmxA xV.
rewrite trmx_mul mulmxA; apply: le_trans (hV _ xV').
by rewrite -mulrA ler_wpmul2l ?sigma_ge0 ?hU.
Qed.

Lemma sigma_mull_ge m p n (A : 'M[R]_(m, p)) (B : 'M[R]_(p, n)) k :
  (0 < p)%N -> sigma A p.-1 * sigma B k <= sigma (A *m B) k.
Proof. by move=> p0; apply: sigma_product_ge; move: p0; lia. Qed.

Lemma sigma_mulr_ge m p n (A : 'M[R]_(m, p)) (B : 'M[R]_(p, n)) k :
  (k < p)%N -> sigma A k * sigma B p.-1 <= sigma (A *m B) k.
Proof. by move=> kp; apply: sigma_product_ge; move: kp; lia. Qed.

(* Orthogonal and diagonal factors. *)
Lemma sigma_orthogonal_l m p n (Q : 'M[R]_(p, m)) (A : 'M[R]_(m, n)) k :
  Q^T *m Q = 1%:M -> sigma (Q *m A) k = sigma A k.
Proof. by move=> QQ; apply: sigma_gram; rewrite trmx_mul mulmxA -(mulmxA A^T) QQ mulmx1. Qed.

Lemma sigma_orthogonal_r m n (A : 'M[R]_(m, n)) (Q : 'M[R]_n) k :
  Q *m Q^T = 1%:M -> sigma (A *m Q) k = sigma A k.
Proof.
by move=> QQ; rewrite -sigma_tr trmx_mul sigma_orthogonal_l ?sigma_tr // trmxK.
Qed.

(* The singular values of a matrix whose Gram matrix is diagonal in an orthonormal basis. *)
Lemma sigma_diagonal_gram m n (A : 'M[R]_(m, n)) (P : 'M[R]_n) (f : 'I_n -> R) k :
  P *m P^T = 1%:M -> (forall i, 0 <= f i) ->
  A^T *m A = P^T *m diag_mx (\row_i f i ^+ 2) *m P -> sigma A k = largest f k.
Proof.
move=> PP f0 h; rewrite /sigma (lambda_diagonal k PP h).
case: (ltnP k n) => kn; last by rewrite !largest_out // sqrtr0.
have -> : largest ((\row_i f i ^+ 2) 0) k = largest (fun i => f i ^+ 2) k.
  by apply: eq_largest => i; rewrite mxE.
rewrite (@largest_image _ _ f (fun x => x ^+ 2)) //; last first.
  by move=> i j ij; rewrite ler_expn2r ?nnegrE.
rewrite sqrtr_sqr ger0_norm //; have [p /(_ (Ordinal kn)) /= ->] := largest_perm f.
exact: f0.
Qed.

Lemma sigma_diag n (d : 'rV[R]_n) k : sigma (diag_mx d) k = largest (fun i => `|d 0 i|) k.
Proof.
apply: (@sigma_diagonal_gram _ _ _ 1%:M); first by rewrite trmx1 mulmx1.
  by move=> i; apply: normr_ge0.
rewrite tr_diag_mx trmx1 mul1mx mulmx1; apply/matrixP => i j.
by rewrite mul_diag_mx !mxE mulrnAr -expr2 real_normK ?num_real.
Qed.

Lemma sigma_scalar n (c : R) k : (k < n)%N -> sigma (c%:M : 'M[R]_n) k = `|c|.
Proof.
move=> kn; rewrite -diag_const_mx sigma_diag.
rewrite (@eq_largest _ _ _ (fun=> `|c|)); last by move=> i; rewrite mxE.
by have [p /(_ (Ordinal kn))] := largest_perm (fun _ : 'I_n => `|c|).
Qed.

Lemma sigma_id n k : (k < n)%N -> sigma (1%:M : 'M[R]_n) k = 1.
Proof. by move=> kn; rewrite sigma_scalar // normr1. Qed.

Lemma sigma_scalar_le n (c : R) k : sigma (c%:M : 'M[R]_n) k <= `|c|.
Proof.
case: (ltnP k n) => kn; last by rewrite sigma_out_col ?normr_ge0.
by rewrite sigma_scalar.
Qed.

Lemma sigmaZ m n c (A : 'M[R]_(m, n)) k : sigma (c *: A) k = `|c| * sigma A k.
Proof.
have E : (c *: A)^T *m (c *: A) = c ^+ 2 *: (A^T *m A).
  by rewrite [(c *: A)^T]linearZ /= -scalemxAl -scalemxAr scalerA expr2.
by rewrite /sigma E lambda_scale ?sqr_ge0 ?gram_symmetric // sqrtrM ?sqr_ge0 // sqrtr_sqr.
Qed.

(* Energy and volume. *)
Definition frobenius2 m n (A : 'M[R]_(m, n)) : R := \sum_i \sum_j A i j ^+ 2.

Lemma trace_gram m n (A : 'M[R]_(m, n)) : \tr (A^T *m A) = frobenius2 A.
Proof.
rewrite /frobenius2 exchange_big; apply: eq_bigr => j _; rewrite mxE.
by apply: eq_bigr => i _; rewrite mxE expr2.
Qed.

Lemma frobenius_tr m n (A : 'M[R]_(m, n)) : frobenius2 A^T = frobenius2 A.
Proof.
rewrite /frobenius2 exchange_big; apply: eq_bigr => j _.
by apply: eq_bigr => i _; rewrite mxE.
Qed.

Lemma sum_sigma_sq m n (A : 'M[R]_(m, n)) : \sum_(k < n) sigma A k ^+ 2 = frobenius2 A.
Proof.
rewrite -trace_gram (trace_lambda (gram_symmetric A)).
by apply: eq_bigr => k _; rewrite sigma_sq.
Qed.

(* Sums over the min(m, n) singular values and over the n columns are the same. *)
Lemma sum_sigma_min m n (A : 'M[R]_(m, n)) (f : R -> R) : f 0 = 0 ->
  \sum_(k < minn m n) f (sigma A k) = \sum_(k < n) f (sigma A k).
Proof.
move=> f0; rewrite -!(big_mkord xpredT (fun k => f (sigma A k))).
rewrite [RHS](big_cat_nat _ (n := minn m n)) ?geq_minr //=.
rewrite [X in _ = _ + X]big_nat_cond [X in _ = _ + X]big1 ?addr0 // => i /andP[/andP[h _] _].
by rewrite sigma_out.
Qed.

Theorem energy m n (A : 'M[R]_(m, n)) : \sum_(k < minn m n) sigma A k ^+ 2 = frobenius2 A.
Proof. by rewrite (@sum_sigma_min _ _ _ (fun x => x ^+ 2)) ?expr0n // sum_sigma_sq. Qed.

Theorem volume n (A : 'M[R]_n) : \prod_(k < n) sigma A k = `|\det A|.
Proof.
have p0 : 0 <= \prod_(k < n) sigma A k by apply: prodr_ge0 => i _; apply: sigma_ge0.
apply/eqP; rewrite -(eqr_expn2 (_ : 0 < 2)%N) // -prodrXl real_normK ?num_real //.
rewrite expr2 -[X in X * _]det_tr -det_mulmx (det_lambda (gram_symmetric A)).
by apply/eqP; apply: eq_bigr => k _; rewrite sigma_sq.
Qed.

(* A symmetric matrix: the absolute values of the eigenvalues. *)
Lemma sigma_symmetric n (S : 'M[R]_n) k : S^T = S ->
  sigma S k = largest (fun j : 'I_n => `|lambda S j|) k.
Proof.
move=> symS; have [P [PP SE _]] := lambda_spec symS.
apply: (sigma_diagonal_gram _ PP) => [i|]; first exact: normr_ge0.
rewrite symS {1 2}SE !mulmxA -(mulmxA _ P P^T) PP mulmx1 -(mulmxA P^T).
congr (_ *m _ *m _); apply/matrixP => i j.
by rewrite mul_diag_mx !mxE mulrnAr -expr2 real_normK ?num_real.
Qed.

(* The symmetric part (Fan and Hoffman). *)
Lemma symmetric_part n (A : 'M[R]_n) : (A + A^T)^T = A + A^T.
Proof. by rewrite linearD /= trmxK addrC. Qed.

Lemma form_symmetric_part n (A : 'M[R]_n) x : form (A + A^T) x = 2%:R * form A x.
Proof. by rewrite formD [form A^T x]dot_mull trmxK [dot x _]dotC mulr_natl mulr2n. Qed.

Lemma form_le_norms n (A : 'M[R]_n) x : form A x <= norm (x *m A^T) * norm x.
Proof.
have -> : form A x = dot (x *m A^T) x by rewrite /form dot_mull dotC.
by apply: le_trans (ler_norm _) (dot_le_norm _ _).
Qed.

Lemma lambda_half_le n (A : 'M[R]_n) i : (i < n)%N -> lambda (2%:R^-1 *: (A + A^T)) i <= sigma A i.
Proof.
move=> iN; apply: lambda_le => //; first by rewrite linearZ /= symmetric_part.
apply: mostly_weaken (sigma_mostly A i) _ => x h.
rewrite formZ form_symmetric_part mulrA mulVf ?pnatr_eq0 // mul1r.
apply: le_trans (form_le_norms A x) _; rewrite -norm_sq expr2 mulrA.
by rewrite ler_wpmul2r ?norm_ge0.
Qed.

(* The Gram matrix of cI + A. *)
Lemma gram_shift n c (A : 'M[R]_n) :
  (c%:M + A)^T *m (c%:M + A) = (c ^+ 2)%:M + (A^T *m A + c *: (A + A^T)).
Proof.
rewrite [(_ + A)^T]linearD /= tr_scalar_mx mulmxDl !mulmxDr -scalar_mxM -expr2.
rewrite mul_scalar_mx mul_mx_scalar scalerDr -!addrA; congr (_ + _).
by rewrite addrA addrC.
Qed.

Lemma sigma_shift_sq n c (A : 'M[R]_n) k : (k < n)%N ->
  sigma (c%:M + A) k ^+ 2 = c ^+ 2 + lambda (A^T *m A + c *: (A + A^T)) k.
Proof.
move=> kn; rewrite sigma_sq gram_shift lambda_shift //.
by rewrite linearD /= gram_symmetric linearZ /= symmetric_part.
Qed.

Lemma shift_half_le n c (A : 'M[R]_n) k : (k < n)%N ->
  c + 2%:R^-1 * lambda (A + A^T) k <= sigma (c%:M + A) k.
Proof.
move=> kn; rewrite -(lambda_scale _ _ (symmetric_part A)) ?invr_ge0 ?ler0n //.
rewrite -lambda_shift //; last by rewrite linearZ /= symmetric_part.
apply: le_trans (lambda_half_le _ kn); rewrite [(_ + A)^T]linearD /= tr_scalar_mx addrACA.
rewrite [X in _ <= lambda X _]scalerDr -mulr2n -scaler_nat scalerA mulVf ?pnatr_eq0 //.
by rewrite scale1r.
Qed.

(* Quotients x/y <= a/b, multiplied out. *)
Lemma cross_le (x y a b : R) : 0 <= x -> 0 <= y -> x <= a -> b <= y -> x * b <= a * y.
Proof.
move=> x0 y0 xa yb; apply: le_trans (_ : x * y <= _); first by rewrite ler_wpmul2l.
by rewrite ler_wpmul2r.
Qed.

(* Stacking and deleting rows and columns. *)
Lemma norm_stack m p n (A : 'M[R]_(m, n)) (B : 'M[R]_(p, n)) x :
  dot (x *m (col_mx A B)^T) (x *m (col_mx A B)^T)
  = dot (x *m A^T) (x *m A^T) + dot (x *m B^T) (x *m B^T).
Proof. by rewrite -!form_gram tr_col_mx mul_row_col formD. Qed.

End SingularValues.
