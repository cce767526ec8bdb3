(* SPDX-License-Identifier: Apache-2.0 *)

(* R3, eigenvalues of the symmetric part from below: proofs/R3-hermitian-part.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section R3.
Variables (R : rcfType) (n : nat) (W : 'M[R]_n) (rho : R).
Local Notation T := (rho%:M + W).
Local Notation H := (W + W^T).

Theorem R3_a i : (i < n)%N -> rho + 2%:R^-1 * lambda H i <= sigma T i.
Proof. by move=> iN; apply: shift_half_le. Qed.

Theorem R3_b : (0 < n)%N -> rho + 2%:R^-1 * lambda H n.-1 <= sigma T n.-1.
Proof. by move=> n0; apply: R3_a; rewrite prednK. Qed.

End R3.
