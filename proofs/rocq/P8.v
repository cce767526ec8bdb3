(* SPDX-License-Identifier: Apache-2.0 *)

(* P8, one factor changes: proofs/P8-one-factor-change.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

(* L = l + j + 1: the factor j that changes has j factors before it and l after it. *)
Section P8.
Variables (R : rcfType) (n : nat -> nat) (A : forall k, 'M[R]_(n k.+1, n k)).

Theorem P8_a j l (Delta : 'M[R]_(n j.+1, n j)) i : (i < minn (n (l + j.+1)) (n 0))%N ->
  `|sigma (chain_from A l ((A j + Delta) *m chain A j)) i - sigma (chain A (l + j.+1)) i|
  <= sigma Delta 0
     * (\prod_(0 <= k < j) sigma (A k) 0 * \prod_(j.+1 <= k < l + j.+1) sigma (A k) 0).
Proof.
move=> _; rewrite chain_split; apply: le_trans (sigma_dist _ _ _) _.
rewrite -chain_fromB /= -mulmxBl addrC addKr.
apply: le_trans (chain_from_le _ _ _ _) _; rewrite mulrA mulrC ler_wpmul2r //.
  by apply: prodr_ge0 => k _; apply: sigma_ge0.
apply: le_trans (sigma_mull _ _ _) _; rewrite ler_wpmul2l ?sigma_ge0 //.
exact: chain_le.
Qed.

End P8.
