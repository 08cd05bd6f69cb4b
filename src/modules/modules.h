/* SPDX-License-Identifier: MIT */
/* The library modules that are written in C, and what they share. */
#ifndef KRAIT_MODULES_MODULES_H
#define KRAIT_MODULES_MODULES_H

#include "value/arguments.h"
#include "value/container.h"
#include "value/context.h"
#include "value/exception.h"
#include "value/make.h"
#include "value/member.h"
#include "value/number.h"
#include "value/symbol.h"
#include "value/text.h"
#include "vm/vm.h"

struct mod_frozen_table; /* frozen.h */

/* Where the prompt's and sys.stdin's bytes come from. */
struct mod_input {
    /* Contract: task; no alloc; O(n). Bytes read, 0 at the end, -1 if a
     * safepoint is wanted; waits for one of these. */
    int32_t (*read)(uint8_t *to, uint32_t room);
};

/* All mutable data of the folder. */
struct mod_state {
    uint32_t random[4]; /* never all zero */
    bool random_seeded;
    bool spare_known; /* gauss() makes two at a time */
    double spare;
    int64_t epoch_ns; /* time.time_ns() at the clock's zero */
    int64_t threshold;
    uint32_t optimization;
    uint32_t heap_locks;
    bool shows_static; /* lines of sources in flash, in tracebacks */
    int32_t keyboard;  /* the character that interrupts, -1: none */
    const struct mod_input *input;
    struct value_sink *error;               /* sys.stderr; NULL: as stdout */
    const struct vm_loader *next_loader;    /* behind the frozen modules */
    const struct mod_frozen_table *program; /* of this image, or NULL */
};

extern struct mod_state mod_state;

/* The modules of this folder. mod_table has rt's and machine's too, for
 * vm_set_modules; a board that has further ones makes a table of its own. */
#define MOD_MODULES(X)                                                         \
    X(mod_array)                                                               \
    X(mod_errno)                                                               \
    X(mod_gc)                                                                  \
    X(mod_math)                                                                \
    X(mod_micropython)                                                         \
    X(mod_random)                                                              \
    X(mod_struct)                                                              \
    X(mod_sys)                                                                 \
    X(mod_time)                                                                \
    X(mod_uarray)                                                              \
    X(mod_uerrno)                                                              \
    X(mod_urandom)                                                             \
    X(mod_ustruct)                                                             \
    X(mod_usys)                                                                \
    X(mod_utime)

/* Of images with all modules (ISA_FULL). */
#define MOD_DESK_MODULES(X)                                                    \
    X(mod__collections)                                                        \
    X(mod__inspect)                                                            \
    X(mod__json)                                                               \
    X(mod__re)                                                                 \
    X(mod__weakref)                                                            \
    X(mod__zlib)                                                               \
    X(mod_binascii)                                                            \
    X(mod_hashlib)                                                             \
    X(mod_ubinascii)                                                           \
    X(mod_uctypes)                                                             \
    X(mod_uhashlib)

#if ISA_FULL
#define MOD_IMAGE_MODULES(X) MOD_MODULES(X) MOD_DESK_MODULES(X)
#else
#define MOD_IMAGE_MODULES(X) MOD_MODULES(X)
#endif

#define X(name) extern const struct module_definition name;
MOD_MODULES(X)
MOD_DESK_MODULES(X)
#undef X

extern const struct module_definition *const mod_table[];
extern const uint32_t mod_table_count;

/* MOD_MODULE(gc, members): the definition mod_gc of module `gc`. A name
 * with u in front is a second definition with the same members, so that import
 * needs to know nothing of aliases. */
#define MOD_MODULE(module, table)                                              \
    const struct module_definition mod_##module = {.name = SYM_##module,       \
                                                   .member_count =             \
                                                       ARRAY_LENGTH(table),    \
                                                   .members = (table)}

/* Contract: boot; no alloc; O(1). sys.stdin, sys.stderr. */
void mod_set_input(const struct mod_input *input);
/* Contract: boot; no alloc; O(1). */
void mod_set_error_output(struct value_sink *sink);

/* The character that micropython.kbd_intr() named; -1: none. 3 at first.
 * Contract: isr; no alloc; O(1). */
int32_t mod_interrupt_character(void);

/* Frozen modules first, then `next` (or NULL): for vm_set_loader.
 * Contract: boot; no alloc; O(1). */
const struct vm_loader *mod_frozen_loader(const struct vm_loader *next);

/* Self of a C object's method; TypeError if it is of another type.
 * Contract: handler; reserve; O(1); raises. */
bool mod_self(const struct arguments *args, const struct type *type,
              struct value_custom **out) RAISES;

/* len(v) of any object.
 * Contract: handler; reserve; O(n); raises. */
bool mod_length(value v, uint32_t *out) RAISES;

/* sys.stdin, sys.stdout, sys.stderr: objects in flash. */
struct mod_stream {
    struct header header;
    const struct type *type;
    uint32_t which;
};
extern const struct mod_stream mod_stdin;
extern const struct mod_stream mod_stdout;
extern const struct mod_stream mod_stderr;

/* Where an object's text goes: ours directly, any other one by its write
 * method.
 * Contract: handler; no alloc; O(1). */
struct mod_text_sink {
    struct value_sink sink;
    value file;
};
struct value_sink *mod_sink_of(value file, struct mod_text_sink *room);

#endif
