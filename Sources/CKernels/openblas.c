/* SPDX-License-Identifier: Apache-2.0 */
#include "CKernels.h"
#include "openblas.h"

#include <dlfcn.h>
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

/* The Fortran routines of a 32-bit-integer OpenBLAS; the lengths of their CHARACTER arguments come
 * last. */
typedef void dgemm_routine(
    const char *, const char *, const int *, const int *, const int *, const double *,
    const double *, const int *, const double *, const int *, const double *, double *,
    const int *, size_t, size_t);
typedef void dsyrk_routine(
    const char *, const char *, const int *, const int *, const double *, const double *,
    const int *, const double *, double *, const int *, size_t, size_t);
typedef void dgesdd_routine(
    const char *, const int *, const int *, double *, const int *, double *, double *, const int *,
    double *, const int *, double *, const int *, int *, int *, size_t);

static struct {
  pthread_once_t once;
  dgemm_routine *dgemm;
  dsyrk_routine *dsyrk;
  dgesdd_routine *dgesdd;
  char version[128];
  int is_usable;
} library = {.once = PTHREAD_ONCE_INIT};

static double mixed_entry(int i, int j, int n) {
  /* A large corner beside small rest: a product that adds blocks before it multiplies (Strassen's) loses
   * the small part, which is exact in a conventional one. */
  double size = i < n / 2 && j < n / 2 ? 0x1p300 : 1;
  return size * (1 + (i * 7 + j * 3) % 11);
}

/* Whether the products are the conventional ones, round to nearest and keep subnormal numbers, as far
 * as a few probes tell. */
static int passes_probes(void) {
  enum { n = 96 };
  double *a = calloc(3 * n * n, sizeof(double)), *b = a + n * n, *c = b + n * n;
  if (!a) return 0;
  int size = n, passed = 1;
  double one = 1, zero = 0;
  for (int j = 0; j < n; j++)
    for (int i = 0; i < n; i++) a[i + j * n] = mixed_entry(i, j, n);
  for (int j = 0; j < n; j++) b[j + (n - 1 - j) * n] = 1;
  library.dgemm("N", "N", &size, &size, &size, &one, a, &size, b, &size, &zero, c, &size, 1, 1);
  for (int j = 0; j < n; j++)
    for (int i = 0; i < n; i++)
      if (c[i + j * n] != a[i + (n - 1 - j) * n]) passed = 0;
  /* Whole numbers of few bits: exact in any order. */
  for (int k = 0; k < n * n; k++) a[k] = (double)((k * 37) % 1021) - 510;
  library.dsyrk("L", "T", &size, &size, &one, a, &size, &zero, c, &size, 1, 1);
  for (int j = 0; j < n; j++)
    for (int i = j; i < n; i++) {
      double exact = 0;
      for (int k = 0; k < n; k++) exact += a[k + i * n] * a[k + j * n];
      if (c[i + j * n] != exact) passed = 0;
    }
  /* 2^-600 * 2^-470 is subnormal; halves of an ulp round to even. */
  memset(a, 0, n * n * sizeof(double));
  memset(b, 0, n * n * sizeof(double));
  a[0] = 0x1p-600;
  b[0] = 0x1p-470;
  a[1] = 1 + 0x1p-30;
  b[n] = 1 + 0x1p-23;
  library.dgemm("N", "N", &size, &size, &size, &one, a, &size, b, &size, &zero, c, &size, 1, 1);
  if (c[0] != 0x1p-1070 || c[1 + n] != 1 + 0x1p-23 + 0x1p-30) passed = 0;
  free(a);
  return passed;
}

static void *symbol(void *handle, const char *name) { return dlsym(handle, name); }

static void load(void) {
  const char *wish = getenv("SVBOUNDS_OPENBLAS");
  if (wish && strcmp(wish, "off") == 0) return;
  void *handle = dlopen(wish && *wish ? wish : "libopenblas.so.0", RTLD_NOW | RTLD_LOCAL);
  if (!handle) return;
  void (*set_threads)(int) = (void (*)(int))symbol(handle, "openblas_set_num_threads");
  char *(*configuration)(void) = (char *(*)(void))symbol(handle, "openblas_get_config");
  library.dgemm = (dgemm_routine *)symbol(handle, "dgemm_");
  library.dsyrk = (dsyrk_routine *)symbol(handle, "dsyrk_");
  library.dgesdd = (dgesdd_routine *)symbol(handle, "dgesdd_");
  const char *text = configuration ? configuration() : "";
  /* Integers of 64 bits go by the same names in some builds. */
  if (!set_threads || !library.dgemm || !library.dsyrk || !library.dgesdd || !*text
      || strstr(text, "USE64BITINT"))
    return;
  strncpy(library.version, text, sizeof library.version - 1);
  /* Then everything runs in the calling thread, whose arithmetic is probed. */
  set_threads(1);
  library.is_usable = passes_probes();
}

