(* SPDX-License-Identifier: Apache-2.0 *)

(* The spectral theorem for real symmetric matrices: S = P^T diag(d) P with P orthogonal and d in
   decreasing order. A real eigenvalue comes from the field R[i], which is algebraically closed; a
   Householder reflection splits its eigenvector off, and induction on the order does the rest. *)

From mathcomp Require Import all_ssreflect all_algebra all_fingroup.
From mathcomp Require Import complex ring.
From SingularBounds.lib Require Import Vectors.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section Sorting.
Variable R : rcfType.

Definition geR : rel R := fun x y => y <= x.

(* The (k+1)-st largest of the m values f 0, ..., f (m-1); 0 where there is none. *)
Definition largest m (f : 'I_m -> R) (k : nat) : R := nth 0 (sort geR [seq f j | j <- enum 'I_m]) k.

Lemma largest_perm m (f : 'I_m -> R) : exists p : 'S_m, forall i : 'I_m, largest f i = f (p i).
Proof.
pose t := [tuple f i | i < m].
have /tuple_permP [p Ep] : perm_eq (sort_tuple geR t) t by rewrite /= perm_sort.
exists p => i; rewrite /largest [sort _ _]Ep.
by rewrite -(tnth_nth 0 [tuple tnth t (p i) | i < m] i) !tnth_mktuple.
Qed.

Lemma largest_out m (f : 'I_m -> R) k : (m <= k)%N -> largest f k = 0.
Proof. by move=> mk; rewrite /largest nth_default // size_sort size_map size_enum_ord. Qed.

Lemma largest_mono m (f : 'I_m -> R) i j : (i <= j < m)%N -> largest f j <= largest f i.
Proof.
case/andP => ij jm; have im := leq_ltn_trans ij jm.
have tot : total geR by move=> x y; rewrite /geR; exact: le_total.
have tr : transitive geR by move=> x y z xy yz; exact: (le_trans yz xy).
have rf : reflexive geR by move=> x; exact: lexx.
apply: (sorted_leq_nth tr rf 0 (sort_sorted tot _)) => //;
by rewrite inE size_sort size_map size_enum_ord.
Qed.

(* The greatest and the least of the values. *)
Definition maximum m (f : 'I_m -> R) : R := largest f 0.
Definition minimum m (f : 'I_m -> R) : R := largest f m.-1.

Lemma maximum_ge m (f : 'I_m -> R) i : f i <= maximum f.
Proof.
have [p Ep] := largest_perm f.
by rewrite -[X in f X](permKV p) -Ep; apply: largest_mono; rewrite leq0n ltn_ord.
Qed.

Lemma minimum_le m (f : 'I_m -> R) i : minimum f <= f i.
Proof.
have [p Ep] := largest_perm f; have m0 : (0 < m)%N by case: (m) i => [[]|].
rewrite -[X in _ <= f X](permKV p) -Ep; apply: largest_mono.
by rewrite -ltnS prednK // ltn_ord leqnn.
Qed.

Lemma maximum_attained m (f : 'I_m -> R) : (0 < m)%N -> exists i, maximum f = f i.
Proof. by move=> m0; have [p Ep] := largest_perm f; exists (p (Ordinal m0)); rewrite -Ep. Qed.

Lemma minimum_attained m (f : 'I_m -> R) : (0 < m)%N -> exists i, minimum f = f i.
Proof.
move=> m0; have h : (m.-1 < m)%N by rewrite prednK.
by have [p Ep] := largest_perm f; exists (p (Ordinal h)); rewrite -Ep.
Qed.

Lemma maximum_le m (f : 'I_m -> R) c : 0 <= c -> (forall i, f i <= c) -> maximum f <= c.
Proof.
move=> c0 h; case: (posnP m) => [m0|/(maximum_attained f)[i ->] //].
by rewrite /maximum largest_out // m0.
Qed.

Lemma maximum_ge0 m (f : 'I_m -> R) : (forall i, 0 <= f i) -> 0 <= maximum f.
Proof.
move=> h; case: (posnP m) => [m0|/(maximum_attained f)[i ->] //].
by rewrite /maximum largest_out // m0.
Qed.

Lemma minimum_ge0 m (f : 'I_m -> R) : (forall i, 0 <= f i) -> 0 <= minimum f.
Proof.
move=> h; case: (posnP m) => [m0|/(minimum_attained f)[i ->] //].
by rewrite /minimum largest_out // m0.
Qed.

Lemma minimum_ge m (f : 'I_m -> R) c : (0 < m)%N -> (forall i, c <= f i) -> c <= minimum f.
Proof. by move=> /(minimum_attained f)[i ->]. Qed.

(* The order in which the values come does not matter. *)
Lemma largest_reindex m (f : 'I_m -> R) (p : 'S_m) k : largest (fun i => f (p i)) k = largest f k.
Proof.
rewrite /largest; congr nth; apply/perm_sortP.
- by move=> x y; rewrite /geR; exact: le_total.
- by move=> x y z xy yz; exact: (le_trans yz xy).
- by move=> x y; rewrite /geR => /andP[xy yx]; apply: le_anti; rewrite xy yx.
rewrite (map_comp f p); apply: perm_map; apply: uniq_perm.
- by rewrite map_inj_uniq ?enum_uniq //; exact: perm_inj.
- exact: enum_uniq.
move=> i; rewrite mem_enum [RHS]inE -[i in LHS](permKV p).
by apply: map_f; rewrite mem_enum.
Qed.

(* A decreasing sequence is its own sorting. *)
Lemma largest_decreasing m (g : nat -> R) k : (k < m)%N ->
  (forall i j, (i <= j < m)%N -> g j <= g i) -> largest (fun i : 'I_m => g i) k = g k.
Proof.
move=> km dec; rewrite /largest.
have E : [seq g (val j) | j <- enum 'I_m] = [seq g i | i <- iota 0 m].
  by rewrite -val_enum_ord -[RHS]map_comp.
rewrite E sorted_sort; first by rewrite (nth_map 0%N) ?size_iota // nth_iota.
  by move=> x y z xy yz; exact: (le_trans yz xy).
apply/(sortedP 0) => i; rewrite size_map size_iota => im.
rewrite (nth_map 0%N) ?size_iota ?(ltnW im) // (nth_map 0%N) ?size_iota //.
by rewrite !nth_iota ?(ltnW im) // !add0n; apply: dec; rewrite leqnSn im.
Qed.

Lemma eq_largest m (f g : 'I_m -> R) k : f =1 g -> largest f k = largest g k.
Proof. by move=> fg; rewrite /largest (eq_map fg). Qed.

Lemma largest_unique m (f : 'I_m -> R) (g : nat -> R) (p : 'S_m) k : (k < m)%N ->
  (forall i j, (i <= j < m)%N -> g j <= g i) -> (forall i : 'I_m, g i = f (p i)) ->
  largest f k = g k.
Proof.
by move=> km dec E; rewrite -(largest_reindex f p) -(largest_decreasing km dec) (eq_largest _ E).
Qed.

(* An increasing function may be applied before or after sorting. *)
Lemma largest_image m (f : 'I_m -> R) (h : R -> R) k : (k < m)%N ->
  (forall i j, f i <= f j -> h (f i) <= h (f j)) -> largest (fun i => h (f i)) k = h (largest f k).
Proof.
move=> km inc; have [p Ep] := largest_perm f.
apply: (@largest_unique _ _ (fun i => h (largest f i)) p _ km); last by move=> i; rewrite Ep.
move=> i j /andP[ij jm]; have im := leq_ltn_trans ij jm.
have := @largest_mono _ f i j; rewrite ij jm => /(_ isT).
by rewrite (Ep (Ordinal im)) (Ep (Ordinal jm)); apply: inc.
Qed.

End Sorting.

Section Spectral.
Variable R : rcfType.
Local Notation toC := (real_complex R).
Local Notation bar := (@conjc R).

Lemma symmetric_eigenvalue n (S : 'M[R]_n.+1) : S^T = S -> exists a, eigenvalue S a.
Proof.
move=> symS; pose SC := map_mx toC S.
have [z rz] : exists z : R[i], root (char_poly SC) z.
  by apply: closed_rootP; rewrite size_char_poly.
have /eigenvalueP[v vS v0] : eigenvalue SC z by rewrite eigenvalue_root_char.
pose w := map_mx bar v.
have wS : w *m SC = bar z *: w.
  have <- : map_mx bar SC = SC by apply/matrixP => i j; rewrite !mxE conjc_real.
  by rewrite -map_mxM vS map_mxZ.
(* v w^T is the square of the length of v, so not 0 *)
have vw : (v *m w^T) 0 0 != 0.
  have -> : (v *m w^T) 0 0 = \sum_i `|v 0 i| ^+ 2.
    by rewrite mxE; apply: eq_bigr => i _; rewrite !mxE normCK.
  rewrite psumr_eq0; last by move=> i _; rewrite exprn_ge0.
  apply: contra v0 => /allP zero; apply/eqP/rowP => i; rewrite [RHS]mxE.
  by apply/eqP; have := zero i (mem_index_enum _); rewrite /= sqrf_eq0 normr_eq0.
have zz : z = bar z.
  apply: (mulIf vw).
  have <- : (v *m SC *m w^T) 0 0 = z * (v *m w^T) 0 0 by rewrite vS -scalemxAl [LHS]mxE.
  have <- : (v *m (w *m SC)^T) 0 0 = bar z * (v *m w^T) 0 0.
    by rewrite wS linearZ /= -scalemxAr [LHS]mxE.
  by rewrite trmx_mul [SC^T]map_trmx symS mulmxA.
have zr : z = toC (complex.Re z).
  by case: z zz {rz vS wS} => x y [] /eqP; rewrite -addr_eq0 -mulr2n mulrn_eq0 /= => /eqP ->.
exists (complex.Re z); rewrite eigenvalue_root_char.
by move: rz; rewrite zr -map_char_poly fmorph_root.
Qed.

(* A symmetric orthogonal matrix whose first row is a given unit vector. *)
Lemma reflection n (v : 'rV[R]_n.+1) : dot v v = 1 ->
  exists H : 'M[R]_n.+1, [/\ H^T = H, H *m H = 1%:M & row 0 H = v].
Proof.
move=> v1; have [e Ee] : exists e : 'rV[R]_n.+1, e = delta_mx 0 0 by exists (delta_mx 0 0).
have e1 : dot e e = 1 by rewrite Ee /dot trmx_delta mul_delta_mx mxE.
have [w Ew] : exists w, w = e - v by exists (e - v).
have [w0|w0] := eqVneq w 0.
  exists 1%:M; rewrite trmx1 mulmx1; split => //; rewrite rowE mulmx1 -Ee.
  by apply/eqP; rewrite -subr_eq0 -Ew w0.
have ww0 : dot w w != 0 by rewrite dot_eq0.
have ew : dot w w = 2%:R * dot e w.
  by rewrite Ew !(dotDl, dotDr, dotNl, dotNr) e1 v1 (dotC v e); ring.
pose c := 2%:R / dot w w; exists (1%:M - c *: (w^T *m w)); split.
- by rewrite linearB linearZ /= trmx1 trmx_mul trmxK.
- have sq : w^T *m w *m (w^T *m w) = dot w w *: (w^T *m w).
    by rewrite -mulmxA (mulmxA w) [w *m w^T]mx11_scalar mul_scalar_mx -scalemxAr.
  rewrite mulmxBl mul1mx mulmxBr mulmx1 -scalemxAl -scalemxAr scalerA sq scalerA.
  have -> : c * c * dot w w = c + c by rewrite /c; field.
  by rewrite scalerDl opprB addrK subrK.
- rewrite rowE -Ee mulmxBr mulmx1 -scalemxAr mulmxA [e *m w^T]mx11_scalar -/(dot e w).
  rewrite mul_scalar_mx scalerA.
  have -> : c * dot e w = 1.
    by apply: (mulfI ww0); rewrite /c mulrA mulrCA mulfV // mulr1 mulr1 ew.
  by rewrite scale1r Ew opprB addrCA subrr addr0.
Qed.

Lemma spectral_unordered n (S : 'M[R]_n) : S^T = S ->
  exists P : 'M[R]_n, exists d : 'rV[R]_n, P *m P^T = 1%:M /\ S = P^T *m diag_mx d *m P.
Proof.
elim: n S => [|n IH] S symS.
  by exists 1%:M, 0; rewrite trmx1 mul1mx; split => //; apply/matrixP => -[].
have [a /eigenvalueP[u uS u0]] := symmetric_eigenvalue symS.
pose v := (norm u)^-1 *: u.
have v1 : dot v v = 1.
  by rewrite /v dotZl dotZr -norm_sq expr2; field; rewrite norm_eq0.
have vS : v *m S = a *: v by rewrite /v -scalemxAl uS !scalerA mulrC.
have [H [symH HH H0]] := reflection v1.
have [B EB] : exists B : 'M[R]_(1 + n), B = H *m S *m H by exists (H *m S *m H).
have symB : B^T = B by rewrite EB !trmx_mul symH symS mulmxA.
have B0 : row 0 B = a *: delta_mx 0 0.
  rewrite rowE EB !mulmxA -rowE H0 vS -scalemxAl; congr (_ *: _).
  by rewrite -H0 rowE -mulmxA HH mulmx1.
have entry j : B 0 j = a * (0 == j)%:R.
  have := congr1 (fun M : 'rV_(1 + n) => M 0 j) B0; rewrite !mxE eqxx /= => ->.
  by rewrite eq_sym.
have ur0 : ursubmx B = 0.
  apply/matrixP => i j; rewrite !mxE (ord1 i).
  have -> : lshift n 0 = 0 :> 'I_(1 + n) by apply: val_inj.
  by rewrite entry mulr0.
have dl0 : dlsubmx B = 0 by rewrite -[B]symB -trmx_ursub ur0 trmx0.
have ul : ulsubmx B = a%:M.
  apply/matrixP => i j; rewrite !mxE (ord1 i) (ord1 j).
  have -> : lshift n 0 = 0 :> 'I_(1 + n) by apply: val_inj.
  by rewrite entry mulr1.
have symB' : (drsubmx B)^T = drsubmx B by rewrite trmx_drsub symB.
have [P' [d' [PP' Bd']]] := IH _ symB'.
pose Q : 'M[R]_(1 + n) := block_mx 1%:M 0 0 P'.
have blocks := (trmx0, trmx1, mul0mx, mulmx0, mul1mx, mulmx1, addr0, add0r).
have QQ : Q *m Q^T = 1%:M.
  by rewrite /Q tr_block_mx mulmx_block !blocks PP' -scalar_mx_block.
have BQ : B = Q^T *m diag_mx (row_mx a%:M d') *m Q.
  rewrite -[LHS]submxK ur0 dl0 ul Bd' diag_mx_row /Q tr_block_mx !mulmx_block !blocks.
  by congr block_mx; apply/matrixP => i j; rewrite !mxE (ord1 i) (ord1 j).
exists (Q *m H), (row_mx a%:M d' : 'rV_(1 + n)); split.
  by rewrite trmx_mul symH mulmxA -(mulmxA Q) HH mulmx1 QQ.
have -> : S = H *m B *m H by rewrite EB !mulmxA HH mul1mx -mulmxA HH mulmx1.
by rewrite BQ trmx_mul symH !mulmxA.
Qed.

Lemma conjugate_diagE n (P : 'M[R]_n) (d : 'rV[R]_n) a b :
  (P^T *m diag_mx d *m P) a b = \sum_i P i a * d 0 i * P i b.
Proof. by rewrite mxE; apply: eq_bigr => i _; rewrite mul_mx_diag !mxE. Qed.

(* The entries of d may be put in decreasing order. *)
Lemma order_diagonal n (S P : 'M[R]_n) (d : 'rV[R]_n) :
  P *m P^T = 1%:M -> S = P^T *m diag_mx d *m P ->
  exists Q : 'M[R]_n,
    Q *m Q^T = 1%:M /\ S = Q^T *m diag_mx (\row_(i < n) largest (d 0) i) *m Q.
Proof.
move=> PP ->; have [p Ep] := largest_perm (d 0); exists (row_perm p P); split.
  apply/matrixP => i j; have /matrixP/(_ (p i) (p j)) := PP.
  rewrite !mxE (inj_eq perm_inj) => <-; by apply: eq_bigr => k _; rewrite !mxE.
apply/matrixP => a b; rewrite !conjugate_diagE (reindex_inj (@perm_inj _ p)).
by apply: eq_bigr => i _; rewrite !mxE Ep.
Qed.

Theorem spectral_theorem n (S : 'M[R]_n) : S^T = S ->
  exists P : 'M[R]_n, exists d : 'rV[R]_n,
  [/\ P *m P^T = 1%:M, S = P^T *m diag_mx d *m P &
      forall i j : 'I_n, (i <= j)%N -> d 0 j <= d 0 i].
Proof.
case/spectral_unordered => P [d [PP SE]]; have [Q [QQ SQ]] := order_diagonal PP SE.
exists Q, (\row_(i < n) largest (d 0) i); split => // i j ij.
by rewrite !mxE; apply: largest_mono; rewrite ij ltn_ord.
Qed.

End Spectral.
