(* SPDX-License-Identifier: Apache-2.0 *)

(* L5, skips that concatenate: proofs/L5-concatenation.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section L5.
Variables (R : rcfType) (m n p : nat) (A : 'M[R]_(m, n)) (B : 'M[R]_(p, n)) (rho : R).
Local Notation C := (col_mx A (rho%:M : 'M_n)).
Local Notation AB := (col_mx A B).

Let gram_stack : AB^T *m AB = A^T *m A + B^T *m B.
Proof. by rewrite tr_col_mx mul_row_col. Qed.

Theorem L5_a i : (i < n)%N -> sigma C i ^+ 2 = sigma A i ^+ 2 + rho ^+ 2.
Proof.
move=> iN; rewrite !sigma_sq tr_col_mx mul_row_col tr_scalar_mx -scalar_mxM -expr2.
by rewrite addrC lambda_shift ?gram_symmetric // addrC.
Qed.

Theorem L5_b : (0 < n)%N ->
  sigma C 0 ^+ 2 * (sigma A n.-1 ^+ 2 + rho ^+ 2) = sigma C n.-1 ^+ 2 * (sigma A 0 ^+ 2 + rho ^+ 2).
Proof. by move=> n0; rewrite !L5_a ?prednK // mulrC. Qed.

Theorem L5_c : (0 < n)%N -> 0 < `|rho| -> sigma A n.-1 < sigma A 0 ->
  sigma C 0 ^+ 2 * sigma A n.-1 ^+ 2 < sigma C n.-1 ^+ 2 * sigma A 0 ^+ 2.
Proof.
move=> n0 r0 h; rewrite !L5_a ?prednK // !mulrDl mulrC ltr_add2l ltr_pmul2l.
  by rewrite ltr_expn2r // ?nnegrE ?sigma_ge0.
by rewrite lt_def sqr_ge0 andbT expf_neq0 // -normr_gt0.
Qed.

Theorem L5_d i : (i < minn (m + p) n)%N -> sigma A i ^+ 2 + sigma B n.-1 ^+ 2 <= sigma AB i ^+ 2.
Proof. by move=> im; rewrite !sigma_sq gram_stack lambda_weyl_ge ?gram_symmetric //; lia. Qed.

Theorem L5_e i : (i < minn (m + p) n)%N -> sigma AB i ^+ 2 <= sigma A i ^+ 2 + sigma B 0 ^+ 2.
Proof.
move=> im; rewrite !sigma_sq gram_stack -{1}[i]addn0.
by rewrite lambda_weyl ?gram_symmetric //; lia.
Qed.

End L5.
