(* SPDX-License-Identifier: Apache-2.0 *)

(* R1, singular values near |rho|: proofs/R1-identity-shift.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section R1.
Variables (R : rcfType) (n : nat) (W : 'M[R]_n) (rho eps : R).

Theorem R1_a i : (i < n)%N -> `|sigma (rho%:M + W) i - `|rho| | <= sigma W 0.
Proof. by move=> iN; rewrite -(sigma_scalar rho iN) sigma_perturb. Qed.

Theorem R1_b i : (i < n)%N -> `|sigma (rho%:M + W) i - sigma W i| <= `|rho|.
Proof.
move=> _; apply: le_trans (sigma_dist _ _ _) _.
by rewrite addrK sigma_scalar_le.
Qed.

Theorem R1_c i : (i < n)%N -> `|sigma (1%:M + eps *: W) i - 1| <= `|eps| * sigma W 0.
Proof. by move=> iN; have := sigma_perturb 1%:M (eps *: W) i; rewrite sigmaZ sigma_id. Qed.

End R1.
