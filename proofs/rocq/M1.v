(* SPDX-License-Identifier: Apache-2.0 *)

(* M1, a mask scales between its extreme slopes: proofs/M1-ostrowski.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section M1.
Variables (R : rcfType) (m n : nat) (W : 'M[R]_(m, n)) (d : 'rV[R]_m).
Local Notation DW := (diag_mx d *m W).

Theorem M1_a i : (i < minn m n)%N -> minimum (fun k => `|d 0 k|) * sigma W i <= sigma DW i.
Proof. by move=> im; apply: diag_mull_ge; lia. Qed.

Theorem M1_b i : (i < minn m n)%N -> sigma DW i <= maximum (fun k => `|d 0 k|) * sigma W i.
Proof. by move=> _; apply: diag_mull_le. Qed.

End M1.
