/* SPDX-License-Identifier: MIT */
/* Chooses the instruction-set file. Each offers the same functions; a state is
 * what the mask returned, and sections nest by it.
 *
 * - isa_fence(): the compiler moves no memory access across it.
 * - isa_mask_all(), isa_unmask_all(state): nothing interrupts, not even a
 *   reflex; for a handful of instructions only.
 * - isa_mask_handlers(), isa_unmask_handlers(state): interpreted handlers wait;
 *   reflexes and the pin top half still run. A commit: at most 120 cycles (C5).
 * - isa_load_pair(p): a 64-bit load that no handler can tear.
 * - isa_store_pair(p, v): a 64-bit store that no handler can see half done. On
 *   chips it ends with interrupts ENABLED, so it must not stand inside
 *   isa_mask_all (5 cycles instead of 12).
 * - isa_load_pointer(p): the low 48 (32) bits of a pair that holds a pointer.
 * - isa_store_pointer(p, v): a boxed pointer over another, or over 0.
 * - isa_copy_up(t, f, n), isa_copy_down(t, f, n): copies n pairs from the first
 *   on, from the last on, for a masked commit or into private memory.
 * - isa_add_double(a, b): the bits of the sum of two doubles.
 * - isa_lowest_bit(x), isa_highest_bit(x): index of the bit, x != 0.
 * - isa_spill(words): writes the callee-saved registers to memory, so that a
 *   conservative scan of the stack sees them.
 * - isa_stack_pointer(): the caller's stack pointer.
 *
 * A task that is masked calls no safepoint. Contract of all of them:
 * isr; no alloc; O(1).
 *
 * ISA_ROOMY: code and tables that only spare time are welcome; not on chips.
 * ISA_FULL: the image has all modules, and errors know columns and causes
 * (KRAIT_MODULES of CMakeLists.txt). Neither asks for the other. */
#ifndef KRAIT_BASE_ISA_ISA_H
#define KRAIT_BASE_ISA_ISA_H

#if defined(__ARM_ARCH_6M__)
#include "base/isa/armv6m/isa.h"
#elif defined(__ARM_ARCH_7M__) || defined(__ARM_ARCH_7EM__)
#include "base/isa/armv7m/isa.h"
#elif defined(__linux__)
#include "base/isa/host/isa.h"
#else
#error "no src/base/isa file for this instruction set"
#endif

#endif
