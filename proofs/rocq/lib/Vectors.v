(* SPDX-License-Identifier: Apache-2.0 *)

(* Row vectors over a real closed field: the inner product and the Euclidean length.
   A matrix A of shape m x n acts on a vector x of n entries by x |-> A x; with row vectors
   that is x *m A^T. *)

From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import ring.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section Vectors.
Variable R : rcfType.

Definition dot n (x y : 'rV[R]_n) : R := (x *m y^T) 0 0.
Definition norm n (x : 'rV[R]_n) : R := Num.sqrt (dot x x).

Lemma dotE n (x y : 'rV[R]_n) : dot x y = \sum_i x 0 i * y 0 i.
Proof. by rewrite /dot mxE; apply: eq_bigr => i _; rewrite mxE. Qed.

Lemma dot_sumsq n (x : 'rV[R]_n) : dot x x = \sum_i x 0 i ^+ 2.
Proof. by rewrite dotE; apply: eq_bigr => i _; rewrite expr2. Qed.

Lemma dotC n (x y : 'rV[R]_n) : dot x y = dot y x.
Proof. by rewrite !dotE; apply: eq_bigr => i _; rewrite mulrC. Qed.

Lemma dotDl n (x y z : 'rV[R]_n) : dot (x + y) z = dot x z + dot y z.
Proof. by rewrite /dot mulmxDl mxE. Qed.

Lemma dotDr n (x y z : 'rV[R]_n) : dot z (x + y) = dot z x + dot z y.
Proof. by rewrite dotC dotDl !(dotC _ z). Qed.

Lemma dotZl n c (x y : 'rV[R]_n) : dot (c *: x) y = c * dot x y.
Proof. by rewrite /dot -scalemxAl mxE. Qed.

Lemma dotZr n c (x y : 'rV[R]_n) : dot y (c *: x) = c * dot y x.
Proof. by rewrite dotC dotZl dotC. Qed.

Lemma dotNl n (x y : 'rV[R]_n) : dot (- x) y = - dot x y.
Proof. by rewrite -scaleN1r dotZl mulN1r. Qed.

Lemma dotNr n (x y : 'rV[R]_n) : dot y (- x) = - dot y x.
Proof. by rewrite dotC dotNl dotC. Qed.

Lemma dot0l n (x : 'rV[R]_n) : dot 0 x = 0.
Proof. by rewrite /dot mul0mx mxE. Qed.

(* <x A, y> = <x, y A^T> *)
Lemma dot_mull m n (x : 'rV[R]_m) (A : 'M[R]_(m, n)) (y : 'rV[R]_n) :
  dot (x *m A) y = dot x (y *m A^T).
Proof. by rewrite /dot trmx_mul trmxK mulmxA. Qed.

Lemma dot_ge0 n (x : 'rV[R]_n) : 0 <= dot x x.
Proof. by rewrite dot_sumsq sumr_ge0 // => i _; rewrite sqr_ge0. Qed.

Lemma dot_eq0 n (x : 'rV[R]_n) : (dot x x == 0) = (x == 0).
Proof.
apply/eqP/eqP => [|->]; last by rewrite dot0l.
move/eqP; rewrite dot_sumsq psumr_eq0; last by move=> i _; apply: sqr_ge0.
move/allP => zero; apply/rowP => i; rewrite [RHS]mxE.
by have := zero i (mem_index_enum _); rewrite /= sqrf_eq0 => /eqP.
Qed.

Lemma dot_gt0 n (x : 'rV[R]_n) : (0 < dot x x) = (x != 0).
Proof. by rewrite lt_def dot_eq0 dot_ge0 andbT. Qed.

Lemma norm_ge0 n (x : 'rV[R]_n) : 0 <= norm x. Proof. exact: sqrtr_ge0. Qed.

Lemma norm_sq n (x : 'rV[R]_n) : norm x ^+ 2 = dot x x.
Proof. by rewrite sqr_sqrtr // dot_ge0. Qed.

Lemma norm_gt0 n (x : 'rV[R]_n) : (0 < norm x) = (x != 0).
Proof. by rewrite sqrtr_gt0 dot_gt0. Qed.

Lemma norm_eq0 n (x : 'rV[R]_n) : (norm x == 0) = (x == 0).
Proof. by rewrite -dot_eq0 -norm_sq sqrf_eq0. Qed.

Lemma norm0 n : norm (0 : 'rV[R]_n) = 0. Proof. by rewrite /norm dot0l sqrtr0. Qed.

Lemma normZ n c (x : 'rV[R]_n) : norm (c *: x) = `|c| * norm x.
Proof. by rewrite /norm dotZl dotZr mulrA -expr2 sqrtrM ?sqr_ge0 // sqrtr_sqr. Qed.

Lemma normN n (x : 'rV[R]_n) : norm (- x) = norm x.
Proof. by rewrite -scaleN1r normZ normrN normr1 mul1r. Qed.

(* Two lengths compare as their squares do. *)
Lemma norm_leP m n c (x : 'rV[R]_m) (y : 'rV[R]_n) : 0 <= c ->
  (norm x <= c * norm y) = (dot x x <= c ^+ 2 * dot y y).
Proof.
move=> c0; rewrite -(@ler_pexpn2r _ 2) ?nnegrE ?mulr_ge0 ?norm_ge0 //.
by rewrite exprMn !norm_sq.
Qed.

Lemma norm_geP m n c (x : 'rV[R]_m) (y : 'rV[R]_n) : 0 <= c ->
  (c * norm y <= norm x) = (c ^+ 2 * dot y y <= dot x x).
Proof.
move=> c0; rewrite -(@ler_pexpn2r _ 2) ?nnegrE ?mulr_ge0 ?norm_ge0 //.
by rewrite exprMn !norm_sq.
Qed.

Lemma Cauchy_Schwarz n (x y : 'rV[R]_n) : dot x y ^+ 2 <= dot x x * dot y y.
Proof.
have [->|y0] := eqVneq y 0.
  by rewrite dotC dot0l expr0n /= mulr_ge0 // ?dot_ge0.
rewrite -subr_ge0 -(pmulr_rge0 _ (_ : 0 < dot y y)) ?dot_gt0 //.
suff <- : dot (dot y y *: x - dot x y *: y) (dot y y *: x - dot x y *: y)
  = dot y y * (dot x x * dot y y - dot x y ^+ 2) by apply: dot_ge0.
by rewrite !(dotDl, dotDr, dotZl, dotZr, dotNl, dotNr) (dotC y x); ring.
Qed.

Lemma dot_le_norm n (x y : 'rV[R]_n) : `|dot x y| <= norm x * norm y.
Proof.
rewrite -(@ler_pexpn2r _ 2) ?nnegrE ?mulr_ge0 ?norm_ge0 //.
by rewrite real_normK ?num_real // exprMn !norm_sq Cauchy_Schwarz.
Qed.

Lemma norm_triangle n (x y : 'rV[R]_n) : norm (x + y) <= norm x + norm y.
Proof.
rewrite -(@ler_pexpn2r _ 2) ?nnegrE ?addr_ge0 ?norm_ge0 //.
rewrite sqrrD !norm_sq !(dotDl, dotDr) (dotC y x) addrA ler_add2r -addrA ler_add2l mulr2n.
have h : dot x y <= norm x * norm y by apply: le_trans (ler_norm _) (dot_le_norm _ _).
exact: ler_add.
Qed.

Lemma norm_triangle_sub n (x y : 'rV[R]_n) : norm x - norm y <= norm (x + y).
Proof. by rewrite ler_subl_addr; have := norm_triangle (x + y) (- y); rewrite addrK normN. Qed.

(* An orthogonal change of coordinates keeps inner products. *)
Lemma dot_orthogonal n (P : 'M[R]_n) (x y : 'rV[R]_n) :
  P *m P^T = 1%:M -> dot (x *m P) (y *m P) = dot x y.
Proof. by move=> PP; rewrite dot_mull -mulmxA PP mulmx1. Qed.

End Vectors.
