/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SINGULAR_BOUNDS_CKERNELS_H
#define SINGULAR_BOUNDS_CKERNELS_H
#endif
