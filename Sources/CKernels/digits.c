/* SPDX-License-Identifier: Apache-2.0 */
#include "CKernels.h"
#include "vectors.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

/* The nearest whole number of |x| < 2^51, ties to even. */
SB_INLINE double nearest(double x) {
  const double shift = 0x1.8p52;
  return (x + shift) - shift;
}

static double power(int exponent) { return ldexp(1, exponent); }

int sb_digits_admissible(size_t count, int bits, const double *x) {
  double half = power(bits - 1);
  int fine = 1;
  for (size_t i = 0; i < count; i++) fine &= fabs(x[i]) <= half && nearest(x[i]) == x[i];
  return fine;
}

/* digit <- what 4*sum + carry leaves over 2^bits, carry <- the rest; every operation is exact:
 * |sum| <= 2^53, |carry| <= 2^(57-bits). */
SB_INLINE void carry_loop(
    size_t count, int bits, const double *sum, double *carry, double *digit) {
  double quarter = power(bits - 2), per_quarter = power(2 - bits);
  double whole = power(bits), per_whole = power(-bits);
  for (size_t i = 0; i < count; i++) {
    double high = nearest(sum[i] * per_quarter);
    double rest = 4 * (sum[i] - high * quarter) + carry[i];
    double more = nearest(rest * per_whole);
    digit[i] = rest - more * whole;
    carry[i] = high + more;
  }
}

SB_WIDE static void carry_wide(
    size_t count, int bits, const double *sum, double *carry, double *digit) {
  carry_loop(count, bits, sum, carry, digit);
}

static void carry_plain(
    size_t count, int bits, const double *sum, double *carry, double *digit) {
  carry_loop(count, bits, sum, carry, digit);
}

static void take_digit(size_t count, int bits, const double *sum, double *carry, double *digit) {
  if (SB_HAS_WIDE)
    carry_wide(count, bits, sum, carry, digit);
  else
    carry_plain(count, bits, sum, carry, digit);
}

static void add(size_t count, const double *x, double *y) {
  for (size_t i = 0; i < count; i++) y[i] += x[i];
}

/* sum <- the sum over i + j = level of op(x_i) y_j; for a Gram matrix only i < j, and the square of
 * x_(level/2) goes to `square`. Returns how many products were formed, or -1. */
static int add_level(
    size_t n, size_t level, size_t x_digits, const double *x, int transposed, size_t y_digits,
    const double *y, int gram, double *sum, double *scratch) {
  size_t stride = sb_stride(n), count = stride * n;
  size_t step = transposed ? stride : 1, depth = transposed ? 1 : stride;
  int terms = 0;
  for (size_t i = 0; i < x_digits && i <= level; i++) {
    size_t j = level - i;
    if (j >= y_digits) continue;
    if (gram && i >= j) break;
    double *target = terms ? scratch : sum;
    if (!sb_product(
            n, n, n, x + i * count, step, depth, y + j * count, stride, 1, target, stride, 0))
      return -1;
    if (terms++) add(count, scratch, sum);
  }
  return terms;
}

/* sum <- sum + sum^T + square, where the lower half of `square` is given. */
static void symmetrize(size_t n, int has_sum, double *sum, const double *square) {
  size_t stride = sb_stride(n), block = 32;
  for (size_t jb = 0; jb < n; jb += block)
    for (size_t ib = jb; ib < n; ib += block)
      for (size_t j = jb; j < n && j < jb + block; j++)
        for (size_t i = ib > j ? ib : j; i < n && i < ib + block; i++) {
          double value = square ? square[i + j * stride] : 0;
          if (has_sum) value += sum[i + j * stride] + sum[j + i * stride];
          sum[i + j * stride] = sum[j + i * stride] = value;
        }
}

