/* SPDX-License-Identifier: Apache-2.0 */
#include "lanes.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

/* One-sided Jacobi on eight matrices at once. Nothing here is trusted; tinycertificate.c concludes. */

/* What a sweep needs to know of the lanes. */
typedef struct {
  sb_lanes least;    /* columns of a smaller squared norm are negligible */
  sb_masks running;  /* lanes that are still rotated */
} state;

/* Rotates two columns of b and of v towards orthogonality and returns the lanes in which they were
 * so far from it that another sweep is wanted. */
SB_INLINE sb_masks rotate(
    size_t m, size_t n, const state *lanes, sb_lanes *bp, sb_lanes *bq, sb_lanes *vp, sb_lanes *vq,
    sb_lanes *p_square, sb_lanes *q_square) {
  const sb_lanes zero = {0}, one = zero + 1;
  sb_lanes inner = sb_lanes_dot(m, bp, bq), a = *p_square, b = *q_square;
  sb_lanes inner_square = inner * inner;
  sb_lanes limit = sb_larger(a, lanes->least) * sb_larger(b, lanes->least);
  sb_masks active = (inner_square > 0x1p-100 * limit) & lanes->running;
  if (!sb_any(active)) return active;
  /* The tangent of the smaller angle: 2 inner / (d + sign(d) sqrt(d^2 + 4 inner^2)), d = b - a. */
  sb_lanes difference = b - a;
  sb_masks sign = (sb_masks)difference & INT64_MIN;
  sb_lanes size = (sb_lanes)((sb_masks)difference ^ sign);
  size += sb_root(difference * difference + 4 * inner_square);
  sb_lanes doubled = (sb_lanes)((sb_masks)(inner + inner) ^ sign);
  sb_lanes t = sb_choose(active, doubled, zero) / sb_choose(active, size, one);
  sb_lanes square = t * t, c = one / sb_root(one + square), s = c * t;
  for (size_t i = 0; i < m; i++) {
    sb_lanes x = bp[i], y = bq[i];
    bp[i] = x * c - y * s;
    bq[i] = x * s + y * c;
  }
  for (size_t i = 0; i < n; i++) {
    sb_lanes x = vp[i], y = vq[i];
    vp[i] = x * c - y * s;
    vq[i] = x * s + y * c;
  }
  *p_square = sb_larger(a - t * inner, zero);
  *q_square = sb_larger(b + t * inner, zero);
  /* A rotation by t turns inner products of size r into new ones of size t r. Where neither t nor r
   * was large, what a sweep leaves behind is of the size of rounding errors. */
  return active & ((inner_square > 0x1p-60 * limit) | (square > 0x1p-40));
}

SB_INLINE void propose(size_t m, size_t n, const sb_lanes *a, sb_lanes *b, sb_lanes *v) {
  const sb_lanes zero = {0}, one = zero + 1;
  sb_lanes squares[SB_TINY_ORDER], total = zero;
  for (size_t k = 0; k < m * n; k++) {
    b[k] = a[k];
    total += a[k] * a[k];
  }
  for (size_t k = 0; k < n * n; k++) v[k] = zero;
  for (size_t k = 0; k < n; k++) v[k + k * n] = one;
  state lanes = {.least = total * SB_TINY_NEGLIGIBLE, .running = total > zero};
  /* Each pair once, n/2 pairs that share no column at a time, as in a round-robin tournament. A lane
   * that needs no further sweep is left alone, so that its result does not depend on its neighbours. */
  size_t others = n - 1 + (n & 1);
  for (int sweep = 0; sweep < 16 && sb_any(lanes.running); sweep++) {
    sb_masks wanted = {0};
    for (size_t j = 0; j < n; j++) squares[j] = sb_lanes_dot(m, b + j * m, b + j * m);
    for (size_t round = 0; round < others; round++)
      for (size_t pair = 0; 2 * pair <= others; pair++) {
        size_t p = round + pair, q = round + others - pair;
        if (p >= others) p -= others;
        if (q >= others) q -= others;
        if (pair == 0) q = others;
        if (q >= n || p >= n) continue;
        if (p > q) {
          size_t swap = p;
          p = q;
          q = swap;
        }
        wanted |= rotate(
            m, n, &lanes, b + p * m, b + q * m, v + p * n, v + q * n, squares + p, squares + q);
      }
    lanes.running &= wanted;
  }
}

/* With sizes known to the compiler. */
SB_INLINE void propose_any(size_t m, size_t n, const sb_lanes *a, sb_lanes *b, sb_lanes *v) {
  if (m == 4 && n == 4)
    propose(4, 4, a, b, v);
  else if (m == 8 && n == 8)
    propose(8, 8, a, b, v);
  else
    propose(m, n, a, b, v);
}

SB_WIDEST static void propose_widest(
    size_t m, size_t n, const sb_lanes *a, sb_lanes *b, sb_lanes *v) {
  propose_any(m, n, a, b, v);
}

SB_WIDE static void propose_wide(
    size_t m, size_t n, const sb_lanes *a, sb_lanes *b, sb_lanes *v) {
  propose_any(m, n, a, b, v);
}

static void propose_plain(size_t m, size_t n, const sb_lanes *a, sb_lanes *b, sb_lanes *v) {
  propose(m, n, a, b, v);
}

int sb_tiny_path(void) { return SB_HAS_WIDEST ? 2 : SB_HAS_WIDE ? 1 : 0; }

void sb_tiny_propose(size_t m, size_t n, const double *a, double *b, double *v, int path) {
  int best = sb_tiny_path();
  if (path > best) path = best;
  const sb_lanes *from = (const sb_lanes *)a;
  sb_lanes *images = (sb_lanes *)b, *vectors = (sb_lanes *)v;
  if (path == 2)
    propose_widest(m, n, from, images, vectors);
  else if (path == 1)
    propose_wide(m, n, from, images, vectors);
  else
    propose_plain(m, n, from, images, vectors);
}

size_t sb_tiny_load(
    size_t rows, size_t columns, const double *from, int exponent, size_t lane, double *to) {
  int tall = rows >= columns;
  size_t m = tall ? rows : columns, n = tall ? columns : rows;
  size_t row_step = tall ? columns : 1, column_step = tall ? 1 : columns, nonzero = 0;
  /* Scaling down happens in one multiplication, so that an entry is rounded at most once; scaling up
   * is exact and may need two. */
  double factor = ldexp(1, exponent < -1000 ? 1000 : -exponent);
  double rest = exponent < -1000 ? ldexp(1, -exponent - 1000) : 1;
  for (size_t j = 0; j < n; j++)
    for (size_t i = 0; i < m; i++) {
      double x = from[i * row_step + j * column_step];
      nonzero += x != 0;
      to[(i + j * m) * SB_TINY_LANES + lane] = x * factor * rest;
    }
  return nonzero;
}