const char *sb_openblas(void) {
  pthread_once(&library.once, load);
  return library.is_usable ? library.version : NULL;
}

/* How a matrix given by two steps is passed to BLAS: transposed or not, and with which leading
 * dimension; 0 when neither step is 1. */
static int layout(size_t step, size_t depth_step, char *form, int *leading) {
  if (step == 1) {
    *form = 'N';
    *leading = (int)depth_step;
  } else if (depth_step == 1) {
    *form = 'T';
    *leading = (int)step;
  } else
    return 0;
  return 1;
}

int sb_openblas_product(
    size_t rows, size_t columns, size_t depth, const double *a, size_t a_step, size_t a_depth,
    const double *b, size_t b_step, size_t b_depth, double *c, size_t c_stride, int lower) {
  size_t limit = 1u << 30;
  if (!library.is_usable || rows < SB_BLAS_ORDER || columns < SB_BLAS_ORDER || depth < SB_BLAS_ORDER
      || rows > limit || columns > limit || depth > limit)
    return 0;
  char a_form, b_form;
  int a_leading, b_leading, m = (int)rows, n = (int)columns, k = (int)depth, ldc = (int)c_stride;
  if (!layout(a_step, a_depth, &a_form, &a_leading)) return 0;
  if (!layout(b_step, b_depth, &b_form, &b_leading)) return 0;
  double one = 1, zero = 0;
  if (lower && a == b && a_step == b_step && a_depth == b_depth && rows == columns)
    library.dsyrk("L", &a_form, &m, &k, &one, a, &a_leading, &zero, c, &ldc, 1, 1);
  else {
    char flipped = b_form == 'N' ? 'T' : 'N';
    library.dgemm(
        &a_form, &flipped, &m, &n, &k, &one, a, &a_leading, b, &b_leading, &zero, c, &ldc, 1, 1);
  }
  for (size_t j = 0; j < columns; j++)
    for (size_t i = rows; i < ((rows + 3) & ~(size_t)3); i++) c[i + j * c_stride] = 0;
  return 1;
}

int sb_openblas_svd(size_t m, size_t n, const double *a, double *u, double *s, double *v) {
  if (!sb_openblas() || m > (1u << 30)) return 0;
  size_t stride = sb_stride(m), v_stride = sb_stride(n);
  int rows = (int)m, columns = (int)n, lda = (int)stride, ldvt = (int)n, info = 0, query = -1;
  double wanted = 0;
  int *indices = malloc(8 * n * sizeof(int));
  double *copy = malloc((stride * n + n * n) * sizeof(double)), *vt = copy + stride * n;
  double *work = NULL;
  if (!indices || !copy) goto failed;
  memcpy(copy, a, stride * n * sizeof(double));
  library.dgesdd(
      "S", &rows, &columns, copy, &lda, s, u, &lda, vt, &ldvt, &wanted, &query, indices, &info, 1);
  if (info != 0 || !(wanted >= 1 && wanted < 0x1p31)) goto failed;
  int length = (int)wanted;
  work = malloc((size_t)length * sizeof(double));
  if (!work) goto failed;
  library.dgesdd(
      "S", &rows, &columns, copy, &lda, s, u, &lda, vt, &ldvt, work, &length, indices, &info, 1);
  if (info != 0) goto failed;
  for (size_t j = 0; j < n; j++) {
    for (size_t i = 0; i < n; i++) v[i + j * v_stride] = vt[j + i * n];
    for (size_t i = n; i < v_stride; i++) v[i + j * v_stride] = 0;
    for (size_t i = m; i < stride; i++) u[i + j * stride] = 0;
  }
  free(work);
  free(copy);
  free(indices);
  return 1;
failed:
  free(work);
  free(copy);
  free(indices);
  return 0;
}
