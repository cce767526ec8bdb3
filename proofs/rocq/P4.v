(* SPDX-License-Identifier: Apache-2.0 *)

(* P4, chains of small residual steps: proofs/P4-residual-chain.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

(* P4.b speaks of the exponential function; it follows from P4.a over the real numbers and has no
   meaning in other real closed fields. *)
Section P4.
Variables (R : rcfType) (n L : nat) (W : nat -> 'M[R]_n) (eps : nat -> R).
Local Notation M := (product (fun k => 1%:M + eps k *: W k) L).
Local Notation a k := (`|eps k| * sigma (W k) 0).

Let upper k : sigma (1%:M + eps k *: W k) 0 <= 1 + a k.
Proof. by have := shifted_first_le 1 (eps k *: W k); rewrite normr1 sigmaZ. Qed.

Let lower k : (0 < n)%N -> 1 - a k <= sigma (1%:M + eps k *: W k) n.-1.
Proof. by move=> n0; have := shifted_last_ge 1 (eps k *: W k) n0; rewrite normr1 sigmaZ. Qed.

Theorem P4_a i : (i < n)%N -> sigma M i <= \prod_(k < L) (1 + a k).
Proof. by move=> _; apply: (product_le_bound (b := fun k => 1 + a k)). Qed.

Theorem P4_c : (forall k, (k < L)%N -> a k < 1) -> forall i, (i < n)%N ->
  \prod_(k < L) (1 - a k) <= sigma M i.
Proof.
move=> small i iN; apply: (product_ge_bound (b := fun k => 1 - a k)) => // k kL.
by rewrite subr_ge0 ltW ?small // lower // (leq_ltn_trans _ iN).
Qed.

Theorem P4_d : (0 < n)%N -> (forall k, (k < L)%N -> a k < 1) ->
  sigma M 0 * \prod_(k < L) (1 - a k) <= sigma M n.-1 * \prod_(k < L) (1 + a k).
Proof.
move=> n0 small; rewrite [X in _ <= X]mulrC; apply: cross_le; rewrite ?sigma_ge0 ?P4_a //.
by apply: P4_c; rewrite ?prednK.
Qed.

Theorem P4_e i : (i < n)%N -> `|sigma M i - 1| <= \prod_(k < L) (1 + a k) - 1.
Proof.
move=> iN; rewrite -[X in `|_ - X|](sigma_id R iN); apply: le_trans (sigma_dist _ _ _) _.
have := @product_shift_dist R n 1 (fun k => eps k *: W k) (fun k => a k) L.
rewrite expr1n normr1 [X in _ - X]big1 //; apply => k _.
by rewrite sigmaZ.
Qed.

Theorem P4_f i : (i < n)%N -> sigma M i ^+ 2
  <= \prod_(k < L) (1 + maximum (fun j : 'I_n => eps k * lambda (W k + (W k)^T) j) + a k ^+ 2).
Proof.
move=> iN; pose b k := 1 + maximum (fun j : 'I_n => eps k * lambda (W k + (W k)^T) j) + a k ^+ 2.
apply: (product_sq_le_bound (b := b)) => k _; have n0 := leq_ltn_trans (leq0n i) iN.
apply: le_trans (shifted_first_sq 1 (eps k *: W k)) _; rewrite expr1n sigmaZ /b.
rewrite ler_add2r ler_add2l -!lambda_scaled_first ?symmetric_part //.
by rewrite scale1r linearZ /= -scalerDr.
Qed.

End P4.
