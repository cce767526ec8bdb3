/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SINGULAR_BOUNDS_VECTORS_H
#define SINGULAR_BOUNDS_VECTORS_H

#include <stddef.h>

#ifdef __FAST_MATH__
#error "the error bounds do not hold for -ffast-math"
#endif

/* Four Doubles side by side, at any address. Without AVX the compiler uses narrower registers; the
 * operations on each lane, and so the results, stay the same. */
typedef double sb_four __attribute__((vector_size(32), aligned(8), may_alias));

#define SB_INLINE static inline __attribute__((always_inline))

/* Functions marked SB_WIDE are compiled for AVX2 as well; SB_HAS_WIDE says whether the processor
 * can run them. FMA is left out on purpose: it would change results. */
#if defined(__x86_64__) && (defined(__linux__) || defined(__APPLE__))
#define SB_WIDE __attribute__((target("avx2")))
#define SB_HAS_WIDE __builtin_cpu_supports("avx2")
#else
#define SB_WIDE
#define SB_HAS_WIDE 0
#endif

/* The inner product of two columns; length a multiple of 4. */
SB_INLINE double sb_dot(size_t length, const double *x, const double *y) {
#pragma STDC FP_CONTRACT OFF
  sb_four even = {0, 0, 0, 0}, odd = {0, 0, 0, 0};
  size_t i = 0;
  for (; i + 8 <= length; i += 8) {
    even += *(const sb_four *)(x + i) * *(const sb_four *)(y + i);
    odd += *(const sb_four *)(x + i + 4) * *(const sb_four *)(y + i + 4);
  }
  if (i < length) even += *(const sb_four *)(x + i) * *(const sb_four *)(y + i);
  even += odd;
  return (even[0] + even[2]) + (even[1] + even[3]);
}

/* y += factor x. */
SB_INLINE void sb_add_multiple(size_t length, double factor, const double *x, double *y) {
#pragma STDC FP_CONTRACT OFF
  for (size_t i = 0; i < length; i += 4)
    *(sb_four *)(y + i) += *(const sb_four *)(x + i) * factor;
}

/* (x, y) <- (c x - s y, s x + c y). */
SB_INLINE void sb_rotate(size_t length, double c, double s, double *x, double *y) {
#pragma STDC FP_CONTRACT OFF
  for (size_t i = 0; i < length; i += 4) {
    sb_four a = *(sb_four *)(x + i), b = *(sb_four *)(y + i);
    *(sb_four *)(x + i) = a * c - b * s;
    *(sb_four *)(y + i) = a * s + b * c;
  }
}

#endif
