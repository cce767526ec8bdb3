(* SPDX-License-Identifier: Apache-2.0 *)

(* G4, leading products (Horn), so far the clause on volumes: proofs/G4-horn.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section G4.
Variables (R : rcfType) (n : nat) (A B : 'M[R]_n).

Theorem G4_b : \prod_(i < n) sigma (A *m B) i = \prod_(i < n) (sigma A i * sigma B i).
Proof. by rewrite big_split /= !volume det_mulmx normrM. Qed.

End G4.
