(* SPDX-License-Identifier: Apache-2.0 *)

(* R2, the Gram matrix of rho I + W: proofs/R2-gram-shift.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section R2.
Variables (R : rcfType) (n : nat) (W : 'M[R]_n) (rho : R).
Local Notation T := (rho%:M + W).
Local Notation H := (W + W^T).

(* mu j is the (j+1)-st largest eigenvalue of rho H, in either sign of rho. *)
Let mu := lambda (rho *: H).

Let symmetric_rhoH : (rho *: H)^T = rho *: H.
Proof. by rewrite linearZ /= symmetric_part. Qed.

Let above i j : (i + j < n)%N -> sigma T (i + j) ^+ 2 <= sigma W i ^+ 2 + rho ^+ 2 + mu j.
Proof.
move=> h; rewrite sigma_shift_sq // [sigma W i ^+ 2 + _]addrC -addrA ler_add2l sigma_sq.
by apply: lambda_weyl; rewrite ?gram_symmetric.
Qed.

Let below i j k : (i < n)%N -> (j < n)%N -> (n + k <= i + j.+1)%N ->
  sigma W i ^+ 2 + rho ^+ 2 + mu j <= sigma T k ^+ 2.
Proof.
move=> iN jN nk; rewrite sigma_shift_sq; last by move: nk iN jN; lia.
rewrite [sigma W i ^+ 2 + _]addrC -addrA ler_add2l sigma_sq.
by apply: lambda_weyl_ge; rewrite ?gram_symmetric.
Qed.

Section Nonnegative.
Hypothesis rho_ge0 : 0 <= rho.

Let muE j : mu j = rho * lambda H j.
Proof. by rewrite /mu lambda_scale ?symmetric_part. Qed.

Theorem R2_a i j : (i < n)%N -> (j < n - i)%N ->
  sigma T (i + j) ^+ 2 <= sigma W i ^+ 2 + rho ^+ 2 + rho * lambda H j.
Proof. by move=> iN jN; rewrite -muE above //; lia. Qed.

(* i + j - n in 1-based indices is i + j + 1 - n here. *)
Theorem R2_b i j : (i < n)%N -> (n - i.+1 <= j < n)%N ->
  sigma W i ^+ 2 + rho ^+ 2 + rho * lambda H j <= sigma T (i + j.+1 - n) ^+ 2.
Proof. by move=> iN jN; rewrite -muE; apply: below; lia. Qed.

Theorem R2_c i : (i < n)%N ->
  sigma W i ^+ 2 + rho ^+ 2 + rho * lambda H n.-1 <= sigma T i ^+ 2.
Proof. by move=> iN; rewrite -muE; apply: below; lia. Qed.

Theorem R2_d i : (i < n)%N ->
  sigma T i ^+ 2 <= sigma W i ^+ 2 + rho ^+ 2 + rho * lambda H 0.
Proof. by move=> iN; have := @above i 0; rewrite addn0 muE; apply. Qed.

Theorem R2_e i : (i < n)%N ->
  sigma W n.-1 ^+ 2 + rho ^+ 2 + rho * lambda H i <= sigma T i ^+ 2.
Proof. by move=> iN; rewrite -muE; apply: below; lia. Qed.

Theorem R2_f i : (i < n)%N ->
  sigma T i ^+ 2 <= sigma W 0 ^+ 2 + rho ^+ 2 + rho * lambda H i.
Proof. by move=> iN; have := @above 0 i; rewrite add0n muE; apply. Qed.

End Nonnegative.

Section Nonpositive.
Hypothesis rho_le0 : rho <= 0.

Let muE j : (j < n)%N -> mu j = rho * lambda H (n - j.+1).
Proof. by move=> jN; rewrite /mu lambda_scale_neg ?symmetric_part. Qed.

Theorem R2_g i j : (i < n)%N -> (j < n - i)%N ->
  sigma T (i + j) ^+ 2 <= sigma W i ^+ 2 + rho ^+ 2 + rho * lambda H (n - j.+1).
Proof. by move=> iN jN; rewrite -muE ?above //; lia. Qed.

Theorem R2_h i j : (i < n)%N -> (n - i.+1 <= j < n)%N ->
  sigma W i ^+ 2 + rho ^+ 2 + rho * lambda H (n - j.+1) <= sigma T (i + j.+1 - n) ^+ 2.
Proof. by move=> iN jN; rewrite -muE; [apply: below; lia | lia]. Qed.

Theorem R2_i i : (i < n)%N ->
  sigma W i ^+ 2 + rho ^+ 2 + rho * lambda H 0 <= sigma T i ^+ 2.
Proof.
move=> iN; have n0 : (n.-1 < n)%N by lia.
by have := muE n0; rewrite prednK ?subnn => [<-|]; [apply: below | ]; lia.
Qed.

Theorem R2_j i : (i < n)%N ->
  sigma T i ^+ 2 <= sigma W i ^+ 2 + rho ^+ 2 + rho * lambda H n.-1.
Proof.
move=> iN; rewrite -subn1 -muE; last by lia.
by have := @above i 0; rewrite addn0; apply.
Qed.

Theorem R2_k i : (i < n)%N ->
  sigma W n.-1 ^+ 2 + rho ^+ 2 + rho * lambda H (n - i.+1) <= sigma T i ^+ 2.
Proof. by move=> iN; rewrite -muE //; apply: below; lia. Qed.

Theorem R2_l i : (i < n)%N ->
  sigma T i ^+ 2 <= sigma W 0 ^+ 2 + rho ^+ 2 + rho * lambda H (n - i.+1).
Proof. by move=> iN; rewrite -muE //; have := @above 0 i; rewrite add0n; apply. Qed.

End Nonpositive.
End R2.
