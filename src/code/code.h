/* SPDX-License-Identifier: MIT */
/* Code objects: what the compiler makes and the loop runs.
 *
 * The words, tables and names may stand in flash (precompiled) or in a
 * CODE_WORDS block on the heap; `caches` is always RAM. A code never changes
 * after it is made, its caches apart.
 *
 * K1  Every cache is one 32-bit word, written whole; 0 is empty.
 * K2  Every register operand is below `registers`, every jump lands on the
 *     first word of an instruction inside `words` (code_verify proves both
 *     for code that comes from a file).
 * K3  A code that is CODE_PACKED has nothing but its numbers: see packed.h.
 */
#ifndef KRAIT_CODE_CODE_H
#define KRAIT_CODE_CODE_H

#include "code/opcodes.h"
#include "value/kind.h"
#include "value/type.h"
#include "value/value.h"

enum {
    CODE_VARARGS = 1, /* has *args */
    CODE_VARKEYWORDS = 2,
    CODE_GENERATOR = 4,
    CODE_COROUTINE = 8,
    CODE_NAMESPACE = 16,   /* R[0] is the namespace dict */
    CODE_NATIVE_HINT = 32, /* @micropython.native or viper asked */
    CODE_SIMPLE = 64,      /* no varargs, varkeywords, keyword-only, generator:
                              a call is a copy-free window */
    CODE_PACKED = 128      /* K3: struct code_packed, not struct code */
};

struct code_handler { /* innermost first */
    uint32_t start;   /* word offsets: [start, end) is covered */
    uint32_t end;
    uint32_t target;
    uint32_t a; /* register that receives the exception */
};

/* In front, where a packed code has them too. X(type, name) */
#define CODE_NUMBERS(X)                                                        \
    X(uint8_t, registers)                                                      \
    X(uint8_t, positional) /* with positional-only ones */                     \
    X(uint8_t, positional_only)                                                \
    X(uint8_t, keyword_only)                                                   \
    X(uint8_t, locals) /* parameters and named locals: the registers to fill   \
                          with UNSET */                                        \
    X(uint8_t, flags)  /* CODE_... */                                          \
    X(uint16_t, line_bytes)

#define X(type, name) type name;
struct code_numbers {
    CODE_NUMBERS(X)
};

struct code {
    struct header header;
    union {
        struct {
            CODE_NUMBERS(X)
            const uint32_t *words;
            uint32_t *caches;
            const struct code_handler *handlers;
            const uint8_t *lines; /* code_line decodes */
            const struct slot *k; /* constants' first slot; set by the vm when
                                     a function is made of the code */
            uint32_t word_count;
            uint16_t cache_count;
            uint16_t handler_count;
            uint32_t first_line;
        };
        struct code_numbers numbers;
        uint64_t raw[VALUE_CODE_RAW];
    };
    struct slot owner; /* CODE_WORDS block or None: keeps words alive */
    struct slot cache_owner;
    struct slot constants;    /* tuple */
    struct slot name;         /* symbol */
    struct slot qualname;     /* str */
    struct slot file;         /* symbol or str */
    struct slot locals_names; /* tuple of symbols, in register order */
    struct slot free_names;   /* tuple of symbols, in closure order */
    struct slot doc;          /* str or None */
#if ISA_FULL
    struct slot places; /* struct code_places, or None */
#endif
};
#undef X

/* On the desk: the block behind code.places, as code_columns reads it. */
struct code_places {
    struct header header; /* KIND_CODE_WORDS */
    uint32_t length;
    uint8_t bytes[];
};

#define CODE_LINE_END UINT32_MAX

/* CODE_SIMPLE, from what else is known.
 * Contract: isr; no alloc; O(1). */
static inline bool code_is_simple(const struct code_numbers *n) {
    const unsigned special = CODE_VARARGS | CODE_VARKEYWORDS | CODE_GENERATOR |
                             CODE_COROUTINE | CODE_NAMESPACE;
    return (n->flags & special) == 0 && n->keyword_only == 0;
}

/* On the desk: what a word was made of, from its line's beginning, in bytes:
 * first column and the one behind the last. False if it is not known.
 * Contract: handler; reserve; O(n). */
bool code_columns(const struct code *code, uint32_t word, uint32_t out[2]);

/* Contract: handler; reserve; O(n). */
uint32_t code_line(const struct code *code, uint32_t word);

/* Writes a listing of a code, for people and tests.
 * Contract: task; may alloc; O(n); raises. */
bool code_disassemble(const struct code *code, struct value_sink *sink) RAISES;

#endif
