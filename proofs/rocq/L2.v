(* SPDX-License-Identifier: Apache-2.0 *)

(* L2, the Jacobian of a batch: proofs/L2-batch-jacobian.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section L2.
Variables (R : rcfType) (G m p n : nat) (J : 'I_G -> 'M[R]_(p, n)) (z : 'I_G -> 'cV[R]_m).
Local Notation Q := (stacked (fun g => kronecker_row (z g) (J g))).
Local Notation Z := (\matrix_(c, g) z g c 0).
Local Notation squared_norm v := ((v^T *m v) 0 0).
Local Notation max_first := (maximum (fun g => sigma (J g) 0)).

Let squaredE (v : 'cV[R]_m) : squared_norm v = dot v^T v^T.
Proof. by rewrite /dot trmxK. Qed.

Let columnE g : (z g)^T = row g Z^T.
Proof. by apply/rowP => c; rewrite !mxE. Qed.

(* |Q x|^2 as a sum over the batch. *)
Let imageE (X : 'M[R]_(m, n)) : dot (mxvec X *m Q^T) (mxvec X *m Q^T)
  = \sum_g dot (row g (Z^T *m X) *m (J g)^T) (row g (Z^T *m X) *m (J g)^T).
Proof.
by rewrite dot_stacked; apply: eq_bigr => g _; rewrite kronecker_row_mul columnE row_mul.
Qed.

(* |Q^T y|^2: the rows of N are the y_g J_g. *)
Let dualE (Y : 'M[R]_(G, p)) : dot (mxvec Y *m Q) (mxvec Y *m Q)
  = frobenius2 (Z *m \matrix_g (row g Y *m J g)).
Proof.
rewrite -dot_mxvec; suff -> : mxvec Y *m Q = mxvec (Z *m \matrix_g (row g Y *m J g)) by [].
apply/rowP => b; case/mxvec_indexP: b => c r; rewrite [LHS]mxE sum_mxvec mxvecE [RHS]mxE.
apply: eq_bigr => g _; rewrite [Z _ _]mxE [(\matrix_g _) _ _]mxE [(row g Y *m _) _ _]mxE mulr_sumr.
apply: eq_bigr => k _; rewrite mxvecE stackedE kronecker_rowE [row g Y _ _]mxE.
by rewrite mulrCA.
Qed.

Theorem L2_a : sigma Q 0 ^+ 2 <= \sum_g squared_norm (z g) * sigma (J g) 0 ^+ 2.
Proof.
have pos g : 0 <= squared_norm (z g) * sigma (J g) 0 ^+ 2.
  by rewrite squaredE mulr_ge0 ?dot_ge0 ?sqr_ge0.
apply: sigma_first_sq_le => [|x]; first by apply: sumr_ge0.
rewrite dot_stacked mulr_suml; apply: ler_sum => g _.
rewrite squaredE -[dot (z g)^T _]norm_sq -exprMn -sigma_kronecker_row -norm_leP ?sigma_ge0 //.
exact: norm_le_first.
Qed.

Theorem L2_b g : Num.sqrt (squared_norm (z g)) * sigma (J g) 0 <= sigma Q 0.
Proof.
rewrite squaredE -/(norm _) -sigma_kronecker_row; apply: sigma_first_le => [|x].
  exact: sigma_ge0.
apply: le_trans (norm_le_first Q x); rewrite -[X in _ <= X]mul1r norm_leP ?ler01 //.
rewrite expr1n mul1r dot_stacked (bigD1 g) //= ler_addl sumr_ge0 // => h _.
exact: dot_ge0.
Qed.

Theorem L2_c : sigma Q 0 <= sigma Z 0 * max_first.
Proof.
have M0 : 0 <= max_first by apply: maximum_ge0 => g; apply: sigma_ge0.
apply: sigma_first_le => [|x]; first by rewrite mulr_ge0 ?sigma_ge0.
rewrite norm_leP ?mulr_ge0 ?sigma_ge0 // -[x]vec_mxK imageE dot_mxvec exprMn mulrAC.
apply: le_trans (_ : frobenius2 (Z^T *m vec_mx x) * max_first ^+ 2 <= _); last first.
  by rewrite ler_wpmul2r ?sqr_ge0 // -(sigma_tr Z) frobenius_mull_le.
rewrite frobenius_dot mulr_suml; apply: ler_sum => g _; rewrite mulrC -norm_leP //.
apply: le_trans (norm_le_first _ _) _; rewrite ler_wpmul2r ?norm_ge0 //.
exact: (maximum_ge (fun g => sigma (J g) 0)).
Qed.

Theorem L2_d : (0 < m)%N -> (0 < n)%N ->
  sigma Z m.-1 * minimum (fun g => sigma (J g) n.-1) <= sigma Q (m * n).-1.
Proof.
move=> m0 n0; set M := minimum _.
have M0 : 0 <= M by apply: minimum_ge0 => g; apply: sigma_ge0.
apply: sigma_last_ge => [|x]; first by rewrite muln_gt0 m0.
rewrite norm_geP ?mulr_ge0 ?sigma_ge0 // -[x]vec_mxK imageE dot_mxvec exprMn mulrAC.
apply: le_trans (_ : frobenius2 (Z^T *m vec_mx x) * M ^+ 2 <= _).
  by rewrite ler_wpmul2r ?sqr_ge0 // -(sigma_tr Z) frobenius_mull_ge.
rewrite frobenius_dot mulr_suml; apply: ler_sum => g _; rewrite mulrC -norm_geP //.
apply: le_trans (norm_ge_last _ _); rewrite ler_wpmul2r ?norm_ge0 //.
exact: (minimum_le (fun g => sigma (J g) n.-1)).
Qed.

Theorem L2_e : (0 < m)%N -> (0 < n)%N ->
  sigma Q 0 * (sigma Z m.-1 * minimum (fun g => sigma (J g) n.-1))
  <= sigma Q (m * n).-1 * (sigma Z 0 * max_first).
Proof.
move=> m0 n0; rewrite [X in _ <= X]mulrC; apply: cross_le; rewrite ?sigma_ge0 ?L2_c //.
exact: L2_d.
Qed.

Theorem L2_f : (0 < G)%N -> (0 < p)%N ->
  sigma Z G.-1 * minimum (fun g => sigma (J g) p.-1) <= sigma Q (G * p).-1.
Proof.
move=> G0 p0; set M := minimum _.
have M0 : 0 <= M by apply: minimum_ge0 => g; apply: sigma_ge0.
rewrite -(sigma_tr Q); apply: sigma_last_ge => [|y]; first by rewrite muln_gt0 G0.
rewrite norm_geP ?mulr_ge0 ?sigma_ge0 // trmxK -[y]vec_mxK dualE dot_mxvec exprMn -mulrA.
apply: le_trans (frobenius_mull_ge _ _); rewrite ler_wpmul2l ?sqr_ge0 //.
rewrite !frobenius_dot mulr_sumr; apply: ler_sum => g _; rewrite rowK -norm_geP //.
have := norm_ge_last (J g)^T (row g (vec_mx y)); rewrite trmxK sigma_tr; apply: le_trans.
rewrite ler_wpmul2r ?norm_ge0 //; exact: (minimum_le (fun g => sigma (J g) p.-1)).
Qed.

Theorem L2_g : (0 < G)%N -> (0 < p)%N ->
  sigma Q 0 * (sigma Z G.-1 * minimum (fun g => sigma (J g) p.-1))
  <= sigma Q (G * p).-1 * (sigma Z 0 * max_first).
Proof.
move=> G0 p0; rewrite [X in _ <= X]mulrC; apply: cross_le; rewrite ?sigma_ge0 ?L2_c //.
exact: L2_f.
Qed.

End L2.
