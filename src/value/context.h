/* SPDX-License-Identifier: MIT */
/* Where execution state lives: one context for the main program, one for
 * each interrupt level (C7), one for each fiber to come.
 *
 * X1  Only code running at a context's own level touches it.
 * X2  `exception` is VALUE_UNSET unless a function has just returned false.
 * X3  A failed function has set `exception`; a successful one has not.
 */
#ifndef KRAIT_VALUE_CONTEXT_H
#define KRAIT_VALUE_CONTEXT_H

#include "value/extra.h"
#include "value/value.h"

#include "charge.h"

struct frame; /* vm/frame.h */

/* Containers being printed, innermost first, on the C stack: a cycle shows
 * as `[...]`. */
struct value_printing {
    value v;
    const struct value_printing *outer;
};

struct context {
    value exception;    /* pending: set by the raiser, taken by the loop */
    value handled;      /* what a bare `raise` raises; None if nothing */
    value memory_error; /* preallocated, so raising it needs no memory */
    uint8_t level;      /* 0 task, 1.. handler levels */
    uint8_t reentry;    /* C builtins that called back, at present */
    uint8_t reentry_limit;
    uint8_t tail_kept;   /* values of its relay, behind the arguments */
    uint32_t tail_count; /* arguments of the tail call, at stack_top */
    uint32_t tail_how;   /* of the relay that its result passes; 0: none */
    value tail[2];       /* VALUE_TAIL: callable, self or UNSET */

    value *stack;         /* first register of the value stack */
    value *stack_top;     /* first register above the running frame */
    value *stack_limit;   /* one past the last */
    value *window_end;    /* of a call under way, may be above the top */
    struct frame *frames; /* first of the frame records */
    struct frame *frame;  /* the running one, or frames - 1 */
    struct frame *frame_limit;
    struct frame *scanned; /* frames below are not yet scanned this cycle */

    const char *c_stack_low;  /* this context's C stack, for its limit */
    const char *c_stack_high; /* and for the conservative scan */
    const struct value_printing *printing;
};

/* What the vm supplies so that the value layer can treat user-defined
 * classes; all may raise. Set once at start-up. */
struct arguments;
struct value_upcalls {
    /* Contract: handler; reserve; O(n); raises. Hash of an instance whose
     * class defines __hash__ (or not). */
    bool (*hash)(value v, uint32_t *out) RAISES;
    /* Contract: handler; reserve; O(n); raises. a == b where either is an
     * instance; result is the truth of the outcome. */
    bool (*equal)(value a, value b, bool *out) RAISES;
    /* Contract: handler; reserve; O(n); raises. a < b. */
    bool (*less)(value a, value b, bool *out) RAISES;
    /* Contract: handler; reserve; O(n); raises. A str; method is
     * SYM___repr__ or SYM___str__; UNSET if the class of v defines neither in
     * Python (__str__ falls back to __repr__). */
    bool (*text)(value v, uint32_t method, value *out) RAISES;
    /* Contract: handler; reserve; O(n); raises. Calls with positional
     * arguments and runs to the end. */
    bool (*call)(value callable, uint32_t count, const value *args, value *out)
        RAISES;
    /* Contract: handler; reserve; O(n); raises. iter(v). */
    bool (*iterate)(value v, value *out) RAISES;
    /* Contract: handler; reserve; O(n); raises. *out = VALUE_STOP at the
     * end. */
    bool (*next)(value iterator, value *out) RAISES;
    /* Contract: handler; reserve; O(n); raises. For natives: then(self, items)
     * with the items of `iterable` as a list, or without `then` (UNSET)
     * self.extend(items) one by one; often VALUE_TAIL. UNSET if `iterable`
     * cannot be iterated over, or needs no Python code and no `then`. */
    bool (*gather)(value iterable, value then, value self, value *out) RAISES;
    /* Contract: handler; reserve; O(n); raises. Looks up a special method
     * on the class of v and binds it; *out = VALUE_UNSET if it has none. */
    bool (*special)(value v, uint32_t name, value *out) RAISES;
    /* Contract: handler; reserve; O(n); raises. v.name, v[key], and
     * format(v, spec) of an instance: UNSET if its class has no __format__. */
    bool (*attribute)(value v, uint32_t name, value *out) RAISES;
    bool (*subscript)(value v, value key, value *out) RAISES;
    bool (*format)(value v, value spec, value *out) RAISES;
    bool (*ascii)(value v, value *out) RAISES;
    /* Contract: handler; reserve; O(n); raises. type.__new__(...) of a subtype
     * of type. */
    bool (*make_class)(struct arguments *args, value *out) RAISES;
    /* Contract: handler; reserve; O(n); raises. A safepoint inside a builtin:
     * pays the collector, delivers soft events, notices Ctrl-C. */
    bool (*work_unit)(void) RAISES;
    /* Contract: handler; no alloc; O(log n). Is a builtin called so? */
    bool (*is_builtin)(value key);
};

