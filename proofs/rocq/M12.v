(* SPDX-License-Identifier: Apache-2.0 *)

(* M12, masks on both sides: proofs/M12-two-masks.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section M12.
Variables (R : rcfType) (m n : nat) (W : 'M[R]_(m, n)).

Section Relu.
Variables (Z2 : {set 'I_m}) (Z1 : {set 'I_n}).
Local Notation both := (diag_mx (mask Z2 (0 : R)) *m W *m diag_mx (mask Z1 (0 : R))).

Theorem M12_a i : (i < minn m n)%N -> sigma W (i + #|Z1| + #|Z2|) <= sigma both i.
Proof. by move=> _; rewrite addnAC two_masks_shift. Qed.

Theorem M12_b i : (i < minn m n)%N -> sigma both i <= sigma W i.
Proof. by move=> _; apply: two_masks_le. Qed.

End Relu.

Section Scaling.
Variables (d2 : 'rV[R]_m) (d1 : 'rV[R]_n).
Local Notation both := (diag_mx d2 *m W *m diag_mx d1).

Theorem M12_c i : (i < minn m n)%N ->
  minimum (fun k => `|d2 0 k|) * minimum (fun k => `|d1 0 k|) * sigma W i <= sigma both i.
Proof.
move=> im; have [m0 n0] : (0 < m)%N /\ (0 < n)%N by lia.
apply: le_trans (diag_mulr_ge _ _ _ n0); rewrite [_ * minimum _]mulrC -mulrA.
by rewrite ler_wpmul2l ?diag_mull_ge // minimum_ge0.
Qed.

Theorem M12_d i : (i < minn m n)%N ->
  sigma both i <= maximum (fun k => `|d2 0 k|) * maximum (fun k => `|d1 0 k|) * sigma W i.
Proof.
move=> _; apply: le_trans (diag_mulr_le _ _ _) _; rewrite [_ * maximum _]mulrC -mulrA.
by rewrite ler_wpmul2l ?diag_mull_le // maximum_ge0.
Qed.

End Scaling.
End M12.
