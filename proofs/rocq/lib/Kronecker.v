(* SPDX-License-Identifier: Apache-2.0 *)

(* The matrix z^T (x) J of a column z with m entries and a p x n matrix J: of shape p x mn, its entry
   in row k and in the column of (c, r), 1-based (c - 1) n + r, is z_c J_kr. mxvec lists the entries of
   a matrix row by row in this order. *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import ring.
From SingularBounds.lib Require Import Vectors SpectralTheorem Eigenvalues SingularValues.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section Kronecker.
Variables (R : rcfType) (m p n : nat).

Definition kronecker_row (z : 'cV[R]_m) (J : 'M[R]_(p, n)) : 'M[R]_(p, m * n) :=
  \matrix_k mxvec (z *m row k J).

Lemma kronecker_rowE z J k c r : kronecker_row z J k (mxvec_index c r) = z c 0 * J k r.
Proof. by rewrite mxE mxvecE mxE big_ord1 mxE. Qed.

Lemma sum_mxvec (f : 'I_(m * n) -> R) : \sum_b f b = \sum_c \sum_r f (mxvec_index c r).
Proof.
rewrite (reindex _ (curry_mxvec_bij m n)) pair_bigA /=.
by apply: eq_bigr => -[c r] _.
Qed.

Lemma kronecker_row_gram z J :
  kronecker_row z J *m (kronecker_row z J)^T = dot z^T z^T *: (J *m J^T).
Proof.
apply/matrixP => k l; rewrite [LHS]mxE sum_mxvec [RHS]mxE [X in _ * X]mxE dotE mulr_suml.
apply: eq_bigr => c _; rewrite mulr_sumr; apply: eq_bigr => r _.
rewrite [(kronecker_row z J)^T _ _]mxE !kronecker_rowE [z^T _ _]mxE [J^T _ _]mxE.
by rewrite mulrACA.
Qed.

Lemma sigma_kronecker_row z J i : sigma (kronecker_row z J) i = norm z^T * sigma J i.
Proof.
rewrite -[LHS]sigma_tr -(sigma_tr J) -[norm _]ger0_norm ?norm_ge0 // -sigmaZ.
apply: sigma_gram; rewrite trmxK kronecker_row_gram [(_ *: J^T)^T]linearZ /= trmxK.
by rewrite -scalemxAl -scalemxAr scalerA -expr2 norm_sq.
Qed.

Lemma kronecker_row_mul z J (X : 'M[R]_(m, n)) :
  mxvec X *m (kronecker_row z J)^T = z^T *m X *m J^T.
Proof.
apply/rowP => k; rewrite [LHS]mxE sum_mxvec exchange_big [RHS]mxE; apply: eq_bigr => r _.
rewrite [(z^T *m X) _ _]mxE mulr_suml; apply: eq_bigr => c _.
rewrite mxvecE [(kronecker_row z J)^T _ _]mxE kronecker_rowE [z^T _ _]mxE [J^T _ _]mxE.
by rewrite mulrA [X c r * _]mulrC.
Qed.

End Kronecker.

(* The sum of the squares of all entries, by rows and as a vector. *)
Section Entries.
Variable R : rcfType.

Lemma dot_mxvec m n (X : 'M[R]_(m, n)) : dot (mxvec X) (mxvec X) = frobenius2 X.
Proof.
rewrite dot_sumsq sum_mxvec; apply: eq_bigr => c _; apply: eq_bigr => r _.
by rewrite mxvecE.
Qed.

Lemma frobenius_dot m n (X : 'M[R]_(m, n)) : frobenius2 X = \sum_c dot (row c X) (row c X).
Proof.
by apply: eq_bigr => c _; rewrite dot_sumsq; apply: eq_bigr => r _; rewrite mxE.
Qed.

Lemma frobenius_mull_le m p n (A : 'M[R]_(m, p)) (X : 'M[R]_(p, n)) :
  frobenius2 (A *m X) <= sigma A 0 ^+ 2 * frobenius2 X.
Proof.
rewrite -frobenius_tr -(frobenius_tr X) trmx_mul !frobenius_dot mulr_sumr; apply: ler_sum => r _.
by rewrite row_mul -norm_leP ?sigma_ge0 // norm_le_first.
Qed.

Lemma frobenius_mull_ge m p n (A : 'M[R]_(m, p)) (X : 'M[R]_(p, n)) :
  sigma A p.-1 ^+ 2 * frobenius2 X <= frobenius2 (A *m X).
Proof.
rewrite -frobenius_tr -(frobenius_tr (_ *m _)) trmx_mul !frobenius_dot mulr_sumr.
apply: ler_sum => r _; by rewrite row_mul -norm_geP ?sigma_ge0 // norm_ge_last.
Qed.

End Entries.

(* G matrices of shape p x q, one above the other. *)
Section Stacked.
Variables (R : rcfType) (G p q : nat).

Definition stacked (F : 'I_G -> 'M[R]_(p, q)) : 'M[R]_(G * p, q) :=
  \matrix_(a, b) mxvec (\matrix_(g, k) F g k b) 0 a.

Lemma stackedE F g k b : stacked F (mxvec_index g k) b = F g k b.
Proof. by rewrite mxE mxvecE mxE. Qed.

Lemma dot_stacked F (x : 'rV[R]_q) : dot (x *m (stacked F)^T) (x *m (stacked F)^T)
  = \sum_g dot (x *m (F g)^T) (x *m (F g)^T).
Proof.
rewrite dot_sumsq sum_mxvec; apply: eq_bigr => g _; rewrite dot_sumsq; apply: eq_bigr => k _.
congr (_ ^+ 2); rewrite [LHS]mxE [RHS]mxE; apply: eq_bigr => b _.
by rewrite [(stacked F)^T _ _]mxE stackedE [X in _ = _ * X]mxE.
Qed.

End Stacked.
