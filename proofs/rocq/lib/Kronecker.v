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

End Kronecker.
