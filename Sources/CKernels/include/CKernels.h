/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SINGULAR_BOUNDS_CKERNELS_H
#define SINGULAR_BOUNDS_CKERNELS_H

#include <stddef.h>
#include <stdint.h>

/*
 * The loops over matrix entries that would be slow in Swift. No state is kept between calls but which
 * OpenBLAS was found (openblas.c). No sum of these kernels is contracted into fused multiply-adds, so
 * their results are the same on every processor; those of OpenBLAS are not.
 *
 * Matrices are column-major; column j of a matrix with r rows starts at sb_stride(r) * j, and the
 * entries between r and sb_stride(r) are zero.
 */

/* r rounded up to a multiple of 4. */
size_t sb_stride(size_t rows);

/* --- processor.c ------------------------------------------------------------------------------ */

/* 0 when Float64 arithmetic rounds to nearest, is gradual at underflow, keeps no extra digits and
 * has a correctly rounded fma; otherwise the number of the first probe that failed. */
int sb_arithmetic_fault(void);

/* --- entries.c -------------------------------------------------------------------------------- */

/* The largest |x[i]|, or the position of the first NaN or infinity in *fault (else *fault = count). */
double sb_largest_magnitude(size_t count, const double *x, size_t *fault);

/* Writes 2^-exponent times the row-major rows x columns matrix `from` to the column-major `to`, as
 * its transpose when rows < columns. The largest entry must be below 2^exponent. Returns how many
 * entries were rounded: each by at most 2^-1075. */
size_t sb_load_scaled(
    size_t rows, size_t columns, const double *from, int exponent, double *to);

/* --- product.c -------------------------------------------------------------------------------- */

/* c(i, j) = sum over k of a[i*a_step + k*a_depth] * b[j*b_step + k*b_depth], each operation rounded to
 * nearest, in any order and with or without fused multiply-adds: by OpenBLAS when sb_openblas() has found
 * one and no side is short, else from k = 0 up and plainly rounded. `lower` != 0: entries i < j may be left unwritten. c has stride c_stride, a multiple
 * of 4; rows up to the next multiple of 4 are written as zeros. Returns 0 when memory is short. */
int sb_product(
    size_t rows, size_t columns, size_t depth, const double *a, size_t a_step, size_t a_depth,
    const double *b, size_t b_step, size_t b_depth, double *c, size_t c_stride, int lower);

/* --- openblas.c ------------------------------------------------------------------------------- */

/* The name and version of the OpenBLAS that is used, or NULL for none. The first call looks for
 * libopenblas.so.0, or for the library that the environment variable SVBOUNDS_OPENBLAS names, unless
 * that is "off", sets it to one thread, and asks it for a few products; one that fails is not used. */
const char *sb_openblas(void);

/* As sb_approximate_svd, by OpenBLAS's dgesdd. Returns 0 also when there is no OpenBLAS or dgesdd
 * gave up. */
int sb_openblas_svd(size_t m, size_t n, const double *a, double *u, double *s, double *v);

/* --- jacobi.c, householder.c ------------------------------------------------------------------ */

/* Approximate singular values and vectors of the m x n matrix a, m >= n >= 1, entries at most 1 in
 * size: a ~ u diag(s) v^T, u m x n and v n x n with nearly orthonormal columns (also where s is 0),
 * s descending. Guarantees nothing. Returns 0 when memory is short. */
int sb_approximate_svd(
    size_t m, size_t n, const double *a, double *u, double *s, double *v);

/* Householder QR with column pivoting of the m x n matrix a, overwritten; stops at the first pivot
 * below 2^-60 times the first one and returns how many were taken. Column k of `reflectors` is the
 * k-th unit-led Householder vector (zero above row k), weights[k] its factor, r the columns' heads. */
size_t sb_pivoted_qr(
    size_t m, size_t n, double *a, double *reflectors, double *weights, size_t *pivots,
    double *norms, int pivoting);

