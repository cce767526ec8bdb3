/* SPDX-License-Identifier: Apache-2.0 */
#include "CKernels.h"

#include <math.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

double sb_largest_magnitude(size_t count, const double *x, size_t *fault) {
  double largest = 0;
  *fault = count;
  for (size_t i = 0; i < count; i++) {
    double size = x[i] < 0 ? -x[i] : x[i];
    if (size > largest) {
      if (size == HUGE_VAL) {
        *fault = i;
        return largest;
      }
      largest = size;
    } else if (size != size) {
      *fault = i;
      return largest;
    }
  }
  return largest;
}

size_t sb_load_scaled(
    size_t rows, size_t columns, const double *from, int exponent, double *to) {
  int tall = rows >= columns;
  size_t m = tall ? rows : columns, n = tall ? columns : rows, stride = sb_stride(m);
  size_t row_step = tall ? columns : 1, column_step = tall ? 1 : columns;
  /* Scaling down happens in one multiplication, so that an entry is rounded once; scaling up is
   * exact and may need two. */
  double factor = ldexp(1, exponent < -1000 ? 1000 : -exponent);
  double rest = exponent < -1000 ? ldexp(1, -exponent - 1000) : 1;
  double back = exponent > 0 ? ldexp(1, exponent > 1000 ? 1000 : exponent) : 0;
  double back_rest = exponent > 1000 ? ldexp(1, exponent - 1000) : 1;
  size_t rounded = 0;
  for (size_t j = 0; j < n; j++) {
    for (size_t i = 0; i < m; i++) {
      double x = from[i * row_step + j * column_step];
      double scaled = x * factor * rest;
      to[i + j * stride] = scaled;
      if (exponent > 0 && scaled * back * back_rest != x) rounded++;
    }
    for (size_t i = m; i < stride; i++) to[i + j * stride] = 0;
  }
  return rounded;
}
