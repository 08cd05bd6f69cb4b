/* SPDX-License-Identifier: MIT */
/* micropython.RingIO: a ring of bytes between one writer and one reader. */
#ifndef KRAIT_MODULES_RING_IO_H
#define KRAIT_MODULES_RING_IO_H

#include "value/type.h"

extern const struct type mod_type_RingIO;

#endif
