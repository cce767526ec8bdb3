/* SPDX-License-Identifier: Apache-2.0 */
#include "CKernels.h"
#include "vectors.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

/* The proof page proofs/certifier-T0.md names every quantity below. */

static double sum_of_squares(size_t length, const double *x) { return sb_dot(length, x, x); }

/* The largest b with 2 b + ceil(log2 terms) <= 53: sums of that many products of b-bit integers are
 * exact. */
static int grid_bits(size_t terms) {
  int log = 0;
  while (((size_t)1 << log) < terms) log++;
  return (53 - log) / 2;
}

/* 1.5 * 2^(e - bits + 52), where |x| < 2^e for all x up to `largest` and e >= -500: adding and
 * subtracting it rounds x to a multiple of 2^(e - bits). */
static double grid_shifter(double largest, int bits) {
  int e;
  frexp(largest, &e);
  if (largest == 0 || e < -500) e = -500;
  return ldexp(1.5, e - bits + 52);
}

static double on_grid(double x, double shifter) {
  double sum = x + shifter;
  return sum - shifter;
}

static double largest_of(size_t length, const double *x) {
  double largest = 0;
  for (size_t i = 0; i < length; i++) {
    double size = x[i] < 0 ? -x[i] : x[i];
    if (size > largest) largest = size;
  }
  return largest;
}

/* Replaces each row's entry, the largest of which is found first, by the row's grid shifter. */
static void row_shifters(size_t rows, size_t columns, const double *x, int bits, double *shifters) {
  size_t stride = sb_stride(rows);
  memset(shifters, 0, stride * sizeof(double));
  for (size_t j = 0; j < columns; j++)
    for (size_t i = 0; i < rows; i++) {
      double value = x[i + j * stride], size = value < 0 ? -value : value;
      if (size > shifters[i]) shifters[i] = size;
    }
  for (size_t i = 0; i < rows; i++) shifters[i] = grid_shifter(shifters[i], bits);
}

/* Bounds for the spectral norm of the rows x columns matrix x, which is scaled in place. */
static int measure_norm(
    size_t rows, size_t columns, double *x, double *gram, sb_norm_sums *sums) {
  size_t stride = sb_stride(rows), gram_stride = sb_stride(columns), length = stride * columns;
  sums->frobenius = sum_of_squares(length, x);
  sums->shift = 0;
  sums->scaled = sums->frobenius;
  sums->scaled_gram = HUGE_VAL;
  double largest = largest_of(length, x);
  if (!(largest < 1)) return 1;
  if (largest > 0) {
    int e;
    frexp(largest, &e);
    sums->shift = e < -1000 ? 1000 : -e;
    double factor = ldexp(1, sums->shift);
    for (size_t i = 0; i < length; i++) x[i] *= factor;
    sums->scaled = sum_of_squares(length, x);
  }
  if (!sb_product(columns, columns, rows, x, stride, 1, x, stride, 1, gram, gram_stride, 1))
    return 0;
  double total = 0;
  for (size_t j = 0; j < columns; j++) {
    const double *g = gram + j * gram_stride;
    total += g[j] * g[j];
    for (size_t i = j + 1; i < columns; i++) total += 2 * g[i] * g[i];
  }
  sums->scaled_gram = total;
  return 1;
}

/* x^T x - I for the rows x n matrix x, split on a grid per column. high and low have room for x,
 * gram and cross for n x n. */
static int measure_gram(
    size_t rows, size_t n, const double *x, double *high, double *low, double *gram, double *cross,
    sb_gram_sums *sums) {
  size_t stride = sb_stride(rows), ns = sb_stride(n), length = stride * n;
  int bits = grid_bits(rows);
  for (size_t j = 0; j < n; j++) {
    double shifter = grid_shifter(largest_of(stride, x + j * stride), bits);
    for (size_t i = j * stride; i < (j + 1) * stride; i++) {
      high[i] = on_grid(x[i], shifter);
      low[i] = x[i] - high[i];
    }
  }
  if (!sb_product(n, n, rows, high, stride, 1, high, stride, 1, gram, ns, 1)) return 0;
  for (size_t i = 0; i < length; i++) high[i] += 0.5 * low[i];
  if (!sb_product(n, n, rows, low, stride, 1, high, stride, 1, cross, ns, 0)) return 0;
  sums->low = sum_of_squares(length, low);
  sums->middle = sum_of_squares(length, high);
  double leading = 0, crossed = 0;
  for (size_t j = 0; j < n; j++)
    for (size_t i = j; i < n; i++) {
      double weight = i == j ? 1 : 2;
      double d = gram[i + j * ns] - (i == j ? 1 : 0);
      double s = cross[i + j * ns] + cross[j + i * ns];
      double h = d + s;
      leading += weight * d * d;
      crossed += weight * s * s;
      gram[i + j * ns] = gram[j + i * ns] = h;
    }
  sums->leading = leading;
  sums->cross = crossed;
  return measure_norm(n, n, gram, cross, &sums->defect);
}

