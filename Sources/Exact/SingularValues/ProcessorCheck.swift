// SPDX-License-Identifier: Apache-2.0

import CKernels

/// Throws when the processor, in the mode in which this thread runs it, does not do the arithmetic
/// that the Float64 certificate's error bounds describe: rounding to nearest, gradual underflow, no
/// extra digits, a correctly rounded fused multiply–add.
///
/// The mode belongs to a thread and any code may have changed it, so each certificate asks again;
/// the dozen probes cost less than the certificate of a 2 × 2 matrix.
func requireStandardArithmetic() throws(SingularValueError) {
  let probe = sb_arithmetic_fault()
  guard probe == 0 else {
    throw .notCertified(
      "this thread's floating-point arithmetic is not IEEE 754 round-to-nearest with gradual"
        + " underflow (probe \(probe))")
  }
}
