/* SPDX-License-Identifier: Apache-2.0 */
#include "CKernels.h"
#include "vectors.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

SB_INLINE double nearest(double x) {
  const double shift = 0x1.8p52;
  return (x + shift) - shift;
}

/* A number congruent to the whole number x, |x| <= 2^52, modulo m, of at most 0.51 m in size. */
SB_INLINE double reduce(double x, double m, double per_m) { return x - nearest(x * per_m) * m; }

/* sum[i] += the sum over q < terms of x[q*step + i] factors[q*factor_step]; length a multiple of 4. */
SB_INLINE void add_weighted(
    size_t length, size_t terms, const double *x, size_t step, const double *factors,
    size_t factor_step, double *sum) {
  size_t i = 0;
  for (; i + 32 <= length; i += 32) {
    sb_four part[8];
    for (int v = 0; v < 8; v++) part[v] = *(const sb_four *)(sum + i + 4 * v);
    for (size_t q = 0; q < terms; q++) {
      const double *from = x + q * step + i;
      double factor = factors[q * factor_step];
      for (int v = 0; v < 8; v++) part[v] += *(const sb_four *)(from + 4 * v) * factor;
    }
    for (int v = 0; v < 8; v++) *(sb_four *)(sum + i + 4 * v) = part[v];
  }
  for (; i < length; i += 4) {
    sb_four part = *(const sb_four *)(sum + i);
    for (size_t q = 0; q < terms; q++)
      part += *(const sb_four *)(x + q * step + i) * factors[q * factor_step];
    *(sb_four *)(sum + i) = part;
  }
}

/* residues <- the whole numbers sum over q of x_q 2^(bits*(digits-1-q)), modulo m. */
SB_INLINE void residue_loop(
    size_t count, size_t digits, const double *x, const double *weights, double m,
    double *residues) {
  double per_m = 1 / m;
  enum { piece = 512 };
  for (size_t start = 0; start < count; start += piece) {
    size_t length = count - start < piece ? count - start : piece;
    double *target = residues + start;
    memset(target, 0, length * sizeof(double));
    add_weighted(length, digits, x + start, count, weights, 1, target);
    for (size_t i = 0; i < length; i++) target[i] = reduce(target[i], m, per_m);
  }
}

SB_WIDE static void residue_wide(
    size_t count, size_t digits, const double *x, const double *weights, double m,
    double *residues) {
  residue_loop(count, digits, x, weights, m, residues);
}

static void residue(
    size_t count, int bits, size_t digits, const double *x, double m, double *weights,
    double *residues) {
  int64_t power = 1, modulus = (int64_t)m, base = ((int64_t)1 << bits) % modulus;
  for (size_t q = digits; q-- > 0; power = power * base % modulus)
    weights[q] = (double)(power > modulus / 2 ? power - modulus : power);
  if (SB_HAS_WIDE)
    residue_wide(count, digits, x, weights, m, residues);
  else
    residue_loop(count, digits, x, weights, m, residues);
}

/* From the residues modulo all moduli, laid out one modulus after the other and overwritten, to digits:
 * see proofs/certifier-refined-vectors.md, "Residues". */
SB_INLINE void digits_loop(
    size_t count, int bits, size_t moduli, const double *m, const double *inverses,
    const double *places, size_t place_count, size_t whole_digits, size_t digits, double *residues,
    double *out) {
  enum { piece = 128 };
  double wraps[piece], sum[piece], carry[piece], top[piece];
  double quarter = ldexp(1, bits - 2), per_quarter = ldexp(1, 2 - bits);
  double whole = ldexp(1, bits), per_whole = ldexp(1, -bits);
  for (size_t start = 0; start < count; start += piece) {
    size_t length = count - start < piece ? count - start : piece;
    for (size_t i = 0; i < piece; i++) wraps[i] = carry[i] = top[i] = sum[i] = 0;
    for (size_t q = 0; q < moduli; q++) {
      double *z = residues + q * count + start, modulus = m[q], per_m = 1 / m[q];
      double inverse = inverses[q];
      for (size_t i = 0; i < length; i++) {
        double value = reduce(reduce(z[i], modulus, per_m) * inverse, modulus, per_m);
        z[i] = value;
        wraps[i] += value * per_m;
      }
    }
    for (size_t i = 0; i < length; i++) wraps[i] = nearest(wraps[i]);
    for (size_t place = 0; place < place_count; place++) {
      double last = places[moduli * place_count + place];
      for (size_t i = 0; i < length; i++) sum[i] = -wraps[i] * last;
      add_weighted(
          length, moduli, residues + start, count, places + place, place_count, sum);
      for (size_t i = 0; i < length; i++) {
        double high = nearest(sum[i] * per_quarter);
        double rest = 4 * (sum[i] - high * quarter) + carry[i];
        double more = nearest(rest * per_whole);
        carry[i] = high + more;
        sum[i] = rest - more * whole;
      }
      /* This place is digit whole_digits - 1 - place; those above digit 0 belong to it. */
      if (place < whole_digits - 1) {
        size_t digit = whole_digits - 1 - place;
        if (digit < digits) memcpy(out + digit * count + start, sum, length * sizeof(double));
      } else {
        double weight = ldexp(1, bits * (int)(place + 1 - whole_digits));
        for (size_t i = 0; i < length; i++) top[i] += sum[i] * weight;
      }
    }
    double weight = ldexp(1, bits * (int)(place_count + 1 - whole_digits));
    for (size_t i = 0; i < length; i++) out[start + i] = top[i] + carry[i] * weight;
  }
}

SB_WIDE static void digits_wide(
    size_t count, int bits, size_t moduli, const double *m, const double *inverses,
    const double *places, size_t place_count, size_t whole_digits, size_t digits, double *residues,
    double *out) {
  digits_loop(
      count, bits, moduli, m, inverses, places, place_count, whole_digits, digits, residues, out);
}

int sb_residue_product(
    size_t n, int bits, size_t x_digits, const double *x, int transposed, size_t y_digits,
    const double *y, size_t moduli, const double *m, const double *inverses, const double *places,
    size_t place_count, size_t digits, double *out) {
  size_t stride = sb_stride(n), count = stride * n, whole_digits = x_digits + y_digits;
  int gram = x == y && transposed && x_digits == y_digits;
  double *work = calloc((moduli + 2) * count + x_digits + y_digits, sizeof(double));
  if (!work || place_count < whole_digits) {
    free(work);
    return 0;
  }
  double *left = work + moduli * count, *right = left + count, *weights = right + count;
  int fine = 1;
  for (size_t q = 0; q < moduli && fine; q++) {
    double *product = work + q * count;
    residue(count, bits, x_digits, x, m[q], weights, left);
    if (!gram) residue(count, bits, y_digits, y, m[q], weights, right);
    fine = sb_product(
        n, n, n, left, transposed ? stride : 1, transposed ? 1 : stride, gram ? left : right, stride,
        1, product, stride, gram);
    if (gram)
      for (size_t j = 0; j < n; j++)
        for (size_t i = 0; i < j; i++) product[i + j * stride] = product[j + i * stride];
  }
  if (fine) {
    for (size_t q = whole_digits; q < digits; q++)
      memset(out + q * count, 0, count * sizeof(double));
    if (SB_HAS_WIDE)
      digits_wide(
          count, bits, moduli, m, inverses, places, place_count, whole_digits, digits, work, out);
    else
      digits_loop(
          count, bits, moduli, m, inverses, places, place_count, whole_digits, digits, work, out);
  }
  free(work);
  return fine;
}
