/* SPDX-License-Identifier: MIT */
/* Symbols: interned strings by number. Those that the sources name as
 * SYM_... are const, in flash, numbered in the order of their bytes by
 * tools/symbols; those a program adds follow.
 *
 * S1  A number, once given, always means the same text.
 * S2  A bucket's chain is appended to by one store of the predecessor's
 *     link, after the entry is complete; only tasks resize the buckets, so
 *     a handler may intern while a task resizes.
 */
#ifndef KRAIT_VALUE_SYMBOL_H
#define KRAIT_VALUE_SYMBOL_H

#include "symbols.gen.h"
#include "value/value.h"

/* The number of a text; UINT32_MAX with a pending MemoryError.
 * Contract: handler; reserve; O(n); raises. */
uint32_t value_symbol_intern(const char *text, size_t length);

/* The number if the text is interned already, or UINT32_MAX.
 * Contract: handler; no alloc; O(n). */
uint32_t value_symbol_find(const char *text, size_t length);

/* Contract: handler; no alloc; O(1). */
const char *value_symbol_text(uint32_t number, uint32_t *length);

/* Contract: handler; no alloc; O(1). */
uint32_t value_symbol_hash(uint32_t number);

/* The str value of a text: a symbol if already interned or if `intern`,
 * else a heap string.
 * Contract: handler; reserve; O(n); raises. */
bool value_symbol_or_str(const char *text, size_t length, bool intern,
                         value *out) RAISES;

/* Prepares the dynamic table; called once after heap_init.
 * Contract: boot; may alloc; O(n); raises. */
bool value_symbols_init(void) RAISES;

/* Roots of the table, for the collector.
 * Contract: task; no alloc; O(1). */
void value_symbols_shade(void);

/* Numbers given so far.
 * Contract: isr; no alloc; O(1). */
uint32_t value_symbol_count(void);

#endif
