(* SPDX-License-Identifier: Apache-2.0 *)

(* L3, the squared error: proofs/L3-squared-error.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

From SingularBounds Require Import L0 L1.

(* A stack of L = l + j + 1 layers: layer j moves by Delta, j layers come before it and l after it. *)
Section Moved.
Variables (R : rcfType) (n G : nat) (W : nat -> 'M[R]_n) (z : 'I_G -> 'cV[R]_n).
Variables (b : nat -> 'cV[R]_n) (rho eta : R) (y : 'I_G -> 'cV[R]_n).
Variables (j l : nat) (Delta : 'M[R]_n).
Local Notation squared_norm v := ((v^T *m v) 0 0).
Local Notation out := (output rho eta W b).
Local Notation L := (l + j.+1)%N.

(* What comes out of the i layers after layer j when x comes out of layer j. *)
Fixpoint after i (x : 'cV[R]_n) : 'cV[R]_n :=
  if i is i'.+1 then layer rho eta (W (i' + j.+1)) (b (i' + j.+1)) (after i' x) else x.

(* The output of the moved stack after layer j + i. *)
Definition moved g i := after i (layer rho eta (W j + Delta) (b j) (out j (z g))).

Definition stays_in_region := forall g,
  (forall k, slopes eta ((W j + Delta) *m out j (z g) + b j) 0 k
     = slopes eta (W j *m out j (z g) + b j) 0 k) /\
  (forall i, (i < l)%N -> forall k, slopes eta (W (i + j.+1)%N *m moved g i + b (i + j.+1)%N) 0 k
     = slopes eta (W (i + j.+1)%N *m out (i + j.+1) (z g) + b (i + j.+1)%N) 0 k).

(* The Jacobian of layers j + 1 to j + i for the input z_g. *)
Definition later_jacobian g i : 'M[R]_n :=
  @chain_from R (fun=> n) (stack_matrix rho eta W b (z g)) j.+1 i n 1%:M.
Definition slopes_at g : 'M[R]_n := diag_mx (slopes eta (W j *m out j (z g) + b j)).
Definition layer_jacobian g : 'M[R]_(n, n * n) :=
  kronecker_row (out j (z g)) (later_jacobian g l *m slopes_at g).

Let error g := out L (z g) - y g.
Let moved_error g := moved g l - y g.
Let step g := layer_jacobian g *m (mxvec Delta^T)^T.

Let moved_difference g : stays_in_region -> forall i, (i <= l)%N ->
  moved g i - out (i + j.+1) (z g) = later_jacobian g i *m (slopes_at g *m (Delta *m out j (z g))).
Proof.
move=> stays; have [first_layer others] := stays g; elim=> [|i IH] il.
  rewrite /later_jacobian /= mul1mx /moved /= /layer !activationE.
  have -> : slopes eta ((W j + Delta) *m out j (z g) + b j) = slopes eta (W j *m out j (z g) + b j).
    by apply/rowP.
  rewrite opprD addrACA subrr addr0 -/(slopes_at g) -mulmxBr; congr (_ *m _).
  by rewrite mulmxDl opprD addrACA subrr addr0 addrAC subrr add0r.
rewrite /moved /= -/(moved g i) (@layerE _ _ rho eta _ _ (out (i + j.+1) (z g))); last first.
  by apply/rowP; apply: others.
rewrite [X in _ - X](@layerE _ _ rho eta _ _ (out (i + j.+1) (z g))) //.
rewrite opprD addrACA subrr addr0 -mulmxBr IH ?(ltnW il) //.
by rewrite /later_jacobian /= !mulmxA.
Qed.

Let moved_errorE g : stays_in_region -> moved_error g = error g + step g.
Proof.
move=> stays; have -> : step g = moved g l - out L (z g).
  rewrite moved_difference // mulmxA; apply/colP => k.
  by rewrite /step /layer_jacobian -L1_c.
by rewrite /moved_error /error [RHS]addrC addrA subrK.
Qed.

Theorem L3_a : stays_in_region ->
  \sum_g squared_norm (moved g l - y g) = \sum_g squared_norm (out L (z g) - y g)
  + 2%:R * (\sum_g ((out L (z g) - y g)^T *m (layer_jacobian g *m (mxvec Delta^T)^T)) 0 0)
  + squared_norm (stacked layer_jacobian *m (mxvec Delta^T)^T).
Proof.
move=> stays.
have -> : squared_norm (stacked layer_jacobian *m (mxvec Delta^T)^T) = \sum_g squared_norm (step g).
  have dotE' p q (A : 'M[R]_(p, q)) (v : 'rV[R]_q) :
      ((A *m v^T)^T *m (A *m v^T)) 0 0 = dot (v *m A^T) (v *m A^T).
    by rewrite /dot !trmx_mul !trmxK.
  by rewrite dotE' dot_stacked; apply: eq_bigr => g _; rewrite /step dotE'.
rewrite mulr_sumr -!big_split /=; apply: eq_bigr => g _.
rewrite -/(moved_error g) moved_errorE // -/(error g) -/(step g).
move: (error g) (step g) => e h.
have sym : (h^T *m e) 0 0 = (e^T *m h) 0 0.
  by rewrite -[h^T *m e]trmxK trmx_mul trmxK mxE.
have addE (A B : 'M[R]_1) : (A + B) 0 0 = A 0 0 + B 0 0 by rewrite mxE.
rewrite [(e + h)^T]linearD /= mulmxDl !mulmxDr !addE sym.
by move: (_ 0 0) (_ 0 0) (_ 0 0) => p q r; ring.
Qed.

End Moved.

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
