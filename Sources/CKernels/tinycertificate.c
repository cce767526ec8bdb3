/* SPDX-License-Identifier: Apache-2.0 */
#include "lanes.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

/* The proof page proofs/certifier-tiny-batches.md names every quantity below. */

static const double unit = 0x1p-53, underflow = 0x1p-500;

/* Makes up for at most 4096 roundings of a sum of non-negative terms. */
static const double slack = 1 + 0x1p-40;

/* At least the exact value of what x was computed for. */
SB_INLINE sb_lanes above(sb_lanes x) { return x * slack + underflow; }

/* The squared Frobenius norm of x^T x - I for the n x n matrix x. */
SB_INLINE sb_lanes gram_defect(size_t n, const sb_lanes *x) {
  sb_lanes sum = {0};
  for (size_t p = 0; p < n; p++) {
    sb_lanes d = sb_lanes_dot(n, x + p * n, x + p * n) - 1;
    sum += d * d;
    for (size_t q = p + 1; q < n; q++) {
      d = sb_lanes_dot(n, x + p * n, x + q * n);
      sum += 2 * d * d;
    }
  }
  return sum;
}

/* The squared Frobenius norm of b - a v. */
SB_INLINE sb_lanes residual(
    size_t m, size_t n, const sb_lanes *a, const sb_lanes *b, const sb_lanes *v) {
  sb_lanes sum = {0};
  for (size_t j = 0; j < n; j++)
    for (size_t i = 0; i < m; i++) {
      sb_lanes w = a[i] * v[j * n];
      for (size_t k = 1; k < n; k++) w += a[i + k * m] * v[k + j * n];
      w = b[i + j * m] - w;
      sum += w * w;
    }
  return sum;
}

SB_INLINE sb_lanes sum_of_squares(size_t count, const sb_lanes *x) {
  sb_lanes sum = {0};
  for (size_t k = 0; k < count; k++) sum += x[k] * x[k];
  return sum;
}

SB_INLINE void certify(
    size_t m, size_t n, const sb_lanes *a, const sb_lanes *b, const sb_lanes *v, sb_lanes *lower,
    sb_lanes *upper) {
  const sb_lanes zero = {0}, one = zero + 1;
  sb_lanes a_square = sum_of_squares(m * n, a), v_square = sum_of_squares(n * n, v);
  sb_lanes e = above(
      sb_root(residual(m, n, a, b, v)) + (double)n * unit * (sb_root(a_square) * sb_root(v_square)));
  sb_lanes beta = above(sb_root(gram_defect(n, v)) + (double)n * unit * v_square);

  /* b = q diag(size), but for negligible columns; factors are 1 / size, or 0 for these. */
  sb_lanes factors[SB_TINY_ORDER], sizes[SB_TINY_ORDER];
  sb_lanes tail = zero, trace = zero, defect = zero, least = a_square * SB_TINY_NEGLIGIBLE;
  for (size_t j = 0; j < n; j++) {
    sb_lanes square = sb_lanes_dot(m, b + j * m, b + j * m);
    sb_masks kept = square > least;
    tail += sb_choose(kept, zero, square);
    factors[j] = sb_choose(kept, one / sb_root(sb_choose(kept, square, one)), zero);
    sizes[j] = sb_choose(kept, one / sb_choose(kept, factors[j], one), zero);
    sb_lanes length = square * factors[j] * factors[j];
    trace += length;
    length -= sb_choose(kept, one, zero);
    defect += length * length;
  }
  for (size_t p = 0; p < n; p++)
    for (size_t q = p + 1; q < n; q++) {
      sb_lanes inner = sb_lanes_dot(m, b + p * m, b + q * m) * factors[p] * factors[q];
      defect += 2 * inner * inner;
    }
  sb_lanes g = above(sb_root(defect) + (double)(m + 2) * unit * trace);
  sb_lanes f = above(sb_root(tail));

  sb_masks certified = (a_square >= 0.25) & (a_square <= 0x1p11) & (e <= 1) & (f <= 1)
      & (g <= 0.25) & (beta <= 0.25);
  sb_lanes kappa = 0.5 * beta + beta * beta;
  sb_lanes relative = above(0.5 * g + 0.5 * g * g + kappa * (1 + 0.5 * g));
  sb_lanes absolute = above((e + f) * (1 + kappa));

  for (size_t end = n; end > 1; end--)
    for (size_t j = 1; j < end; j++) {
      sb_masks order = sizes[j - 1] >= sizes[j];
      sb_lanes large = sb_choose(order, sizes[j - 1], sizes[j]);
      sizes[j] = sb_choose(order, sizes[j], sizes[j - 1]);
      sizes[j - 1] = large;
    }
  for (size_t j = 0; j < n; j++) {
    sb_lanes radius = slack * (sizes[j] * (relative + 4 * unit) + absolute);
    lower[j] = sb_choose(certified, sb_larger(sizes[j] - radius, zero), zero);
    upper[j] = sb_choose(certified, sizes[j] + radius, zero + HUGE_VAL);
  }
}

SB_INLINE void certify_any(
    size_t m, size_t n, const sb_lanes *a, const sb_lanes *b, const sb_lanes *v, sb_lanes *lower,
    sb_lanes *upper) {
  if (m == 4 && n == 4)
    certify(4, 4, a, b, v, lower, upper);
  else if (m == 8 && n == 8)
    certify(8, 8, a, b, v, lower, upper);
  else
    certify(m, n, a, b, v, lower, upper);
}

SB_WIDEST static void certify_widest(
    size_t m, size_t n, const sb_lanes *a, const sb_lanes *b, const sb_lanes *v, sb_lanes *lower,
    sb_lanes *upper) {
  certify_any(m, n, a, b, v, lower, upper);
}

SB_WIDE static void certify_wide(
    size_t m, size_t n, const sb_lanes *a, const sb_lanes *b, const sb_lanes *v, sb_lanes *lower,
    sb_lanes *upper) {
  certify_any(m, n, a, b, v, lower, upper);
}

static void certify_plain(
    size_t m, size_t n, const sb_lanes *a, const sb_lanes *b, const sb_lanes *v, sb_lanes *lower,
    sb_lanes *upper) {
  certify(m, n, a, b, v, lower, upper);
}

void sb_tiny_certify(
    size_t m, size_t n, const double *a, const double *b, const double *v, double *lower,
    double *upper, int path) {
  int best = sb_tiny_path();
  if (path > best) path = best;
  const sb_lanes *from = (const sb_lanes *)a, *images = (const sb_lanes *)b;
  const sb_lanes *vectors = (const sb_lanes *)v;
  sb_lanes *low = (sb_lanes *)lower, *high = (sb_lanes *)upper;
  if (path == 2)
    certify_widest(m, n, from, images, vectors, low, high);
  else if (path == 1)
    certify_wide(m, n, from, images, vectors, low, high);
  else
    certify_plain(m, n, from, images, vectors, low, high);
}
