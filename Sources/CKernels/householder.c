/* SPDX-License-Identifier: Apache-2.0 */
#include "CKernels.h"
#include "vectors.h"

#include <math.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

/* x <- x - weight (v . x) v, rows below `first` (a multiple of 4) being untouched. */
SB_INLINE void reflect(size_t first, size_t stride, const double *v, double weight, double *x) {
  double share = weight * sb_dot(stride - first, v + first, x + first);
  sb_add_multiple(stride - first, -share, v + first, x + first);
}

static void swap_columns(size_t stride, double *x, double *y) {
  for (size_t i = 0; i < stride; i++) {
    double t = x[i];
    x[i] = y[i];
    y[i] = t;
  }
}

SB_INLINE size_t pivoted_qr(
    size_t m, size_t n, double *a, double *reflectors, double *weights, size_t *pivots,
    double *norms, int pivoting) {
  size_t stride = sb_stride(m);
  /* norms[j]: square of column j's remainder, kept up to date; norms[n + j]: when last recomputed. */
  for (size_t j = 0; j < n; j++) {
    pivots[j] = j;
    norms[j] = norms[n + j] = sb_dot(stride, a + j * stride, a + j * stride);
  }
  memset(reflectors, 0, stride * n * sizeof(double));
  double first_pivot = 0;
  for (size_t k = 0; k < n; k++) {
    size_t start = k & ~(size_t)3;
    if (pivoting) {
      size_t best = k;
      for (size_t j = k + 1; j < n; j++)
        if (norms[j] > norms[best]) best = j;
      if (best != k) {
        swap_columns(stride, a + k * stride, a + best * stride);
        size_t p = pivots[k];
        pivots[k] = pivots[best];
        pivots[best] = p;
        norms[best] = norms[k];
        norms[n + best] = norms[n + k];
      }
    }
    double *column = a + k * stride, *v = reflectors + k * stride;
    memcpy(v + k, column + k, (m - k) * sizeof(double));
    double size = sqrt(sb_dot(stride - start, v + start, v + start));
    if (k == 0) first_pivot = size;
    if (!(size > 0x1p-60 * first_pivot)) {
      for (size_t i = k; i < m; i++) v[i] = 0;
      return k;
    }
    double head = column[k], pivot = head > 0 ? -size : size;
    double scale = 1 / (head - pivot);
    for (size_t i = k + 1; i < m; i++) v[i] *= scale;
    v[k] = 1;
    weights[k] = (pivot - head) / pivot;
    column[k] = pivot;
    for (size_t j = k + 1; j < n; j++) {
      double *x = a + j * stride;
      reflect(start, stride, v, weights[k], x);
      norms[j] -= x[k] * x[k];
      if (norms[j] <= 0x1p-20 * norms[n + j]) {
        double rest = 0;
        for (size_t i = k + 1; i < m; i++) rest += x[i] * x[i];
        norms[j] = norms[n + j] = rest;
      }
    }
  }
  return n;
}

SB_WIDE static size_t pivoted_qr_wide(
    size_t m, size_t n, double *a, double *reflectors, double *weights, size_t *pivots,
    double *norms, int pivoting) {
  return pivoted_qr(m, n, a, reflectors, weights, pivots, norms, pivoting);
}

size_t sb_pivoted_qr(
    size_t m, size_t n, double *a, double *reflectors, double *weights, size_t *pivots,
    double *norms, int pivoting) {
  return SB_HAS_WIDE ? pivoted_qr_wide(m, n, a, reflectors, weights, pivots, norms, pivoting)
                     : pivoted_qr(m, n, a, reflectors, weights, pivots, norms, pivoting);
}

SB_INLINE void apply_reflectors(
    size_t m, size_t count, const double *reflectors, const double *weights, size_t columns,
    double *x) {
  size_t stride = sb_stride(m);
  for (size_t j = 0; j < columns; j++)
    for (size_t k = count; k-- > 0;)
      reflect(k & ~(size_t)3, stride, reflectors + k * stride, weights[k], x + j * stride);
}

SB_WIDE static void apply_reflectors_wide(
    size_t m, size_t count, const double *reflectors, const double *weights, size_t columns,
    double *x) {
  apply_reflectors(m, count, reflectors, weights, columns, x);
}

void sb_apply_reflectors(
    size_t m, size_t count, const double *reflectors, const double *weights, size_t columns,
    double *x) {
  if (SB_HAS_WIDE)
    apply_reflectors_wide(m, count, reflectors, weights, columns, x);
  else
    apply_reflectors(m, count, reflectors, weights, columns, x);
}
