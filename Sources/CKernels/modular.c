/* SPDX-License-Identifier: Apache-2.0 */
#include "CKernels.h"
#include "vectors.h"

/* Residues modulo an odd p, 2^60 < p < 2^61, as numbers from 0 to p - 1. */
typedef struct {
  uint64_t p;
  uint64_t one;         /* floor(2^64 / p) */
  uint64_t word;        /* 2^64 mod p */
  uint64_t word_share;  /* floor(word * 2^64 / p) */
} modulus;

typedef unsigned __int128 sb_double_word;

SB_INLINE uint64_t high(uint64_t a, uint64_t b) {
  return (uint64_t)(((sb_double_word)a * b) >> 64);
}

/* floor(w * 2^64 / p) for w < p. */
SB_INLINE uint64_t share(uint64_t p, uint64_t w) {
  return (uint64_t)(((sb_double_word)w << 64) / p);
}

/* x if x < p, and x - p if p <= x < 2p. */
SB_INLINE uint64_t below(uint64_t p, uint64_t x) { return x >= p ? x - p : x; }

/* w*x mod p for w < p, any x and s = share(p, w): s*x/2^64 falls short of w*x/p by less than
 * x/2^64 < 1, so that its integer part is the quotient or one less. */
SB_INLINE uint64_t times(uint64_t p, uint64_t w, uint64_t s, uint64_t x) {
  return below(p, w * x - high(s, x) * p);
}

SB_INLINE uint64_t plus(uint64_t p, uint64_t a, uint64_t b) { return below(p, a + b); }
SB_INLINE uint64_t minus(uint64_t p, uint64_t a) { return a ? p - a : 0; }

SB_INLINE modulus modulo(uint64_t p) {
  modulus m = {p, (uint64_t)((((sb_double_word)1) << 64) / p), 0, 0};
  m.word = (uint64_t)((((sb_double_word)1) << 64) % p);
  m.word_share = share(p, m.word);
  return m;
}

SB_INLINE uint64_t reduce(modulus m, sb_double_word x) {
  uint64_t top = times(m.p, m.word, m.word_share, (uint64_t)(x >> 64));
  return plus(m.p, top, times(m.p, 1, m.one, (uint64_t)x));
}

static uint64_t product(modulus m, uint64_t a, uint64_t b) {
  return reduce(m, (sb_double_word)a * b);
}

static uint64_t power(modulus m, uint64_t base, uint64_t exponent) {
  uint64_t result = 1;
  for (; exponent; exponent >>= 1, base = product(m, base, base))
    if (exponent & 1) result = product(m, result, base);
  return result;
}

/* Fermat: a^(p-2) is the inverse of a != 0. */
static uint64_t inverse(modulus m, uint64_t a) { return power(m, a, m.p - 2); }

uint64_t sb_power_modulo(uint64_t p, uint64_t base, uint64_t exponent) {
  return power(modulo(p), base, exponent);
}

uint64_t sb_inverse_modulo(uint64_t p, uint64_t a) { return inverse(modulo(p), a); }

uint64_t sb_product_modulo(uint64_t p, uint64_t a, uint64_t b) { return product(modulo(p), a, b); }

/* to += w * from. */
static void add_multiple(
    uint64_t p, uint64_t w, size_t count, const uint64_t *from, uint64_t *to) {
  uint64_t s = share(p, w);
  for (size_t i = 0; i < count; i++) to[i] = plus(p, to[i], times(p, w, s, from[i]));
}

/* Sum of x[i]*y[i]. The products are below 2^122, so that 63 of them and a residue stay below 2^128. */
static uint64_t inner(modulus m, size_t count, const uint64_t *x, const uint64_t *y) {
  sb_double_word sum = 0;
  for (size_t start = 0; start < count; start += 63) {
    size_t end = count - start > 63 ? start + 63 : count;
    for (size_t i = start; i < end; i++) sum += (sb_double_word)x[i] * y[i];
    sum = reduce(m, sum);
  }
  return (uint64_t)sum;
}

/* Makes a similar to a matrix without entries below its first subdiagonal. */
static void to_hessenberg(modulus m, size_t n, uint64_t *a, uint64_t *factors) {
  uint64_t p = m.p;
  for (size_t k = 1; k + 1 < n; k++) {
    size_t pivot = k;
    while (pivot < n && a[pivot * n + k - 1] == 0) pivot++;
    if (pivot == n) continue;
    if (pivot != k) {
      for (size_t j = 0; j < n; j++) {
        uint64_t t = a[pivot * n + j];
        a[pivot * n + j] = a[k * n + j], a[k * n + j] = t;
      }
      for (size_t i = 0; i < n; i++) {
        uint64_t t = a[i * n + pivot];
        a[i * n + pivot] = a[i * n + k], a[i * n + k] = t;
      }
    }
    /* Row i loses `factor` times row k, for every i > k; then column k gains as much of column i. */
    uint64_t scale = inverse(m, a[k * n + k - 1]);
    for (size_t i = k + 1; i < n; i++) {
      uint64_t factor = product(m, a[i * n + k - 1], scale);
      factors[i] = factor;
      add_multiple(p, minus(p, factor), n - k + 1, a + k * n + k - 1, a + i * n + k - 1);
    }
    for (size_t i = 0; i < n; i++) {
      uint64_t gain = inner(m, n - k - 1, factors + k + 1, a + i * n + k + 1);
      a[i * n + k] = plus(p, a[i * n + k], gain);
    }
  }
}

void sb_characteristic_polynomial(uint64_t p, size_t n, uint64_t *a, uint64_t *work) {
  modulus m = modulo(p);
  if (n > 0) to_hessenberg(m, n, a, work);
  /* Row k of `work`: the coefficients for the leading submatrix of order k, constant term first. */
  size_t width = n + 1;
  for (size_t i = 0; i < width * width; i++) work[i] = 0;
  work[0] = 1;
  for (size_t k = 1; k <= n; k++) {
    uint64_t *next = work + k * width;
    const uint64_t *last = next - width;
    for (size_t j = 0; j < k; j++) next[j + 1] = last[j];
    /* `path`: the product of the subdiagonal entries in the rows i + 1, ..., k, from 1. */
    uint64_t path = 1;
    for (size_t i = k; i >= 1 && path; i--) {
      uint64_t entry = product(m, a[(i - 1) * n + k - 1], path);
      if (entry) add_multiple(p, minus(p, entry), i, work + (i - 1) * width, next);
      path = i > 1 ? product(m, path, a[(i - 1) * n + i - 2]) : 0;
    }
  }
}

size_t sb_polynomial_gcd(
    uint64_t p, size_t a_count, uint64_t *a, size_t b_count, uint64_t *b, uint64_t *gcd) {
  modulus m = modulo(p);
  while (b_count > 0) {
    uint64_t scale = inverse(m, b[b_count - 1]);
    for (; a_count >= b_count; a_count--) {
      uint64_t factor = product(m, a[a_count - 1], scale);
      if (factor) add_multiple(p, minus(p, factor), b_count - 1, b, a + (a_count - b_count));
    }
    while (a_count > 0 && a[a_count - 1] == 0) a_count--;
    uint64_t *rest = a;
    size_t rest_count = a_count;
    a = b, a_count = b_count;
    b = rest, b_count = rest_count;
  }
  uint64_t scale = inverse(m, a[a_count - 1]);
  for (size_t i = 0; i < a_count; i++) gcd[i] = product(m, a[i], scale);
  return a_count;
}
