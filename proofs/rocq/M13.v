(* SPDX-License-Identifier: Apache-2.0 *)

(* M13, relative distances: proofs/M13-relative-perturbation.md. *)

From SingularBounds.lib Require Import All.
Set Implicit Arguments. Unset Strict Implicit. Unset Printing Implicit Defensive.
Import GRing.Theory Num.Theory Order.Theory.
Local Open Scope ring_scope.

Section M13.
Variables (R : rcfType) (m n : nat) (W : 'M[R]_(m, n)) (d : 'rV[R]_m).
Local Notation DW := (diag_mx d *m W).
Local Notation slope k := `|d 0 k|.
Local Notation root_distance :=
  (maximum (fun k => `|Num.sqrt (slope k) - Num.sqrt (1 / slope k)|)).

Theorem M13_a i : (i < minn m n)%N ->
  `|sigma DW i - sigma W i| <= sigma W i * maximum (fun k => `|1 - slope k|).
Proof.
move=> _; set M := maximum _; have hM k : `|1 - slope k| <= M.
  exact: (maximum_ge (fun k => `|1 - slope k|)).
have M0 : 0 <= M by apply: maximum_ge0 => k; apply: normr_ge0.
rewrite ler_distl; apply/andP; split.
  have -> : sigma W i - sigma W i * M = (1 - M) * sigma W i by ring.
  apply: diag_mull_ge_const => k; rewrite ler_subl_addr -ler_subl_addl.
  exact: le_trans (ler_norm _) (hM k).
have -> : sigma W i + sigma W i * M = (1 + M) * sigma W i by ring.
apply: diag_mull_le_const => [|k]; first by rewrite addr_ge0 ?ler01.
by rewrite -ler_subl_addl; apply: le_trans (ler_norm _) _; rewrite distrC.
Qed.

(* For u, v >= 0 and b > 0 with v <= b u: v^2 - u^2 <= u v (b - 1/b). *)
Let spread (u v b : R) : 0 <= u -> 0 <= v -> 0 < b -> v <= b * u ->
  v ^+ 2 - u ^+ 2 <= u * v * (b - b^-1).
Proof.
move=> u0 v0 b0 h; rewrite -subr_ge0.
have -> : u * v * (b - b^-1) - (v ^+ 2 - u ^+ 2) = (b * u - v) * (v + u / b).
  by field; rewrite gt_eqF.
by rewrite mulr_ge0 ?subr_ge0 // addr_ge0 // mulr_ge0 // invr_ge0 ltW.
Qed.

Theorem M13_b : (forall k, 0 < slope k) -> forall i, (i < minn m n)%N ->
  `|sigma DW i - sigma W i| <= Num.sqrt (sigma W i * sigma DW i) * root_distance.
Proof.
move=> inv i im; have m0 : (0 < m)%N by lia.
set s := sigma W i; set t := sigma DW i.
have s0 : 0 <= s by apply: sigma_ge0. have t0 : 0 <= t by apply: sigma_ge0.
rewrite sqrtrM //; set u := Num.sqrt s; set v := Num.sqrt t.
have u0 : 0 <= u by apply: sqrtr_ge0. have v0 : 0 <= v by apply: sqrtr_ge0.
have -> : t = v ^+ 2 by rewrite sqr_sqrtr. have -> : s = u ^+ 2 by rewrite sqr_sqrtr.
have bound k x : x <= Num.sqrt (slope k) - (Num.sqrt (slope k))^-1 \/
    x <= (Num.sqrt (slope k))^-1 - Num.sqrt (slope k) -> x <= root_distance.
  move=> hx; apply: le_trans (maximum_ge _ k); rewrite mul1r sqrtrV //.
  by case: hx => /le_trans; apply; [| rewrite distrC]; apply: ler_norm.
have root k : 0 < Num.sqrt (slope k) by rewrite sqrtr_gt0.
rewrite ler_norml ler_oppl opprB; apply/andP; split.
  have [k Ek] := minimum_attained (fun k => slope k) m0.
  have h : u <= (Num.sqrt (slope k))^-1 * v.
    rewrite ler_pdivl_mull // /u /v -sqrtrM // ler_wsqrtr //.
    by rewrite -Ek; apply: diag_mull_ge.
  apply: le_trans (spread v0 u0 _ h) _; first by rewrite invr_gt0.
  by rewrite invrK [v * u]mulrC ler_wpmul2l ?mulr_ge0 // (bound k) //; right.
have [k Ek] := maximum_attained (fun k => slope k) m0.
have h : v <= Num.sqrt (slope k) * u.
  by rewrite /u /v -sqrtrM // ler_wsqrtr // -Ek; apply: diag_mull_le.
apply: le_trans (spread u0 v0 (root k) h) _.
by rewrite ler_wpmul2l ?mulr_ge0 // (bound k) //; left.
Qed.

Theorem M13_c : (forall k, 0 < slope k) ->
  root_distance <= 2%:R^-1 * maximum (fun k => `|slope k - 1 / slope k|).
Proof.
move=> inv; apply: maximum_le => [|k].
  by rewrite mulr_ge0 ?invr_ge0 ?ler0n // maximum_ge0 // => k; apply: normr_ge0.
apply: le_trans (_ : 2%:R^-1 * `|slope k - 1 / slope k| <= _); last first.
  by rewrite ler_wpmul2l ?invr_ge0 ?ler0n // (maximum_ge (fun k => `|slope k - 1 / slope k|)).
have s0 := inv k; rewrite !mul1r sqrtrV; last exact: ltW.
set b := Num.sqrt (slope k); have b0 : 0 < b by rewrite sqrtr_gt0.
have -> : slope k = b ^+ 2 by rewrite sqr_sqrtr // ltW.
have -> : b ^+ 2 - (b ^+ 2)^-1 = (b - b^-1) * (b + b^-1) by field; rewrite gt_eqF.
rewrite normrM mulrCA -[X in X <= _]mulr1 ler_wpmul2l ?normr_ge0 //.
have sum0 : 0 <= b + b^-1 by apply: addr_ge0; rewrite ?invr_ge0; apply: ltW.
rewrite ger0_norm // ler_pdivl_mull ?ltr0n // mulr1.
rewrite -subr_ge0; have -> : b + b^-1 - 2%:R = (b - 1) ^+ 2 / b by field; rewrite gt_eqF.
by rewrite mulr_ge0 ?sqr_ge0 // invr_ge0 ltW.
Qed.

End M13.
