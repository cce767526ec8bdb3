(* SPDX-License-Identifier: Apache-2.0 *)

(* R9, structured W: proofs/R9-structured-shift.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

From SingularBounds Require Import R1.

Section R9.
Variables (R : rcfType) (n : nat) (W : 'M[R]_n) (rho : R).
Local Notation T := (rho%:M + W).

Theorem R9_a : W^T = - W -> forall i, (i < n)%N -> sigma T i ^+ 2 = rho ^+ 2 + sigma W i ^+ 2.
Proof.
move=> skew i iN; rewrite sigma_shift_sq //.
by rewrite [in W + W^T]skew subrr scaler0 addr0 -sigma_sq.
Qed.

Theorem R9_b : W^T = W -> forall i, (i < n)%N ->
  sigma T i = largest (fun j : 'I_n => `|rho + lambda W j|) i.
Proof.
move=> symW i iN; have [P [PP WE _]] := lambda_spec symW.
apply: (sigma_diagonal_gram _ PP) => [j|]; first exact: normr_ge0.
have TE : T = P^T *m diag_mx (\row_(j < n) (rho + lambda W j)) *m P.
  have -> : diag_mx (\row_(j < n) (rho + lambda W j)) = rho%:M + diag_mx (\row_(j < n) lambda W j).
    by apply/matrixP => a b; rewrite !mxE -mulrnDl.
  rewrite mulmxDr mulmxDl -WE; congr (_ + _).
  by rewrite mul_mx_scalar -scalemxAl (mulmx1C PP) scalemx1.
rewrite [T^T]linearD /= symW tr_scalar_mx {1 2}TE !mulmxA -(mulmxA _ P P^T) PP mulmx1.
rewrite -(mulmxA P^T); congr (_ *m _ *m _); apply/matrixP => a b.
by rewrite mul_diag_mx !mxE mulrnAr -expr2 real_normK ?num_real.
Qed.

(* W is positive semidefinite: symmetric, and no eigenvalue is negative. *)
Theorem R9_e : W^T = W /\ (forall j, (j < n)%N -> 0 <= lambda W j) -> 0 <= rho ->
  forall i, (i < n)%N -> sigma T i = rho + sigma W i.
Proof.
move=> [symW psd] r0 i iN; rewrite R9_b // sigma_symmetric //.
transitivity (largest (fun j : 'I_n => rho + lambda W j) i).
  by apply: eq_largest => j; rewrite ger0_norm // addr_ge0 ?psd.
have -> : largest (fun j : 'I_n => `|lambda W j|) i = largest (fun j : 'I_n => lambda W j) i.
  by apply: eq_largest => j; rewrite ger0_norm ?psd.
rewrite (largest_decreasing (g := lambda W) iN) => [|a b ab]; last exact: lambda_mono.
apply: (largest_decreasing (g := fun j => rho + lambda W j)) => // a b ab.
by rewrite ler_add2l lambda_mono.
Qed.

Theorem R9_f : W *m W^T = 1%:M -> forall i, (i < n)%N -> `| `|rho| - 1| <= sigma T i.
Proof.
move=> orth i iN; have s k : (k < n)%N -> sigma W k = 1.
  by move=> kn; rewrite -[W]mulmx1 sigma_orthogonal_l ?sigma_id //; apply: mulmx1C.
have := R1_a W rho iN; have := R1_b W rho iN; rewrite s // s; last by apply: leq_ltn_trans iN.
rewrite !ler_distl => /andP[h1 _] /andP[h2 _].
by rewrite ler_subl_addr addrC -ler_subl_addr h1 -ler_subl_addl h2.
Qed.

Theorem R9_g : W *m W^T = 1%:M -> forall i, (i < n)%N -> sigma T i <= `|rho| + 1.
Proof.
move=> orth i iN; have s : sigma W 0 = 1.
  have n0 := leq_ltn_trans (leq0n i) iN.
  by rewrite -[W]mulmx1 sigma_orthogonal_l ?sigma_id //; apply: mulmx1C.
by have := R1_a W rho iN; rewrite s ler_distl => /andP[].
Qed.

End R9.
