(* SPDX-License-Identifier: Apache-2.0 *)

(* Rows scaled by slopes, rows and columns deleted, and what a change of small rank does. *)

From mathcomp Require Import all_ssreflect all_algebra all_fingroup.
From mathcomp Require Import zify ring.
From SingularBounds.lib Require Import Vectors SpectralTheorem Eigenvalues SingularValues.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section Masks.
Variable R : rcfType.

(* |d|, entry by entry; d with entry k replaced by t. *)
Definition magnitude n (d : 'rV[R]_n) : 'rV[R]_n := \row_k `|d 0 k|.
Definition replacing n (d : 'rV[R]_n) (k : 'I_n) (t : R) : 'rV[R]_n :=
  \row_j if j == k then t else d 0 j.

(* The slopes of a mask: eta on the set Z, 1 elsewhere. *)
Definition mask m (Z : {set 'I_m}) (eta : R) : 'rV[R]_m := \row_k if k \in Z then eta else 1.

(* The rows of the identity with an index in S. *)
Definition selection m (S : {set 'I_m}) : 'M[R]_(#|S|, m) := rowsub enum_val 1%:M.

(* A without the rows in P and the columns in Q. *)
Definition deleting m n (P : {set 'I_m}) (Q : {set 'I_n}) (A : 'M[R]_(m, n)) :
  'M[R]_(#|~: P|, #|~: Q|) := mxsub enum_val enum_val A.

Lemma tr_selection_mul m (S : {set 'I_m}) :
  (selection S)^T *m selection S = diag_mx (\row_k (k \in S)%:R).
Proof.
apply/matrixP => a b; rewrite !mxE.
rewrite (eq_bigr (fun i : 'I_#|S| => (enum_val i == a)%:R * (enum_val i == b)%:R)); last first.
  by move=> i _; rewrite !mxE.
have -> : \sum_(i < #|S|) (enum_val i == a)%:R * (enum_val i == b)%:R
    = \sum_(x in S) (x == a)%:R * (x == b)%:R :> R by rewrite [RHS]big_enum_val.
have [aS|aS] := boolP (a \in S).
  rewrite (bigD1 a) //= eqxx mul1r big1 ?addr0 // => i /andP[_ /negbTE ->].
  by rewrite mul0r.
by rewrite mul0rn big1 // => i iS; case: eqP iS aS => [->|_ _ _]; [move=> -> | rewrite mul0r].
Qed.

Lemma mul_tr_selection m (S : {set 'I_m}) : selection S *m (selection S)^T = 1%:M.
Proof.
apply/matrixP => a b; rewrite !mxE (bigD1 (enum_val a)) //= !mxE eqxx mul1r big1 => [|i ia].
  by rewrite addr0 (inj_eq enum_val_inj) eq_sym.
by rewrite !mxE eq_sym (negbTE ia) mul0r.
Qed.

Lemma deletingE m n P Q (A : 'M[R]_(m, n)) :
  deleting P Q A = selection (~: P) *m A *m (selection (~: Q))^T.
Proof.
rewrite /deleting -[A in LHS]mulmx1 mxsub_mul; congr (_ *m _); first by rewrite rowsubE.
by apply/matrixP => i j; rewrite !mxE eq_sym.
Qed.

Lemma rank_diag_le m (d : 'rV[R]_m) (S : {set 'I_m}) : (forall k, k \notin S -> d 0 k = 0) ->
  (\rank (diag_mx d) <= #|S|)%N.
Proof.
move=> h; have -> : diag_mx d = (selection S)^T *m (selection S *m diag_mx d).
  rewrite mulmxA tr_selection_mul mul_diag_mx; apply/matrixP => i j; rewrite !mxE.
  by case: (boolP (i \in S)) => [_|/h ->]; rewrite ?mul1r // mul0r mul0rn.
by apply: leq_trans (mxrankM_maxl _ _) (rank_leq_col _).
Qed.

(* Two matrices that differ by rank r. *)
Lemma sigma_rank_close m n (A B : 'M[R]_(m, n)) k r :
  (\rank (A - B)%R <= r)%N -> sigma A (k + r) <= sigma B k.
Proof. by move=> h; have := sigma_rank_perturb B k h; rewrite addrCA subrr addr0. Qed.

Lemma sigma_masks_close m n (d e : 'rV[R]_m) (S : {set 'I_m}) (A : 'M[R]_(m, n)) k :
  (forall j, j \notin S -> d 0 j = e 0 j) ->
  sigma (diag_mx d *m A) (k + #|S|) <= sigma (diag_mx e *m A) k.
Proof.
move=> h; apply: sigma_rank_close; rewrite -mulmxBl -linearB /=.
apply: leq_trans (mxrankM_maxl _ _) _; apply: rank_diag_le => j /h E.
by rewrite !mxE E subrr.
Qed.

Lemma diag_mask0 m (Z : {set 'I_m}) :
  diag_mx (mask Z 0) = (selection (~: Z))^T *m selection (~: Z).
Proof.
by rewrite tr_selection_mul; congr diag_mx; apply/rowP => k; rewrite !mxE inE; case: (k \in Z).
Qed.

Lemma diag_mask1 m (Z : {set 'I_m}) : diag_mx (mask Z 1) = 1%:M.
Proof. by rewrite -diag_const_mx; congr diag_mx; apply/rowP => k; rewrite !mxE if_same. Qed.

Lemma sigma_selection_mul m n (S : {set 'I_m}) (A : 'M[R]_(m, n)) k :
  sigma (selection S *m A) k = sigma ((selection S)^T *m selection S *m A) k.
Proof.
by rewrite -mulmxA; apply/esym/sigma_orthogonal_l; rewrite trmxK mul_tr_selection.
Qed.

Lemma sigma_deleting m n P Q (A : 'M[R]_(m, n)) k :
  sigma (deleting P Q A) k = sigma (diag_mx (mask P 0) *m A *m diag_mx (mask Q 0)) k.
Proof.
rewrite deletingE -mulmxA sigma_selection_mul -diag_mask0 mulmxA -sigma_tr trmx_mul trmxK.
rewrite sigma_selection_mul -diag_mask0 -(sigma_tr (_ *m diag_mx (mask Q 0))).
by rewrite [in RHS]trmx_mul tr_diag_mx.
Qed.

(* Slopes from above and below. *)
Lemma diag_mull_le m n (d : 'rV[R]_m) (A : 'M[R]_(m, n)) k :
  sigma (diag_mx d *m A) k <= maximum (fun j => `|d 0 j|) * sigma A k.