struct value_rebuild;    /* rebuild.h */
struct value_dict_table; /* table.h */

/* What a look-up in a class came to (type.c). */
#define VALUE_FOUND 1024u
#define VALUE_LETTERS 128u

struct value_found {
    const struct type *type; /* NULL: none, or being written */
    const struct type *owner;
    value v;
    uint32_t name;
    uint32_t version; /* of the class; no two classes ever had the same */
};

/* All mutable data of the folder; its own files use what is below `extra`.
 */
struct value_state {
    struct context *context; /* of the running level; swapped at entry */
    const struct value_upcalls *upcalls;
    const struct value_extra *extra;        /* or NULL */
    struct value_rebuild *volatile rebuild; /* innermost copy under way */
    volatile uint8_t restarts; /* of copies, since one was complete */
    struct slot symbols;       /* table: entry n is symbol static + n */
    value exception_shapes;    /* dict: builtin exception -> its root shape */
    volatile uint32_t shape_ids;
    volatile uint32_t type_versions;
    volatile uint32_t shadowing; /* D5 */
#if ISA_ROOMY
    struct value_found found[VALUE_FOUND];
    uint32_t letters[VALUE_LETTERS]; /* symbol + 1; 0: not known */
#endif
};

extern struct value_state value_state;

/* What the image lends; NULL on chips. */
static inline const struct value_extra *value_extra(void) {
    return ISA_FULL ? value_state.extra : NULL;
}

static inline struct context *value_context(void) {
    return value_state.context;
}

/* Takes the safepoint that value_poll() has found wanted.
 * Contract: handler; reserve; O(n); raises. */
bool value_work_unit(void) RAISES;

/* value_poll() for functions that cannot raise: Ctrl-C waits for the next.
 * Contract: handler; reserve; O(n). */
void value_pause(void);

/* The same at no virtual time: inside of what has its price.
 * Contract: handler; reserve; O(n). */
void value_rest(void);

/* In each loop of a builtin whose length a program decides: the longest time
 * between two of these is what an event of higher priority may wait. Any task
 * code may run here, so nothing half done is left in a shared object.
 * Contract: handler; reserve; O(n); raises. */
bool value_poll(void) RAISES;

/* The same in a loop of up to 100 cycles a turn, each 32nd of which looks.
 * Contract: handler; reserve; O(n); raises. */
static inline bool RAISES value_poll_some(size_t i) {
    return i % 32u != 31u || value_poll();
}

/* Contract: handler; reserve; O(n). */
static inline void value_rest_some(size_t i) {
    if (i % 32u == 31u)
        value_rest();
}

/* memcpy, memmove and memcmp of what may be long. Whoever owns the memory is
 * kept alive by the caller, and does not mind changes meanwhile.
 * Contract: handler; reserve; O(n); raises. */
bool value_copy(void *to, const void *from, size_t length) RAISES;
bool value_move(void *to, const void *from, size_t length) RAISES;
bool value_order(const void *a, const void *b, size_t length, int *out) RAISES;

#endif
