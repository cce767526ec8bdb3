/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SINGULAR_BOUNDS_LANES_H
#define SINGULAR_BOUNDS_LANES_H

#include "CKernels.h"
#include "vectors.h"

/* Eight Doubles, one of each of eight matrices. The compiler uses one, two or four registers for
 * them; the operations on a lane, and so its results, are the same each time. */
typedef double sb_lanes __attribute__((vector_size(64), aligned(8), may_alias));
typedef int64_t sb_masks __attribute__((vector_size(64), aligned(8), may_alias));

#if defined(__x86_64__) && (defined(__linux__) || defined(__APPLE__))
#define SB_WIDEST __attribute__((target("avx512f,avx512dq")))
#define SB_HAS_WIDEST (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq"))
#else
#define SB_WIDEST
#define SB_HAS_WIDEST 0
#endif

/* How registers of this size are passed between functions depends on the processor, of which the
 * compiler warns; here all such functions are inlined. */
#if defined(__clang__)
#pragma clang diagnostic ignored "-Wpsabi"
#endif

SB_INLINE sb_lanes sb_choose(sb_masks mask, sb_lanes yes, sb_lanes no) {
  return (sb_lanes)(((sb_masks)yes & mask) | ((sb_masks)no & ~mask));
}

SB_INLINE sb_lanes sb_larger(sb_lanes x, sb_lanes y) { return sb_choose(x > y, x, y); }

SB_INLINE sb_lanes sb_root(sb_lanes x) { return __builtin_elementwise_sqrt(x); }

SB_INLINE int sb_any(sb_masks mask) { return __builtin_reduce_or(mask) != 0; }

/* The inner product of two columns in each lane. */
SB_INLINE sb_lanes sb_lanes_dot(size_t length, const sb_lanes *x, const sb_lanes *y) {
#pragma STDC FP_CONTRACT OFF
  sb_lanes even = x[0] * y[0], odd = {0};
  size_t i = 1;
  for (; i + 2 <= length; i += 2) {
    odd += x[i] * y[i];
    even += x[i + 1] * y[i + 1];
  }
  if (i < length) odd += x[i] * y[i];
  return even + odd;
}

#endif
