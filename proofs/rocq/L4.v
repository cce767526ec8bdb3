(* SPDX-License-Identifier: Apache-2.0 *)

(* L4, a gradient step: proofs/L4-gradient-descent.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section L4.
Variables (R : rcfType) (m n : nat) (Q : 'M[R]_(m, n)) (w v : 'cV[R]_n) (y : 'cV[R]_m).
Local Notation squared_norm u := ((u^T *m u) 0 0).
Local Notation e := (w - v).
Local Notation descent := (Q^T *m (Q *m w - y)).
Local Notation G := (Q^T *m Q).

Theorem L4_a : (forall k, (Q^T *m (Q *m v - y)) k 0 = 0) ->
  (sigma Q 0 ^+ 2 + sigma Q n.-1 ^+ 2) ^+ 2 * squared_norm e
  - 4%:R * (sigma Q 0 ^+ 2 + sigma Q n.-1 ^+ 2) * (e^T *m descent) 0 0
  + 4%:R * squared_norm descent
  <= (sigma Q 0 ^+ 2 - sigma Q n.-1 ^+ 2) ^+ 2 * squared_norm e.
Proof.
move=> minimal; have zero : Q^T *m (Q *m v - y) = 0.
  by apply/colP => k; rewrite minimal mxE.
have -> : descent = G *m e.
  rewrite -mulmxA -[LHS]subr0 -zero -mulmxBr opprB addrA subrK.
  by rewrite -mulmxBr.
have [x xE] : exists x, x = e^T by exists e^T.
have -> : squared_norm e = dot x x by rewrite xE /dot trmxK.
have -> : (e^T *m (G *m e)) 0 0 = form G x by rewrite xE /form /dot trmxK mulmxA.
have -> : squared_norm (G *m e) = form (G *m G) x.
  by rewrite xE /form /dot trmxK trmx_mul gram_symmetric !mulmxA.
have [P [PP GE dec]] := lambda_spec (gram_symmetric Q).
have GGE : G *m G = P^T *m diag_mx (\row_(i < n) lambda G i ^+ 2) *m P.
  rewrite {1 2}GE !mulmxA -(mulmxA _ P P^T) PP mulmx1 -(mulmxA P^T) mulmx_diag.
  by congr (_ *m diag_mx _ *m _); apply/rowP => i; rewrite !mxE expr2.
rewrite (form_coordinates x GE) (form_coordinates x GGE) (dot_coordinates x PP) !sigma_sq.
set a := lambda G 0; set b := lambda G n.-1; rewrite -subr_ge0.
rewrite !mulr_sumr -sumrN -!big_split /= -sumrN -big_split /=; apply: sumr_ge0 => i _.
rewrite !mxE; set l := lambda G i; set q := (\sum_j _) ^+ 2.
have la : l <= a by apply: dec; rewrite leq0n ltn_ord.
have bl : b <= l by apply: dec; have := ltn_ord i; lia.
have -> : (a - b) ^+ 2 * q - ((a + b) ^+ 2 * q - 4%:R * (a + b) * (l * q) + 4%:R * (l ^+ 2 * q))
  = 4%:R * ((a - l) * (l - b)) * q by ring.
by rewrite mulr_ge0 ?sqr_ge0 // mulr_ge0 ?ler0n // mulr_ge0 ?subr_ge0.
Qed.

End L4.
