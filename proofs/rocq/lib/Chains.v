(* SPDX-License-Identifier: Apache-2.0 *)

(* Products of many factors, the first factor on the right: A_(L-1) ... A_1 A_0, where A_k has the
   shape n_(k+1) x n_k. A family of L members is given as one over all natural numbers of which the
   first L count. *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ring.
From SingularBounds.lib Require Import Vectors SpectralTheorem Eigenvalues SingularValues Masks.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section Chains.
Variables (R : rcfType) (n : nat -> nat).
Implicit Type A : forall k, 'M[R]_(n k.+1, n k).

(* The product of the first L factors. *)
Fixpoint chain A L : 'M[R]_(n L, n 0) := if L is l.+1 then A l *m chain A l else 1%:M.

(* A_(j+l-1) ... A_j X: the l factors from the j-th on, applied to X. *)
Fixpoint chain_from A j l p (X : 'M[R]_(n j, p)) : 'M[R]_(n (l + j), p) :=
  if l is l'.+1 then A (l' + j)%N *m chain_from A l' X else X.

Lemma chain_split A j l : chain A (l + j) = chain_from A l (chain A j).
Proof. by elim: l => //= l IH; rewrite -IH. Qed.

Lemma chain_fromB A j l p (X Y : 'M[R]_(n j, p)) :
  chain_from A l (X - Y) = chain_from A l X - chain_from A l Y.
Proof. by elim: l => //= l ->; rewrite mulmxBr. Qed.

Lemma chain_from_le A j l p (X : 'M[R]_(n j, p)) i :
  sigma (chain_from A l X) i <= (\prod_(j <= k < l + j) sigma (A k) 0) * sigma X i.
Proof.
elim: l => [|l IH] /=; first by rewrite big_geq // mul1r.
rewrite big_nat_recr ?leq_addl //= [_ * sigma (A _) 0]mulrC -mulrA.
by apply: le_trans (sigma_mull _ _ _) _; rewrite ler_wpmul2l ?sigma_ge0.
Qed.

Lemma chain_le A L : sigma (chain A L) 0 <= \prod_(0 <= k < L) sigma (A k) 0.
Proof.
elim: L => [|L IH] /=; first by rewrite big_geq //; have := sigma_scalar_le (n 0) (1 : R) 0; rewrite normr1.
rewrite big_nat_recr //= mulrC.
by apply: le_trans (sigma_mull _ _ _) _; rewrite ler_wpmul2l ?sigma_ge0.
Qed.

(* The rank of a product is at most that of any factor. *)
Lemma rank_chain A L j : (j < L)%N -> (\rank (chain A L) <= \rank (A j))%N.
Proof.
elim: L => //= L IH; rewrite ltnS leq_eqVlt => /orP[/eqP ->|jL]; first exact: mxrankM_maxl.
by apply: leq_trans (mxrankM_maxr _ _) (IH jL).
Qed.

(* Each factor changes by a matrix of small rank: B_k = D_k A_k where D_k - 1 has rank z_k. *)
Lemma rank_chain_masked A (D : forall k, 'M[R]_(n k.+1)) (z : nat -> nat) L :
  (forall k, (k < L)%N -> (\rank (1%:M - D k)%R <= z k)%N) ->
  (\rank (chain A L - chain (fun k => D k *m A k) L)%R <= \sum_(k < L) z k)%N.
Proof.
elim: L => [|L IH] h /=; first by rewrite subrr mxrank0.
set X := chain A L; set Y := chain _ L.
have -> : A L *m X - D L *m A L *m Y = A L *m (X - Y) + (1%:M - D L) *m (A L *m Y).
  by rewrite mulmxBr mulmxBl mul1mx addrA subrK mulmxA.
rewrite big_ord_recr /=; apply: leq_trans (mxrank_add _ _) _; apply: leq_add.
  by apply: leq_trans (mxrankM_maxr _ _) (IH _) => k kL; apply: h; apply: leq_trans kL _.
by apply: leq_trans (mxrankM_maxl _ _) (h _ _).
Qed.

End Chains.

Section SquareChains.
Variables (R : rcfType) (n : nat).
Implicit Type A E : nat -> 'M[R]_n.

(* The product A_(L-1) ... A_0 of square matrices of one order. *)
Definition product A L : 'M[R]_n := @chain R (fun=> n) A L.

Lemma productS A L : product A L.+1 = A L *m product A L. Proof. by []. Qed.

Lemma product_ge A L i : (i < n)%N -> \prod_(0 <= k < L) sigma (A k) n.-1 <= sigma (product A L) i.
Proof.
move=> iN; elim: L => [|L IH]; first by rewrite big_geq // sigma_id.
rewrite productS big_nat_recr //= mulrC; apply: le_trans (sigma_mull_ge _ _ _ _).
  by rewrite ler_wpmul2l ?sigma_ge0.
exact: leq_ltn_trans iN.
Qed.

Lemma product_from_ge A j l (X : 'M[R]_n) i : (i < n)%N ->
  (\prod_(j <= k < l + j) sigma (A k) n.-1) * sigma X i
  <= sigma (@chain_from R (fun=> n) A j l n X) i.
Proof.
move=> iN; elim: l => [|l IH] /=; first by rewrite big_geq // mul1r.
rewrite big_nat_recr ?leq_addl //= [_ * sigma (A _) n.-1]mulrC -mulrA.
apply: le_trans (sigma_mull_ge _ _ _ _); last exact: leq_ltn_trans iN.
by rewrite ler_wpmul2l ?sigma_ge0.
Qed.

Lemma product_le A L i : sigma (product A L) i <= \prod_(0 <= k < L) sigma (A k) 0.
Proof. by apply: le_trans (sigma_mono _ (leq0n i)) (chain_le _ _). Qed.

Lemma product_le_bound A L (b : nat -> R) i : (forall k, (k < L)%N -> sigma (A k) 0 <= b k) ->
  sigma (product A L) i <= \prod_(k < L) b k.
Proof.
move=> h; apply: le_trans (product_le A L i) _; rewrite big_mkord.
by apply: ler_prod => k _; rewrite sigma_ge0 h.
Qed.

Lemma product_ge_bound A L (b : nat -> R) i : (i < n)%N ->
  (forall k, (k < L)%N -> 0 <= b k /\ b k <= sigma (A k) n.-1) ->
  \prod_(k < L) b k <= sigma (product A L) i.
Proof.
move=> iN h; apply: le_trans (product_ge A L iN); rewrite big_mkord.
by apply: ler_prod => k _; have [-> ->] := h k (ltn_ord k).
Qed.

Lemma product_sq_le_bound A L (b : nat -> R) i :
  (forall k, (k < L)%N -> sigma (A k) 0 ^+ 2 <= b k) -> sigma (product A L) i ^+ 2 <= \prod_(k < L) b k.
Proof.
move=> h; apply: le_trans (_ : (\prod_(k < L) sigma (A k) 0) ^+ 2 <= _); last first.
  by rewrite -prodrXl; apply: ler_prod => k _; rewrite sqr_ge0 h.
rewrite ler_expn2r ?nnegrE ?sigma_ge0 //; first by apply: prodr_ge0 => k _; apply: sigma_ge0.
by rewrite -(big_mkord xpredT (fun k => sigma (A k) 0)) product_le.
Qed.

(* Factors rho I + E_k. *)
Lemma shifted_first_le rho (E : 'M[R]_n) : sigma (rho%:M + E) 0 <= `|rho| + sigma E 0.
Proof. by have := sigma_weyl rho%:M E 0 0; move/le_trans; apply; rewrite ler_add2r sigma_scalar_le. Qed.

Lemma shifted_last_ge rho (E : 'M[R]_n) : (0 < n)%N ->
  `|rho| - sigma E 0 <= sigma (rho%:M + E) n.-1.
Proof.
move=> n0; have ln : (n.-1 < n)%N by rewrite prednK.
by have := sigma_perturb rho%:M E n.-1; rewrite sigma_scalar // ler_distl => /andP[].
Qed.

(* The largest eigenvalue of rho H, over the eigenvalues of H, whatever the sign of rho. *)
Lemma lambda_scaled_first rho (S : 'M[R]_n) : S^T = S ->
  lambda (rho *: S) 0 = maximum (fun j : 'I_n => rho * lambda S j).
Proof.
move=> symS; have [P [PP SE _]] := lambda_spec symS.
rewrite (@lambda_diagonal _ _ _ P (\row_(j < n) (rho * lambda S j))) //.
  by apply: eq_largest => j; rewrite mxE.
rewrite {1}SE scalemxAl scalemxAr; congr (_ *m _ *m _).
by apply/matrixP => a b; rewrite !mxE mulrnAr.
Qed.

Lemma shifted_first_sq rho (E : 'M[R]_n) :
  sigma (rho%:M + E) 0 ^+ 2
  <= rho ^+ 2 + maximum (fun j : 'I_n => rho * lambda (E + E^T) j) + sigma E 0 ^+ 2.
Proof.
case: (posnP n) => [n0|n0].
  rewrite sigma_out_col ?n0 // expr0n addr_ge0 ?sqr_ge0 // addr_ge0 ?sqr_ge0 //.
  by rewrite /maximum largest_out // n0.
rewrite sigma_shift_sq // -addrA ler_add2l -lambda_scaled_first ?symmetric_part // addrC.
rewrite [X in _ <= X]addrC sigma_sq addrC; have := @lambda_weyl R n (E^T *m E) (rho *: (E + E^T)) 0 0.
by apply; rewrite ?gram_symmetric // linearZ /= symmetric_part.
Qed.

Lemma product_shift_dist rho E (a : nat -> R) L : (forall k, (k < L)%N -> sigma (E k) 0 <= a k) ->
  sigma (product (fun k => rho%:M + E k) L - (rho ^+ L)%:M) 0
  <= \prod_(k < L) (`|rho| + a k) - \prod_(k < L) `|rho|.
Proof.
elim: L => [|L IH] h.
  by rewrite !big_ord0 expr0 subrr subrr sigma_rank // mxrank0.
have hL k : (k < L)%N -> sigma (E k) 0 <= a k by move=> kL; apply: h; apply: leq_trans kL _.
rewrite productS; set X := product _ L; rewrite !big_ord_recr /=.
set p := \prod_(k < L) (`|rho| + a k); set q := \prod_(k < L) `|rho|.
have -> : (rho%:M + E L) *m X - (rho ^+ L.+1)%:M = rho *: (X - (rho ^+ L)%:M) + E L *m X.
  by rewrite mulmxDl mul_scalar_mx scalerBr scale_scalar_mx -exprS addrAC.
apply: le_trans (sigma_weyl _ _ 0 0) _; rewrite sigmaZ.
have h1 : `|rho| * sigma (X - (rho ^+ L)%:M) 0 <= `|rho| * (p - q).
  by rewrite ler_wpmul2l ?IH.
have h2 : sigma (E L *m X) 0 <= a L * p.
  apply: le_trans (sigma_mull _ _ _) _; apply: ler_pmul; [exact: sigma_ge0 | exact: sigma_ge0 | exact: h |].
  apply: (product_le_bound (b := fun k => `|rho| + a k)) => k kL; apply: le_trans (shifted_first_le _ _) _.
  by rewrite ler_add2l hL.
apply: le_trans (ler_add h1 h2) _; rewrite le_eqVlt; apply/orP; left; apply/eqP; ring.
Qed.

(* Diagonal factors. *)
Lemma product_diag (d : nat -> 'rV[R]_n) L :
  product (fun k => diag_mx (d k)) L = diag_mx (\row_j \prod_(k < L) d k 0 j).
Proof.
elim: L => [|L IH].
  by rewrite /product /=; apply/matrixP => i j; rewrite !mxE big_ord0.
rewrite productS IH mulmx_diag; congr diag_mx; apply/rowP => j.
by rewrite !mxE big_ord_recr mulrC.
Qed.

End SquareChains.