/* Overwrites the m x columns matrix x by H_0 H_1 ... H_(count-1) x. */
void sb_apply_reflectors(
    size_t m, size_t count, const double *reflectors, const double *weights, size_t columns,
    double *x);

/* --- certificate.c ---------------------------------------------------------------------------- */

/* Sums of squares, plainly rounded, that bound a spectral norm: of X itself; and of X' = 2^shift X
 * and of X'^T X', or scaled_gram = infinity when these were not formed. */
typedef struct {
  double frobenius;
  double scaled;
  double scaled_gram;
  int shift;
} sb_norm_sums;

/* What is measured of X^T X - I, in the notation of proofs/certifier-T0.md. */
typedef struct {
  double low;      /* X2 */
  double middle;   /* Y = X1 + X2/2 */
  double leading;  /* D = X1^T X1 - I */
  double cross;    /* S = Z + Z^T, Z = X2^T Y */
  sb_norm_sums defect;
} sb_gram_sums;

/* What is measured of C - U S V^T, in the same notation. */
typedef struct {
  double left_high;   /* U1 */
  double left_low;    /* U2 */
  double right;       /* W = V S */
  double right_low;   /* W2 */
  double leading;     /* D = C - U1 W1^T */
  sb_norm_sums residual;
  sb_gram_sums left_gram;
  sb_gram_sums right_gram;
} sb_certificate_sums;

/* Measures a proposal. c and u are m x n, v is n x n, m >= n >= 1. Returns 1, or 0 when the proposal
 * is inadmissible (an entry of u or v is NaN or above 2 in size, an s is NaN, negative, above 2^40 or
 * larger than the one before it) or memory is short. */
int sb_measure(
    size_t m, size_t n, const double *c, const double *u, const double *s, const double *v,
    sb_certificate_sums *sums);

/* --- tiny.c, tinycertificate.c ---------------------------------------------------------------- */

/* Eight matrices at once, one in each lane: entry (i, j) of the matrix in a lane is at
 * (i + j * m) * SB_TINY_LANES + lane, without padding. 1 <= n <= SB_TINY_ORDER, n <= m <= SB_TINY_ROWS.
 * What happens in a lane does not depend on the others. Fast at addresses that 64 divides. */
enum { SB_TINY_LANES = 8, SB_TINY_ORDER = 16, SB_TINY_ROWS = 64 };

/* Columns whose squared norm is at most this times that of the matrix are negligible: 2^-104. */
#define SB_TINY_NEGLIGIBLE 0x1p-104

/* How the processor can run them: 2 with AVX-512, 1 with AVX2, 0 otherwise. The two functions below
 * take the path they are told, or the best one that there is below it; results are the same. */
int sb_tiny_path(void);

/* Writes 2^-exponent times a row-major rows x columns matrix to one lane, as its transpose when rows <
 * columns. The largest entry must be below 2^exponent; each entry is off by at most 2^-1075. Returns how
 * many entries are not 0. */
size_t sb_tiny_load(
    size_t rows, size_t columns, const double *from, int exponent, size_t lane, double *to);

/* Approximate right singular vectors v, n x n, and their images b ~ a v, m x n, whose columns are nearly
 * orthogonal. Guarantees nothing. Entries of a are at most 1 in size. */
void sb_tiny_propose(size_t m, size_t n, const double *a, double *b, double *v, int path);

/* Bounds of the singular values, descending, from any b and v. A lane gets lower ends 0 and upper ends
 * infinity where nothing is certified; a's sum of squares must be between 1/4 and 2^11. */
void sb_tiny_certify(
    size_t m, size_t n, const double *a, const double *b, const double *v, double *lower,
    double *upper, int path);

/* --- digits.c --------------------------------------------------------------------------------- */

