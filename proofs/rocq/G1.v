(* SPDX-License-Identifier: Apache-2.0 *)

(* G1, Weyl's inequalities: proofs/G1-weyl.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section G1.
Variables (R : rcfType) (m n : nat) (A E : 'M[R]_(m, n)).

Theorem G1_a i j : (i < minn m n)%N -> (j < minn m n - i)%N ->
  sigma (A + E) (i + j) <= sigma A i + sigma E j.
Proof. by move=> _ _; apply: sigma_weyl. Qed.

Theorem G1_b i : (i < minn m n)%N -> `|sigma (A + E) i - sigma A i| <= sigma E 0.
Proof. by move=> _; apply: sigma_perturb. Qed.

End G1.
