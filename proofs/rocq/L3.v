(* SPDX-License-Identifier: Apache-2.0 *)

(* L3, the squared error: proofs/L3-squared-error.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section L3.
Variables (R : rcfType) (m n : nat) (Q : 'M[R]_(m, n)) (w : 'cV[R]_n).
Local Notation squared_norm v := ((v^T *m v) 0 0).

Let squaredE p (v : 'cV[R]_p) : squared_norm v = norm v^T ^+ 2.
Proof. by rewrite norm_sq /dot trmxK. Qed.

Theorem L3_b : sigma Q n.-1 ^+ 2 * squared_norm w <= squared_norm (Q *m w).
Proof.
rewrite !squaredE trmx_mul -exprMn ler_expn2r ?nnegrE ?mulr_ge0 ?norm_ge0 ?sigma_ge0 //.
exact: norm_ge_last.
Qed.

Theorem L3_c : squared_norm (Q *m w) <= sigma Q 0 ^+ 2 * squared_norm w.
Proof.
rewrite !squaredE trmx_mul -exprMn ler_expn2r ?nnegrE ?mulr_ge0 ?norm_ge0 ?sigma_ge0 //.
exact: norm_le_first.
Qed.

End L3.