/*
 * Square matrices of fixed-point numbers, to any number of bits: x = sum over q of x_q 2^(2-bits*(q+1)),
 * where each digit x_q is a matrix of whole numbers held as Doubles, column-major as above, and one
 * digit follows the other. A digit is admissible when it is at most 2^(bits-1) in size. Products of
 * admissible matrices are exact as long as n * min(x_digits, y_digits) * 2^(2*bits-2) <= 2^53, whatever
 * makes the products of digits (proofs/certifier-refined-vectors.md).
 */

/* Whether all are whole numbers of at most 2^(bits-1) in size; 3 <= bits <= 26. */
int sb_digits_admissible(size_t count, int bits, const double *x);

/* out <- x y, or x^T y when `transposed`, to `digits` digits. Those from the second on are admissible;
 * the first is whatever is carried into it. Products of digits i and j with i + j > digits are left
 * out; the rest is exact and then cut. Returns 0 when memory is short. */
int sb_digit_product(
    size_t n, int bits, size_t x_digits, const double *x, int transposed, size_t y_digits,
    const double *y, size_t digits, double *out);

/* The same for x^T x. */
int sb_digit_gram(
    size_t n, int bits, size_t x_digits, const double *x, size_t digits, double *out);

/* The same product (of x^T x when x == y), made of products modulo the primes m[0], m[1], ..., whose number is
 * `moduli` and whose product is M; carried without leaving anything out, then cut. inverses[q] is the
 * inverse of M/m[q] modulo m[q], at most m[q]/2 in size; places[q*place_count + i] is digit i, from the
 * lowest, of M/m[q], and for q = moduli of M, each at most 2^(bits-1) in size. What m must satisfy:
 * proofs/certifier-refined-vectors.md, "Residues". */
int sb_residue_product(
    size_t n, int bits, size_t x_digits, const double *x, int transposed, size_t y_digits,
    const double *y, size_t moduli, const double *m, const double *inverses, const double *places,
    size_t place_count, size_t digits, double *out);

/* Cuts 2^exponent x into digits; |x| < 2^(1-exponent). x = the digits' value + rest, exactly. Returns the number
 * of digits up to the last one that is not zero throughout. */
size_t sb_digit_split(
    size_t count, int bits, int exponent, const double *x, size_t digits, double *out,
    double *rest);

/* values <- the sum over q < min(digits, 30) of x_q 2^(-bits*q), from the last one to the first, each
 * addition rounded. */
void sb_digit_values(
    size_t count, int bits, size_t digits, const double *x, double *values);

/* out <- x + 2^(-bits*offset) y, carried, to `digits` digits. For oracles: nothing is promised.
 * Returns 0 when memory is short. */
int sb_digit_add(
    size_t count, int bits, size_t x_digits, const double *x, size_t y_digits, const double *y,
    size_t offset, size_t digits, double *out);

/* --- modular.c -------------------------------------------------------------------------------- */

/* Arithmetic modulo an odd p, 2^60 < p < 2^61, on residues from 0 to p - 1, exactly. Where something
 * is inverted, p must be a prime. */

uint64_t sb_power_modulo(uint64_t p, uint64_t base, uint64_t exponent);
uint64_t sb_product_modulo(uint64_t p, uint64_t a, uint64_t b);
/* 1/a; a != 0. */
uint64_t sb_inverse_modulo(uint64_t p, uint64_t a);

/* Writes the coefficients of det(xI - a) for the n x n matrix a, which is overwritten, to the last
 * n + 1 of the (n+1)*(n+1) words of `work`, constant term first. */
void sb_characteristic_polynomial(uint64_t p, size_t n, uint64_t *a, uint64_t *work);

/* Writes the monic greatest common divisor of two polynomials, constant terms first, leading
 * coefficients not 0, to `gcd`, which has room for the shorter one, and returns how many coefficients
 * it has. a and b are overwritten. */
size_t sb_polynomial_gcd(
    uint64_t p, size_t a_count, uint64_t *a, size_t b_count, uint64_t *b, uint64_t *gcd);

#endif
