(* SPDX-License-Identifier: Apache-2.0 *)

(* M14, the mean over all masks: proofs/M14-all-masks.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section M14.
Variables (R : rcfType) (m n : nat) (W : 'M[R]_(m, n)).

(* Half of the masks keep row k. *)
Let half k : \sum_(Z : {set 'I_m}) ((k \notin Z)%:R : R) = \prod_(1 <= k < m) 2%:R.
Proof.
transitivity (#|powerset (~: [set k])|%:R : R).
  rewrite -sum1_card natr_sum [RHS]big_mkcond; apply: eq_bigr => Z _.
  by rewrite powersetE subsetC sub1set inE; case: (k \in Z).
by rewrite card_powerset cardsC1 card_ord natrX big_const_nat iter_mulr_1 subn1.
Qed.

Theorem M14_a :
  \sum_(Z : {set 'I_m}) \sum_(i < minn m n) sigma (diag_mx (mask Z 0) *m W) i ^+ 2
  = (\prod_(1 <= k < m) 2%:R) * frobenius2 W.
Proof.
rewrite (eq_bigr (fun Z : {set 'I_m} => \sum_k (k \notin Z)%:R * row_norm2 W k)) => [|Z _].
  rewrite exchange_big frobenius_rows mulr_sumr; apply: eq_bigr => k _.
  by rewrite -mulr_suml half.
rewrite energy frobenius_diag; apply: eq_bigr => k _; rewrite mxE.
by case: (k \in Z); rewrite ?expr0n ?expr1n.
Qed.

End M14.