static int is_admissible(size_t m, size_t n, const double *u, const double *s, const double *v) {
  size_t ms = sb_stride(m), ns = sb_stride(n);
  for (size_t i = 0; i < ms * n; i++)
    if (!(u[i] <= 2 && u[i] >= -2)) return 0;
  for (size_t i = 0; i < ns * n; i++)
    if (!(v[i] <= 2 && v[i] >= -2)) return 0;
  /* The padding takes part in the sums, so it must be what is promised. */
  for (size_t j = 0; j < n; j++) {
    for (size_t i = m; i < ms; i++)
      if (u[i + j * ms] != 0) return 0;
    for (size_t i = n; i < ns; i++)
      if (v[i + j * ns] != 0) return 0;
  }
  double last = 0x1p40;
  for (size_t k = 0; k < n; k++) {
    if (!(s[k] >= 0 && s[k] <= last)) return 0;
    last = s[k];
  }
  return 1;
}

/* e = c - u diag(s) v^T. left and right have room for 2 n columns, exact and rest for c. */
static int measure_residual(
    size_t m, size_t n, const double *c, const double *u, const double *s, const double *v,
    double *left, double *right, double *right_high, double *exact, double *rest, double *shifters,
    sb_certificate_sums *sums) {
  size_t ms = sb_stride(m), ns = sb_stride(n), tall = ms * n, square = ns * n;
  int bits = grid_bits(n);
  /* left = [U2 U1], right = [W W2]. */
  double *low = left, *high = left + tall, *w = right, *w_low = right + square;
  row_shifters(m, n, u, bits, shifters);
  memset(left, 0, 2 * tall * sizeof(double));
  for (size_t k = 0; k < n; k++)
    for (size_t i = 0; i < m; i++) {
      size_t at = i + k * ms;
      high[at] = on_grid(u[at], shifters[i]);
      low[at] = u[at] - high[at];
    }
  for (size_t k = 0; k < n; k++)
    for (size_t i = k * ns; i < (k + 1) * ns; i++) w[i] = v[i] * s[k];
  row_shifters(n, n, w, bits, shifters);
  memset(w_low, 0, square * sizeof(double));
  memset(right_high, 0, square * sizeof(double));
  for (size_t k = 0; k < n; k++)
    for (size_t i = 0; i < n; i++) {
      size_t at = i + k * ns;
      right_high[at] = on_grid(w[at], shifters[i]);
      w_low[at] = fma(v[at], s[k], -right_high[at]);
    }
  if (!sb_product(m, n, n, high, 1, ms, right_high, 1, ns, exact, ms, 0)) return 0;
  if (!sb_product(m, n, 2 * n, left, 1, ms, right, 1, ns, rest, ms, 0)) return 0;
  for (size_t i = 0; i < tall; i++) {
    exact[i] = c[i] - exact[i];
    rest[i] = exact[i] - rest[i];
  }
  sums->left_high = sum_of_squares(tall, high);
  sums->left_low = sum_of_squares(tall, low);
  sums->right = sum_of_squares(square, w);
  sums->right_low = sum_of_squares(square, w_low);
  sums->leading = sum_of_squares(tall, exact);
  return measure_norm(m, n, rest, right_high, &sums->residual);
}

int sb_measure(
    size_t m, size_t n, const double *c, const double *u, const double *s, const double *v,
    sb_certificate_sums *sums) {
  if (!is_admissible(m, n, u, s, v)) return 0;
  size_t ms = sb_stride(m), ns = sb_stride(n), tall = ms * n, square = ns * n;
  double *room = calloc(4 * tall + 3 * square + ms, sizeof(double));
  if (!room) return 0;
  double *left = room, *exact = left + 2 * tall, *rest = exact + tall, *right = rest + tall;
  double *right_high = right + 2 * square, *shifters = right_high + square;
  int done = measure_residual(
      m, n, c, u, s, v, left, right, right_high, exact, rest, shifters, sums);
  done = done && measure_gram(m, n, u, left, left + tall, right, right_high, &sums->left_gram);
  done = done && measure_gram(n, n, v, left, left + tall, right, right_high, &sums->right_gram);
  free(room);
  return done;
}