Proof. by have := sigma_mull (diag_mx d) A k; rewrite sigma_diag. Qed.

Lemma diag_mull_ge m n (d : 'rV[R]_m) (A : 'M[R]_(m, n)) k : (0 < m)%N ->
  minimum (fun j => `|d 0 j|) * sigma A k <= sigma (diag_mx d *m A) k.
Proof. by move=> m0; have := sigma_mull_ge (diag_mx d) A k m0; rewrite sigma_diag. Qed.

Lemma diag_mull_le_const m n (d : 'rV[R]_m) (A : 'M[R]_(m, n)) c k : 0 <= c ->
  (forall j, `|d 0 j| <= c) -> sigma (diag_mx d *m A) k <= c * sigma A k.
Proof.
move=> c0 h; apply: le_trans (diag_mull_le d A k) _.
by rewrite ler_wpmul2r ?sigma_ge0 // maximum_le.
Qed.

Lemma diag_mull_ge_const m n (d : 'rV[R]_m) (A : 'M[R]_(m, n)) c k :
  (forall j, c <= `|d 0 j|) -> c * sigma A k <= sigma (diag_mx d *m A) k.
Proof.
move=> h; case: (posnP m) => [m0|m0].
  by rewrite !sigma_out ?mulr0 // (eqP (_ : minn m n == 0%N)) // m0 min0n.
apply: le_trans (diag_mull_ge d A k m0).
by rewrite ler_wpmul2r ?sigma_ge0 // minimum_ge.
Qed.

Lemma mask0_mull_le m n (Z : {set 'I_m}) (A : 'M[R]_(m, n)) k :
  sigma (diag_mx (mask Z 0) *m A) k <= sigma A k.
Proof.
rewrite -[X in _ <= X]mul1r; apply: diag_mull_le_const => [|j]; first exact: ler01.
by rewrite mxE; case: ifP; rewrite ?normr0 ?normr1 ?ler01 ?lexx.
Qed.

Lemma mask0_shift m n (Z : {set 'I_m}) (A : 'M[R]_(m, n)) k :
  sigma A (k + #|Z|) <= sigma (diag_mx (mask Z 0) *m A) k.
Proof.
rewrite -[A in X in X <= _]mul1mx -(diag_mask1 Z); apply: sigma_masks_close => j /negbTE jZ.
by rewrite !mxE jZ.
Qed.

Lemma two_masks_shift m n (P : {set 'I_m}) (Q : {set 'I_n}) (A : 'M[R]_(m, n)) k :
  sigma A (k + #|P| + #|Q|) <= sigma (diag_mx (mask P 0) *m A *m diag_mx (mask Q 0)) k.
Proof.
have h : sigma A (k + #|P| + #|Q|) <= sigma (diag_mx (mask P 0) *m A) (k + #|Q|).
  by rewrite addnAC; apply: mask0_shift.
apply: le_trans h _; rewrite -sigma_tr -[X in _ <= X]sigma_tr [X in _ <= sigma X _]trmx_mul.
by rewrite tr_diag_mx; apply: mask0_shift.
Qed.

Lemma two_masks_le m n (P : {set 'I_m}) (Q : {set 'I_n}) (A : 'M[R]_(m, n)) k :
  sigma (diag_mx (mask P 0) *m A *m diag_mx (mask Q 0)) k <= sigma A k.
Proof.
apply: le_trans (mask0_mull_le P A k); rewrite -sigma_tr -[X in _ <= X]sigma_tr.
by rewrite [X in sigma X _ <= _]trmx_mul tr_diag_mx mask0_mull_le.
Qed.

Lemma diag_mulr_le m n (A : 'M[R]_(m, n)) (d : 'rV[R]_n) k :
  sigma (A *m diag_mx d) k <= maximum (fun j => `|d 0 j|) * sigma A k.
