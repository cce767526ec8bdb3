/* SPDX-License-Identifier: Apache-2.0 */
#include "CKernels.h"
#include "openblas.h"
#include "vectors.h"

#include <stdlib.h>

#pragma STDC FP_CONTRACT OFF

/* Lays `count` <= width vectors of the given depth side by side: entry k of vector i goes to
 * packed[k*width + i]; missing vectors are zero. */
SB_INLINE void pack(
    size_t width, size_t count, size_t depth, const double *from, size_t step, size_t depth_step,
    double *packed) {
  for (size_t k = 0; k < depth; k++)
    for (size_t i = 0; i < width; i++)
      packed[k * width + i] = i < count ? from[i * step + k * depth_step] : 0;
}

/* A 4 x 4 tile of the product. */
SB_INLINE void tile4(
    size_t depth, const double *a, size_t width, const double *b, size_t columns, double *c,
    size_t stride) {
  sb_four c0 = {0, 0, 0, 0}, c1 = c0, c2 = c0, c3 = c0;
  for (size_t k = 0; k < depth; k++) {
    sb_four x = *(const sb_four *)(a + k * width);
    const double *y = b + 4 * k;
    c0 += x * y[0];
    c1 += x * y[1];
    c2 += x * y[2];
    c3 += x * y[3];
  }
  *(sb_four *)c = c0;
  if (columns > 1) *(sb_four *)(c + stride) = c1;
  if (columns > 2) *(sb_four *)(c + 2 * stride) = c2;
  if (columns > 3) *(sb_four *)(c + 3 * stride) = c3;
}

/* An 8 x 4 tile, for processors with enough wide registers. */
SB_INLINE void tile8(
    size_t depth, const double *a, const double *b, size_t columns, double *c, size_t stride) {
  sb_four c0 = {0, 0, 0, 0}, c1 = c0, c2 = c0, c3 = c0, d0 = c0, d1 = c0, d2 = c0, d3 = c0;
  for (size_t k = 0; k < depth; k++) {
    sb_four x = *(const sb_four *)(a + 8 * k), z = *(const sb_four *)(a + 8 * k + 4);
    const double *y = b + 4 * k;
    c0 += x * y[0];
    d0 += z * y[0];
    c1 += x * y[1];
    d1 += z * y[1];
    c2 += x * y[2];
    d2 += z * y[2];
    c3 += x * y[3];
    d3 += z * y[3];
  }
  *(sb_four *)c = c0;
  *(sb_four *)(c + 4) = d0;
  if (columns > 1) *(sb_four *)(c + stride) = c1, *(sb_four *)(c + stride + 4) = d1;
  if (columns > 2) *(sb_four *)(c + 2 * stride) = c2, *(sb_four *)(c + 2 * stride + 4) = d2;
  if (columns > 3) *(sb_four *)(c + 3 * stride) = c3, *(sb_four *)(c + 3 * stride + 4) = d3;
}

/* All tiles of `width` rows; a panel of a is packed once and meets every panel of b. */
SB_INLINE void tiles(
    size_t width, size_t rows, size_t columns, size_t depth, const double *a, size_t a_step,
    size_t a_depth, const double *b_packed, double *a_packed, double *c, size_t stride, int lower) {
  for (size_t i = 0; i < rows; i += width) {
    size_t height = rows - i < width ? rows - i : width;
    pack(width, height, depth, a + i * a_step, a_step, a_depth, a_packed);
    size_t end = lower && i + height < columns ? i + height : columns;
    for (size_t j = 0; j < end; j += 4) {
      size_t across = columns - j < 4 ? columns - j : 4;
      double *target = c + i + j * stride;
      if (width == 8 && height > 4)
        tile8(depth, a_packed, b_packed + j * depth, across, target, stride);
      else
        tile4(depth, a_packed, width, b_packed + j * depth, across, target, stride);
    }
  }
}

SB_WIDE static void tiles_wide(
    size_t rows, size_t columns, size_t depth, const double *a, size_t a_step, size_t a_depth,
    const double *b_packed, double *a_packed, double *c, size_t stride, int lower) {
  tiles(8, rows, columns, depth, a, a_step, a_depth, b_packed, a_packed, c, stride, lower);
}

static void tiles_plain(
    size_t rows, size_t columns, size_t depth, const double *a, size_t a_step, size_t a_depth,
    const double *b_packed, double *a_packed, double *c, size_t stride, int lower) {
  tiles(4, rows, columns, depth, a, a_step, a_depth, b_packed, a_packed, c, stride, lower);
}

int sb_product(
    size_t rows, size_t columns, size_t depth, const double *a, size_t a_step, size_t a_depth,
    const double *b, size_t b_step, size_t b_depth, double *c, size_t c_stride, int lower) {
  if (sb_openblas_product(
          rows, columns, depth, a, a_step, a_depth, b, b_step, b_depth, c, c_stride, lower))
    return 1;
  size_t b_room = sb_stride(columns) * depth;
  double *packed = malloc((b_room + 8 * depth + 1) * sizeof(double));
  if (!packed) return 0;
  for (size_t j = 0; j < columns; j += 4) {
    size_t across = columns - j < 4 ? columns - j : 4;
    pack(4, across, depth, b + j * b_step, b_step, b_depth, packed + j * depth);
  }
  if (SB_HAS_WIDE)
    tiles_wide(rows, columns, depth, a, a_step, a_depth, packed, packed + b_room, c, c_stride, lower);
  else
    tiles_plain(
        rows, columns, depth, a, a_step, a_depth, packed, packed + b_room, c, c_stride, lower);
  free(packed);
  return 1;
}
