(* SPDX-License-Identifier: Apache-2.0 *)

(* M5, what the energy loses: proofs/M5-energy.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section M5.
Variables (R : rcfType) (m n : nat) (W : 'M[R]_(m, n)) (d : 'rV[R]_m).

Theorem M5_a :
  \sum_(i < minn m n) sigma W i ^+ 2 - \sum_(i < minn m n) sigma (diag_mx d *m W) i ^+ 2
  = \sum_k (1 - d 0 k ^+ 2) * row_norm2 W k.
Proof.
rewrite !energy frobenius_diag frobenius_rows -sumrB; apply: eq_bigr => k _.
by rewrite mulrBl mul1r.
Qed.

End M5.
