(* SPDX-License-Identifier: Apache-2.0 *)

(* G10, eigenvalues of the symmetric part (Fan, Hoffman): proofs/G10-fan-hoffman.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section G10.
Variables (R : rcfType) (n : nat) (A : 'M[R]_n).

Theorem G10_a i : (i < n)%N -> lambda (2%:R^-1 *: (A + A^T)) i <= sigma A i.
Proof. by move=> iN; apply: lambda_half_le. Qed.

End G10.
