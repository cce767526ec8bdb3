(* SPDX-License-Identifier: Apache-2.0 *)

(* L1, the Jacobian in one layer's weights: proofs/L1-layer-jacobian.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section L1.
Variables (R : rcfType) (m p n : nat) (J : 'M[R]_(p, n)) (z : 'cV[R]_m).
Local Notation Q := (kronecker_row z J).
Local Notation squared_norm v := ((v^T *m v) 0 0).

Let normE : norm z^T = Num.sqrt (squared_norm z).
Proof. by rewrite /norm /dot trmxK. Qed.

Theorem L1_a i : (i < minn p n)%N -> sigma Q i = Num.sqrt (squared_norm z) * sigma J i.
Proof. by move=> _; rewrite sigma_kronecker_row normE. Qed.

(* i runs from min(p, n) + 1 to p in 1-based indices. *)
Theorem L1_b i : (minn p n <= i < p)%N -> sigma Q i = 0.
Proof. by case/andP => h _; rewrite sigma_kronecker_row [sigma J i]sigma_out // mulr0. Qed.

(* The entries of Delta, column by column. *)
Theorem L1_c (Delta : 'M[R]_(n, m)) k :
  (J *m (Delta *m z)) k 0 = (Q *m (mxvec Delta^T)^T) k 0.
Proof.
rewrite mxE [RHS]mxE sum_mxvec exchange_big; apply: eq_bigr => r _.
rewrite mxE mulr_sumr; apply: eq_bigr => c _.
have -> : (mxvec Delta^T)^T (mxvec_index c r) 0 = Delta r c by rewrite mxE mxvecE mxE.
by rewrite kronecker_rowE mulrA mulrC mulrA.
Qed.

End L1.
