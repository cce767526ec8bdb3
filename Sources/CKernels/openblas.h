/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SINGULAR_BOUNDS_OPENBLAS_H
#define SINGULAR_BOUNDS_OPENBLAS_H

#include <stddef.h>

/* Products with a side shorter than this are made by the package's own kernels: they are as fast there,
 * and the same on every machine. */
#define SB_BLAS_ORDER 48

/* As sb_product, by OpenBLAS; returns 0, having written nothing, when that is absent or the product is
 * none for it. */
int sb_openblas_product(
    size_t rows, size_t columns, size_t depth, const double *a, size_t a_step, size_t a_depth,
    const double *b, size_t b_step, size_t b_depth, double *c, size_t c_stride, int lower);

#endif