static int product(
    size_t n, int bits, size_t x_digits, const double *x, int transposed, size_t y_digits,
    const double *y, int gram, size_t digits, double *out) {
  size_t stride = sb_stride(n), count = stride * n;
  if (digits < 1 || x_digits < 1 || y_digits < 1) return 0;
  double *work = calloc(4 * count, sizeof(double));
  if (!work) return 0;
  double *sum = work, *scratch = work + count, *carry = work + 2 * count, *spare = work + 3 * count;
  size_t top = x_digits + y_digits - 2;
  if (top > digits) top = digits;
  for (size_t q = top + 2; q < digits; q++) memset(out + q * count, 0, count * sizeof(double));
  int fine = 1;
  for (size_t left = top + 1; left-- > 0 && fine;) {
    int terms = add_level(
        n, left, x_digits, x, transposed, y_digits, y, gram, sum, scratch);
    fine = terms >= 0;
    if (gram && fine) {
      const double *half = x + left / 2 * count;
      int squared = left % 2 == 0 && left / 2 < x_digits;
      if (squared)
        fine = sb_product(n, n, n, half, stride, 1, half, stride, 1, scratch, stride, 1);
      symmetrize(n, terms > 0, sum, squared ? scratch : NULL);
      for (size_t j = 0; j < n; j++)
        for (size_t i = n; i < stride; i++) sum[i + j * stride] = 0;
    } else if (terms == 0)
      memset(sum, 0, count * sizeof(double));
    take_digit(count, bits, sum, carry, left + 1 < digits ? out + (left + 1) * count : spare);
  }
  memcpy(out, carry, count * sizeof(double));
  free(work);
  return fine;
}

int sb_digit_product(
    size_t n, int bits, size_t x_digits, const double *x, int transposed, size_t y_digits,
    const double *y, size_t digits, double *out) {
  return product(n, bits, x_digits, x, transposed, y_digits, y, 0, digits, out);
}

int sb_digit_gram(
    size_t n, int bits, size_t x_digits, const double *x, size_t digits, double *out) {
  return product(n, bits, x_digits, x, 1, x_digits, x, 1, digits, out);
}

size_t sb_digit_split(
    size_t count, int bits, int exponent, const double *x, size_t digits, double *out,
    double *rest) {
  memcpy(rest, x, count * sizeof(double));
  size_t used = 0;
  for (size_t q = 0; q < digits; q++) {
    int shift = bits * (int)q + bits - 2 + exponent;
    double *digit = out + q * count;
    memset(digit, 0, count * sizeof(double));
    if (shift > 1000 || shift < -1000) continue;
    double scale = power(shift), unit = power(-shift);
    for (size_t i = 0; i < count; i++) {
      double whole = nearest(rest[i] * scale);
      digit[i] = whole;
      rest[i] -= whole * unit;
      if (whole != 0) used = q + 1;
    }
  }
  return used;
}

void sb_digit_values(
    size_t count, int bits, size_t digits, const double *x, double *values) {
  memset(values, 0, count * sizeof(double));
  if (digits > 30) digits = 30;
  for (size_t q = digits; q-- > 0;) {
    double weight = power(-bits * (int)q);
    const double *digit = x + q * count;
    for (size_t i = 0; i < count; i++) values[i] += digit[i] * weight;
  }
}

int sb_digit_add(
    size_t count, int bits, size_t x_digits, const double *x, size_t y_digits, const double *y,
    size_t offset, size_t digits, double *out) {
  double *carry = calloc(count, sizeof(double));
  if (!carry) return 0;
  double whole = power(bits), per_whole = power(-bits);
  for (size_t q = digits; q-- > 0;) {
    const double *a = q < x_digits ? x + q * count : NULL;
    const double *b = q >= offset && q - offset < y_digits ? y + (q - offset) * count : NULL;
    double *digit = out + q * count;
    for (size_t i = 0; i < count; i++) {
      double value = (a ? a[i] : 0) + (b ? b[i] : 0) + carry[i];
      double high = q ? nearest(value * per_whole) : 0;
      digit[i] = value - high * whole;
      carry[i] = high;
    }
  }
  free(carry);
  return 1;
}
