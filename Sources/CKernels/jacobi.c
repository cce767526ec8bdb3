/* SPDX-License-Identifier: Apache-2.0 */
#include "CKernels.h"
#include "vectors.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

/* One cyclic sweep over all pairs of the `count` columns of x, the rotations repeated on v. The
 * largest remaining column comes first (de Rijk), which leaves the columns nearly sorted. squares
 * are the columns' squared norms. Returns the number of rotations. */
SB_INLINE size_t sweep(
    size_t x_stride, size_t v_stride, size_t count, double *x, double *v, double *squares,
    double tolerance) {
  size_t rotations = 0;
  for (size_t j = 0; j < count; j++)
    squares[j] = sb_dot(x_stride, x + j * x_stride, x + j * x_stride);
  for (size_t p = 0; p + 1 < count; p++) {
    size_t best = p;
    for (size_t q = p + 1; q < count; q++)
      if (squares[q] > squares[best]) best = q;
    double *xp = x + p * x_stride, *vp = v + p * v_stride;
    if (best != p) {
      /* A rotation by a right angle exchanges the columns. */
      sb_rotate(x_stride, 0, 1, xp, x + best * x_stride);
      sb_rotate(v_stride, 0, 1, vp, v + best * v_stride);
      double square = squares[p];
      squares[p] = squares[best];
      squares[best] = square;
    }
    for (size_t q = p + 1; q < count; q++) {
      double *xq = x + q * x_stride;
      double inner = sb_dot(x_stride, xp, xq);
      double bound = tolerance * sqrt(squares[p]) * sqrt(squares[q]);
      if (!(inner > bound || -inner > bound)) continue;
      rotations++;
      double zeta = (squares[q] - squares[p]) / (2 * inner);
      double size = zeta < 0 ? -zeta : zeta;
      double t = size > 0x1p500 ? 0.5 / size : 1 / (size + sqrt(1 + zeta * zeta));
      if (zeta < 0) t = -t;
      /* Not 1 / d: for small t that is too large more often than too small, and over thousands of
       * rotations the columns would grow. */
      double square = t * t, d = sqrt(1 + square);
      double c = 1 - square / (d * (1 + d)), s = c * t;
      sb_rotate(x_stride, c, s, xp, xq);
      sb_rotate(v_stride, c, s, vp, v + q * v_stride);
      squares[p] -= t * inner;
      squares[q] += t * inner;
      if (!(squares[p] > 0)) squares[p] = 0;
      if (!(squares[q] > 0)) squares[q] = 0;
    }
  }
  return rotations;
}

SB_WIDE static size_t sweep_wide(
    size_t x_stride, size_t v_stride, size_t count, double *x, double *v, double *squares,
    double tolerance) {
  return sweep(x_stride, v_stride, count, x, v, squares, tolerance);
}

static size_t sweep_plain(
    size_t x_stride, size_t v_stride, size_t count, double *x, double *v, double *squares,
    double tolerance) {
  return sweep(x_stride, v_stride, count, x, v, squares, tolerance);
}

/* Rotates the columns of x until they are orthogonal up to rounding, or for 30 sweeps: whatever has
 * been reached by then is proposed. */
static void orthogonalise(
    size_t rows, size_t count, double *x, double *v, double *squares) {
  size_t x_stride = sb_stride(rows), v_stride = sb_stride(count);
  double tolerance = 0x1p-53 * (2 + 0.125 * sqrt((double)rows));
  for (int round = 0; round < 30; round++) {
    size_t rotations = SB_HAS_WIDE
        ? sweep_wide(x_stride, v_stride, count, x, v, squares, tolerance)
        : sweep_plain(x_stride, v_stride, count, x, v, squares, tolerance);
    if (rotations == 0) return;
  }
}

/* Sorts positions by descending key; insertion sort, since de Rijk leaves the keys nearly sorted. */
static void sort_descending(size_t count, const double *keys, size_t *positions) {
  for (size_t i = 0; i < count; i++) {
    size_t j = i;
    for (; j > 0 && keys[positions[j - 1]] < keys[i]; j--) positions[j] = positions[j - 1];
    positions[j] = i;
  }
}

/*
 * a P = Q R with pivoting; the columns of X = R^T, cut where R is negligible, are made orthogonal by
 * rotations: X J = Y diag(s). So a = (Q J) diag(s) (P Y)^T. Q has all n columns, so Q diag(J, I)
 * needs no completion; Y is completed by the reflectors of its own QR factorisation.
 */
int sb_approximate_svd(
    size_t m, size_t n, const double *a, double *u, double *s, double *v) {
  size_t ms = sb_stride(m), ns = sb_stride(n);
  double *room = calloc(2 * ms * n + 4 * ns * n + 6 * n, sizeof(double));
  size_t *places = malloc(2 * n * sizeof(size_t));
  int done = 0;
  if (room && places) {
    double *work = room, *q = work + ms * n, *x = q + ms * n, *j = x + ns * n;
    double *y = j + ns * n, *completion = y + ns * n, *weights = completion + ns * n;
    double *norms = weights + n, *squares = norms + 2 * n, *sizes = squares + n;
    double *other_weights = sizes + n;
    size_t *pivots = places, *order = places + n;
    memcpy(work, a, ms * n * sizeof(double));
    size_t rank = sb_pivoted_qr(m, n, work, q, weights, pivots, norms, 1);
    for (size_t k = 0; k < rank; k++)
      for (size_t i = k; i < n; i++) x[i + k * ns] = work[k + i * ms];
    size_t js = sb_stride(rank);
    for (size_t k = 0; k < rank; k++) j[k + k * js] = 1;
    orthogonalise(n, rank, x, j, squares);

    for (size_t k = 0; k < rank; k++)
      sizes[k] = sqrt(sb_dot(ns, x + k * ns, x + k * ns));
    sort_descending(rank, sizes, order);
    memset(u, 0, ms * n * sizeof(double));
    memset(s, 0, n * sizeof(double));
    size_t kept = 0;
    for (size_t k = 0; k < n; k++) {
      if (k >= rank) {
        u[k + k * ms] = 1;
        continue;
      }
      size_t from = order[k];
      memcpy(u + k * ms, j + from * js, rank * sizeof(double));
      if (sizes[from] > 0x1p-60 * sizes[order[0]]) {
        s[k] = sizes[from];
        for (size_t i = 0; i < n; i++) y[i + k * ns] = x[i + from * ns] / s[k];
        kept = k + 1;
      }
    }
    sb_apply_reflectors(m, rank, q, weights, n, u);

    if (kept < n) {
      memcpy(x, y, ns * kept * sizeof(double));
      size_t taken = sb_pivoted_qr(n, kept, x, completion, other_weights, order, norms, 0);
      for (size_t k = kept; k < n; k++) y[k + k * ns] = 1;
      sb_apply_reflectors(n, taken, completion, other_weights, n - kept, y + kept * ns);
    }
    memset(v, 0, ns * n * sizeof(double));
    done = 1;
    for (size_t k = 0; k < n; k++)
      for (size_t i = 0; i < n; i++) v[pivots[i] + k * ns] = y[i + k * ns];
  }
  free(room);
  free(places);
  return done;
}
