(* SPDX-License-Identifier: Apache-2.0 *)

(* What every theorem file opens. *)
From mathcomp Require Export all_ssreflect all_fingroup all_algebra.
From mathcomp Require Export zify ring.
From SingularBounds.lib Require Export Vectors SpectralTheorem Eigenvalues SingularValues.
From SingularBounds.lib Require Export Masks Chains Kronecker.
