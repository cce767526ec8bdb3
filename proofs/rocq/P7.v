(* SPDX-License-Identifier: Apache-2.0 *)

(* P7, chains of masked residual layers: proofs/P7-masked-residual-chain.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

(* P7.b speaks of the exponential function; see P4. *)
Section P7.
Variables (R : rcfType) (n L : nat) (W : nat -> 'M[R]_n) (d : nat -> 'rV[R]_n) (rho : R).
Local Notation DW k := (diag_mx (d k) *m W k).
Local Notation M := (product (fun k => rho%:M + DW k) L).
Local Notation a k := (maximum (fun j => `|d k 0 j|) * sigma (W k) 0).

Let upper k : sigma (rho%:M + DW k) 0 <= `|rho| + a k.
Proof. by apply: le_trans (shifted_first_le _ _) _; rewrite ler_add2l diag_mull_le. Qed.

Let lower k : (0 < n)%N -> `|rho| - a k <= sigma (rho%:M + DW k) n.-1.
Proof.
move=> n0; apply: le_trans (shifted_last_ge _ _ n0).
by rewrite ler_add2l ler_opp2 diag_mull_le.
Qed.

Theorem P7_a i : (i < n)%N -> sigma M i <= \prod_(k < L) (`|rho| + a k).
Proof. by move=> _; apply: (product_le_bound (b := fun k => `|rho| + a k)). Qed.

Theorem P7_c : (forall k, (k < L)%N -> a k < `|rho|) -> forall i, (i < n)%N ->
  \prod_(k < L) (`|rho| - a k) <= sigma M i.
Proof.
move=> small i iN; apply: (product_ge_bound (b := fun k => `|rho| - a k)) => // k kL.
by rewrite subr_ge0 ltW ?small // lower // (leq_ltn_trans _ iN).
Qed.

Theorem P7_d : (0 < n)%N -> (forall k, (k < L)%N -> a k < `|rho|) ->
  sigma M 0 * \prod_(k < L) (`|rho| - a k) <= sigma M n.-1 * \prod_(k < L) (`|rho| + a k).
Proof.
move=> n0 small; rewrite [X in _ <= X]mulrC; apply: cross_le; rewrite ?sigma_ge0 ?P7_a //.
by apply: P7_c; rewrite ?prednK.
Qed.

Theorem P7_e i : (i < n)%N -> `|sigma M i - \prod_(k < L) `|rho| |
  <= \prod_(k < L) (`|rho| + a k) - \prod_(k < L) `|rho|.
Proof.
move=> iN; have -> : \prod_(k < L) `|rho| = sigma ((rho ^+ L)%:M : 'M[R]_n) i :> R.
  by rewrite sigma_scalar // normrX prodr_const card_ord.
apply: le_trans (sigma_dist _ _ _) _; rewrite sigma_scalar // normrX.
have := @product_shift_dist R n rho (fun k => DW k) (fun k => a k) L.
by rewrite [X in _ - X]prodr_const card_ord; apply => k _; apply: diag_mull_le.
Qed.

Theorem P7_f i : (i < n)%N -> sigma M i ^+ 2
  <= \prod_(k < L) (rho ^+ 2 + maximum (fun j : 'I_n => rho * lambda (DW k + (DW k)^T) j)
     + sigma (DW k) 0 ^+ 2).
Proof.
move=> _; pose b k := rho ^+ 2 + maximum (fun j : 'I_n => rho * lambda (DW k + (DW k)^T) j)
     + sigma (DW k) 0 ^+ 2.
by apply: (product_sq_le_bound (b := b)) => k _; apply: shifted_first_sq.
Qed.

End P7.
