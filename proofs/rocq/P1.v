(* SPDX-License-Identifier: Apache-2.0 *)

(* P1, one factor against the extremes of the others: proofs/P1-product-factors.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section P1.
Variables (R : rcfType) (n L : nat) (A : nat -> 'M[R]_n).

Let split j : (j < L)%N -> exists2 l, L = (l + j.+1)%N &
  product A L = @chain_from R (fun=> n) A j.+1 l n (A j *m product A j).
Proof.
move=> jL; exists (L - j.+1)%N; first by rewrite subnK.
by rewrite -{1}(subnK jL) /product chain_split.
Qed.

Theorem P1_a j i : (j < L)%N -> (i < n)%N -> sigma (product A L) i
  <= sigma (A j) i * (\prod_(0 <= k < j) sigma (A k) 0 * \prod_(j.+1 <= k < L) sigma (A k) 0).
Proof.
move=> jL _; have [l -> ->] := split jL.
apply: le_trans (chain_from_le _ _ _ _) _; rewrite mulrA mulrC ler_wpmul2r //.
  by apply: prodr_ge0 => k _; apply: sigma_ge0.
apply: le_trans (sigma_mulr _ _ _) _; rewrite ler_wpmul2l ?sigma_ge0 //.
exact: chain_le.
Qed.

Theorem P1_b j i : (j < L)%N -> (i < n)%N ->
  sigma (A j) i * (\prod_(0 <= k < j) sigma (A k) n.-1 * \prod_(j.+1 <= k < L) sigma (A k) n.-1)
  <= sigma (product A L) i.
Proof.
move=> jL iN; have [l -> ->] := split jL.
apply: le_trans (product_from_ge _ _ _ _ iN); rewrite mulrA mulrC ler_wpmul2l //.
  by apply: prodr_ge0 => k _; apply: sigma_ge0.
apply: le_trans (sigma_mulr_ge _ _ iN); rewrite ler_wpmul2l ?sigma_ge0 //.
by apply: product_ge; lia.
Qed.

End P1.
