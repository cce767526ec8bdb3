(* SPDX-License-Identifier: Apache-2.0 *)

(* G9, perturbations of small rank: proofs/G9-rank-perturbation.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section G9.
Variables (F : rcfType) (m n : nat).

Theorem G9_a (A R : 'M[F]_(m, n)) k : (k <= minn m n)%N -> (\rank R <= k)%N ->
  forall i, (i < minn m n)%N -> sigma A (i + k) <= sigma (A + R) i.
Proof.
move=> _ rR i _; apply: sigma_rank_close.
by rewrite opprD addrA subrr add0r mxrank_opp.
Qed.

Theorem G9_b (A B : 'M[F]_(m, n)) k : (k <= minn m n)%N -> (\rank B <= k)%N ->
  sigma A k <= sigma (A - B) 0.
Proof.
move=> _ rB; rewrite -[k]add0n; apply: sigma_rank_close.
by rewrite opprB addrCA subrr addr0.
Qed.

End G9.
