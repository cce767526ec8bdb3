(* SPDX-License-Identifier: Apache-2.0 *)

(* M3, rows set to zero: proofs/M3-relu-interlacing.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section M3.
Variables (R : rcfType) (m n : nat) (W : 'M[R]_(m, n)) (Z : {set 'I_m}).
Local Notation relu := (diag_mx (mask Z (0 : R)) *m W).

Theorem M3_a i : (i < minn m n)%N -> sigma relu i <= sigma W i.
Proof. by move=> _; apply: mask0_mull_le. Qed.

Theorem M3_b i : (i < minn m n)%N -> sigma W (i + #|Z|) <= sigma relu i.
Proof. by move=> _; apply: mask0_shift. Qed.

End M3.
