(* SPDX-License-Identifier: Apache-2.0 *)

(* L0, affine regions: proofs/L0-affine-regions.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section L0.
Variables (R : rcfType) (n : nat) (rho eta : R).

(* The activation, its slope (1 at 0), and both on each entry of a column. *)
Definition phi (t : R) : R := if 0 <= t then t else eta * t.
Definition slope (t : R) : R := if 0 <= t then 1 else eta.
Definition activation (y : 'cV[R]_n) : 'cV[R]_n := \col_k phi (y k 0).
Definition slopes (y : 'cV[R]_n) : 'rV[R]_n := \row_k slope (y k 0).

Definition layer (W : 'M[R]_n) (b x : 'cV[R]_n) : 'cV[R]_n :=
  activation (W *m x + b) + rho *: x.

Lemma activationE y : activation y = diag_mx (slopes y) *m y.
Proof.
apply/colP => k; rewrite mul_diag_mx !mxE /phi /slope.
by case: ifP; rewrite ?mul1r.
Qed.

(* The matrix and the vector of a layer in the region of z. *)
Definition layer_matrix (W : 'M[R]_n) (b z : 'cV[R]_n) : 'M[R]_n :=
  diag_mx (slopes (W *m z + b)) *m W + rho *: 1%:M.
Definition layer_vector (W : 'M[R]_n) (b z : 'cV[R]_n) : 'cV[R]_n :=
  diag_mx (slopes (W *m z + b)) *m b.

Lemma layerE W b z x : slopes (W *m x + b) = slopes (W *m z + b) ->
  layer W b x = layer_matrix W b z *m x + layer_vector W b z.
Proof.
move=> h; rewrite /layer /layer_matrix /layer_vector activationE h mulmxDr mulmxDl -!mulmxA.
by rewrite -scalemxAl mul1mx addrAC.
Qed.

Theorem L0_a (W : 'M[R]_n) (z x b : 'cV[R]_n) :
  (forall k, slopes (W *m x + b) 0 k = slopes (W *m z + b) 0 k) ->
  forall k, (activation (W *m x + b) + rho *: x) k 0
  = ((diag_mx (slopes (W *m z + b)) *m W + rho *: 1%:M) *m x
     + diag_mx (slopes (W *m z + b)) *m b) k 0.
Proof. by move=> h k; rewrite -/(layer W b x) (@layerE _ _ z) //; apply/rowP. Qed.

Section Stack.
Variables (L : nat) (W : nat -> 'M[R]_n) (z x : 'cV[R]_n) (b : nat -> 'cV[R]_n).

(* What comes out of the first l layers, and the affine map of the region of y applied to x. *)
Fixpoint output l (x : 'cV[R]_n) : 'cV[R]_n :=
  if l is l'.+1 then layer (W l') (b l') (output l' x) else x.
Definition stack_matrix (y : 'cV[R]_n) l := layer_matrix (W l) (b l) (output l y).
Definition stack_vector (y : 'cV[R]_n) l := layer_vector (W l) (b l) (output l y).
Fixpoint affine (y : 'cV[R]_n) l (x : 'cV[R]_n) : 'cV[R]_n :=
  if l is l'.+1 then stack_matrix y l' *m affine y l' x + stack_vector y l' else x.

Definition same_region (x y : 'cV[R]_n) := forall l, (l < L)%N -> forall k,
  slopes (W l *m output l x + b l) 0 k = slopes (W l *m output l y + b l) 0 k.

Let outputE u : same_region u z -> forall l, (l <= L)%N -> output l u = affine z l u.
Proof.
move=> same; elim=> //= l IH lL; rewrite -IH ?(ltnW lL) //.
by apply: layerE; apply/rowP => k; apply: same.
Qed.

Theorem L0_b : same_region x z -> forall k, output L x k 0 = affine z L x k 0.
Proof. by move=> same k; rewrite (outputE same). Qed.

Theorem L0_c : same_region x z -> forall k,
  (output L x - output L z) k 0 = (product (stack_matrix z) L *m (x - z)) k 0.
Proof.
move=> same k; rewrite (outputE same) // (outputE (u := z)) //.
suff -> : affine z L x - affine z L z = product (stack_matrix z) L *m (x - z) by [].
elim: (L) => [|l IH]; first by rewrite /product /= mul1mx.
by rewrite productS -mulmxA -IH /= mulmxBr opprD addrACA subrr addr0.
Qed.

End Stack.
End L0.
