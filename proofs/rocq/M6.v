(* SPDX-License-Identifier: Apache-2.0 *)

(* M6, what each square loses: proofs/M6-energy-loss.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section M6.
Variables (R : rcfType) (m n : nat) (W : 'M[R]_(m, n)) (d : 'rV[R]_m).
Local Notation D := (diag_mx d).
Local Notation lost := (W^T *m (1%:M - D *m D) *m W).

Let symmetric_lost : lost^T = lost.
Proof. by rewrite !trmx_mul trmxK linearB /= trmx1 trmx_mul tr_diag_mx mulmxA. Qed.

Let gramE : W^T *m W = (D *m W)^T *m (D *m W) + lost.
Proof.
rewrite trmx_mul tr_diag_mx mulmxBr mulmxBl mulmx1 !mulmxA addrCA subrr addr0.
by [].
Qed.

Let trace_lost : \tr lost = \sum_k (1 - d 0 k ^+ 2) * row_norm2 W k.
Proof.
have -> : lost = W^T *m W - (D *m W)^T *m (D *m W) by rewrite gramE addrAC subrr add0r.
rewrite linearB /= !trace_gram frobenius_diag frobenius_rows -sumrB.
by apply: eq_bigr => k _; rewrite mulrBl mul1r.
Qed.

Theorem M6_a : (forall k, `|d 0 k| <= 1) -> forall i, (i < minn m n)%N ->
  0 <= sigma W i ^+ 2 - sigma (D *m W) i ^+ 2.
Proof.
move=> h i _; rewrite subr_ge0 ler_expn2r ?nnegrE ?sigma_ge0 //.
by rewrite -[X in _ <= X]mul1r diag_mull_le_const ?ler01.
Qed.

Theorem M6_b i : (i < minn m n)%N ->
  sigma W i ^+ 2 - sigma (D *m W) i ^+ 2 <= lambda lost 0.
Proof.
move=> im; rewrite ler_subl_addl !sigma_sq [in X in X <= _]gramE -{1}[i]addn0.
by apply: lambda_weyl; rewrite ?gram_symmetric ?addn0 //; lia.
Qed.

Theorem M6_c : (forall k, `|d 0 k| <= 1) ->
  lambda lost 0 <= \sum_k (1 - d 0 k ^+ 2) * row_norm2 W k.
Proof.
move=> h; rewrite -trace_lost; apply: lambda_first_le_trace => // x.
rewrite /form !mulmxA dot_mull mulmxBr mulmx1 dotDl dotNl subr_ge0 !mulmxA.
rewrite dot_mull tr_diag_mx !dotE; apply: ler_sum => k _; rewrite mul_mx_diag mxE.
rewrite mulrACA -[X in _ <= X]mulr1 ler_wpmul2l -?expr2 ?sqr_ge0 //.
by rewrite -real_normK ?num_real // expr_le1 ?normr_ge0.
Qed.

End M6.
