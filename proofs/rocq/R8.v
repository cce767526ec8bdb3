(* SPDX-License-Identifier: Apache-2.0 *)

(* R8, the energy and the volume of rho I + W: proofs/R8-shift-identities.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section R8.
Variables (R : rcfType) (n : nat) (W : 'M[R]_n) (rho : R).

Theorem R8_a : \sum_(i < n) sigma (rho%:M + W) i ^+ 2
  = n%:R * rho ^+ 2 + 2%:R * rho * \tr W + frobenius2 W.
Proof.
rewrite sum_sigma_sq -trace_gram gram_shift !mxtraceD mxtrace_scalar mxtraceZ mxtraceD mxtrace_tr.
by rewrite trace_gram -[_ *+ n]mulr_natl; ring.
Qed.

Theorem R8_b : \prod_(i < n) sigma (rho%:M + W) i = `|\det (rho%:M + W)|.
Proof. exact: volume. Qed.

End R8.