Proof. by rewrite -sigma_tr trmx_mul tr_diag_mx -(sigma_tr A) diag_mull_le. Qed.

Lemma diag_mulr_ge m n (A : 'M[R]_(m, n)) (d : 'rV[R]_n) k : (0 < n)%N ->
  minimum (fun j => `|d 0 j|) * sigma A k <= sigma (A *m diag_mx d) k.
Proof. by move=> n0; rewrite -[X in _ <= X]sigma_tr trmx_mul tr_diag_mx -(sigma_tr A) diag_mull_ge. Qed.

(* Slopes that are larger in size. *)
Lemma diag_mono m n (d e : 'rV[R]_m) (A : 'M[R]_(m, n)) k :
  (forall j, `|d 0 j| <= `|e 0 j|) -> sigma (diag_mx d *m A) k <= sigma (diag_mx e *m A) k.
Proof.
move=> h; rewrite -[X in _ <= X]mul1r; apply: sigma_compare => [|x]; first exact: ler01.
rewrite norm_leP ?ler01 // expr1n mul1r !trmx_mul !tr_diag_mx !mulmxA !dot_sumsq.
apply: ler_sum => j _; rewrite !mul_mx_diag !mxE !exprMn ler_wpmul2l ?sqr_ge0 //.
by rewrite -[d 0 j ^+ 2]real_normK ?num_real // -[e 0 j ^+ 2]real_normK ?num_real // ler_expn2r ?nnegrE.
Qed.

(* Only the sizes of slopes matter. *)
Lemma sigma_diag_abs m n (d e : 'rV[R]_m) (A : 'M[R]_(m, n)) k :
  (forall j, `|d 0 j| = `|e 0 j|) -> sigma (diag_mx d *m A) k = sigma (diag_mx e *m A) k.
Proof.
move=> h; apply: sigma_gram; rewrite !trmx_mul !tr_diag_mx !mulmxA; congr (_ *m _).
rewrite -!(mulmxA A^T); congr (_ *m _); apply/matrixP => i j.
rewrite !mul_diag_mx !mxE !mulrnAr -!expr2 -real_normK ?num_real // h.
by rewrite real_normK ?num_real.
Qed.

(* Of some of the values f j >= 0 the i-th largest is at most the i-th largest of all; so the product
   of any s values is at most that of the s largest. *)
Lemma largest_sub n s (f : 'I_n -> R) (q : 'I_s -> 'I_n) i : injective q -> (forall j, 0 <= f j) ->
  largest (fun j => f (q j)) i <= largest f i.
Proof.
move=> injq f0; pose S : 'M[R]_(s, n) := rowsub q 1%:M; pose D := diag_mx (\row_j f j).
have SS : S *m S^T = 1%:M.
  apply/matrixP => a b; rewrite !mxE (bigD1 (q a)) //= !mxE eqxx mul1r big1 => [|j ja].
    by rewrite addr0 (inj_eq injq) eq_sym.
  by rewrite !mxE eq_sym (negbTE ja) mul0r.
have S1 : sigma S 0 <= 1.
  rewrite -sigma_tr (@sigma_gram _ _ _ _ S^T (1%:M : 'M_s)) ?trmxK ?trmx1 ?mulmx1 //.
  by have := sigma_scalar_le s (1 : R) 0; rewrite normr1.
have DE : S *m D *m S^T = diag_mx (\row_j f (q j)).
  apply/matrixP => a b; rewrite mul_mx_diag !mxE (bigD1 (q a)) //= !mxE eqxx mul1r.
  rewrite big1 => [|j ja]; last by rewrite !mxE eq_sym (negbTE ja) !mul0r.
  by rewrite addr0 (inj_eq injq) eq_sym mulr_natr.
have E m (g : 'I_m -> R) k : (forall j, 0 <= g j) -> largest g k = sigma (diag_mx (\row_j g j)) k.
  by move=> g0; rewrite sigma_diag; apply: eq_largest => j; rewrite mxE ger0_norm.
rewrite !E // -DE; apply: le_trans (sigma_mulr _ _ _) _.
apply: le_trans (_ : sigma (S *m D) i * 1 <= _).
  by rewrite ler_wpmul2l ?sigma_ge0 // sigma_tr.
rewrite mulr1; apply: le_trans (sigma_mull _ _ _) _.
by rewrite -[X in _ <= X]mul1r ler_wpmul2r ?sigma_ge0.
Qed.

Lemma prod_le_largest n s (f : 'I_n -> R) (q : 'I_s -> 'I_n) : injective q -> (forall j, 0 <= f j) ->
  \prod_i f (q i) <= \prod_(i < s) largest f i.
Proof.
move=> injq f0; have [p Ep] := largest_perm (fun j => f (q j)).
rewrite (reindex_inj (@perm_inj _ p)) /=; apply: ler_prod => i _.
by rewrite f0 /= -Ep largest_sub.
Qed.

(* Energy, row by row. *)
Definition row_norm2 m n (A : 'M[R]_(m, n)) (k : 'I_m) : R := \sum_j A k j ^+ 2.

Lemma frobenius_rows m n (A : 'M[R]_(m, n)) : frobenius2 A = \sum_k row_norm2 A k.
Proof. by []. Qed.

Lemma frobenius_diag m n (d : 'rV[R]_m) (A : 'M[R]_(m, n)) :
  frobenius2 (diag_mx d *m A) = \sum_k d 0 k ^+ 2 * row_norm2 A k.
Proof.
apply: eq_bigr => k _; rewrite mulr_sumr; apply: eq_bigr => j _.
by rewrite mul_diag_mx !mxE exprMn.
Qed.

End Masks.
