/* SPDX-License-Identifier: Apache-2.0 */
#include "CKernels.h"

#include <float.h>
#include <math.h>

#pragma STDC FP_CONTRACT OFF

size_t sb_stride(size_t rows) { return (rows + 3) & ~(size_t)3; }

int sb_arithmetic_fault(void) {
#if !defined(FLT_RADIX) || FLT_RADIX != 2 || DBL_MANT_DIG != 53 || DBL_MIN_EXP != -1021
  return 1;
#endif
  /* Everything passes through volatile so that it is the processor that is asked. */
  volatile double one = 1, half_ulp = 0x1p-53, little = 0x1p-60, tiny = 0x1p-1074;
  volatile double smallest_normal = 0x1p-1022, half = 0.5, three_quarters = 0.75;
  volatile double r, q;
  /* Rounding to nearest, ties to even, on both signs. */
  r = one + half_ulp;
  if (r != 1) return 2;
  r = one + (half_ulp + little);
  if (r != 1 + 0x1p-52) return 3;
  r = -one - half_ulp;
  if (r != -1) return 4;
  r = -one - (half_ulp + little);
  if (r != -1 - 0x1p-52) return 5;
  r = (1 + 0x1p-52) + half_ulp;
  if (r != 1 + 0x1p-51) return 6;
  /* Products and quotients and roots. */
  q = 1 + 0x1p-30;
  r = q * q;
  if (r != 1 + 0x1p-29) return 7;
  q = 3;
  r = one / q;
  if (r != 0x1.5555555555555p-2) return 8;
  q = 2;
  r = sqrt(q);
  if (r != 0x1.6a09e667f3bcdp0) return 9;
  /* No digits beyond Float64's, no contraction: (1 + 2^-30)^2 - (1 + 2^-29) is 0 when each operation
   * is rounded, and 2^-60 in one fused operation. */
  q = 1 + 0x1p-30;
  r = q * q - (1 + 0x1p-29);
  if (r != 0) return 10;
  r = fma(q, q, -(1 + 0x1p-29));
  if (r != 0x1p-60) return 11;
  q = 1 + 0x1p-52;
  r = fma(q, 1 - 0x1p-53, -one);
  if (r != 0x1p-53 - 0x1p-105) return 12;
  /* Subnormal results and operands. */
  r = smallest_normal * half;
  if (r != 0x1p-1023 || r == 0) return 13;
  r = tiny * three_quarters;
  if (r != tiny || r == 0) return 14;
  r = tiny * half;
  if (r != 0) return 15;
  q = 0x1p60;
  r = tiny * q;
  if (r != 0x1p-1014) return 16;
  r = smallest_normal - tiny;
  if (r == 0 || r == smallest_normal || r + tiny != smallest_normal) return 17;
  q = 0x1p-537;
  r = fma(q, q, -tiny);
  if (r != 0) return 18;
  return 0;
}
