/* SPDX-License-Identifier: MIT */
/* Tracebacks as objects, on the desk: a chip's are chains of tuples (file,
 * line, function, next), which value_traceback_add makes. Lines and columns
 * are looked up when somebody asks, so raising costs one small object a frame.
 *
 * R1  What a frame object shows of a frame that runs, it shows only as long
 *     as its record holds the same function.
 */
#ifndef KRAIT_VM_TRACE_H
#define KRAIT_VM_TRACE_H

#include "vm/frame.h"

struct vm_trace { /* KIND_CUSTOM, of type traceback or frame */
    struct header header;
    union {
        struct {
            const struct type *type;
            uint32_t word;  /* that the frame stood at */
            uint32_t depth; /* of its record */
        };
        uint64_t raw[4];
    };
    struct slot function; /* the frame's */
    struct slot next;     /* traceback: towards the raise, or None */
    struct slot frame;    /* traceback: its frame, if it was asked for */
};

extern const struct type vm_type_frame;

/* The entry of a frame, in front of those that an exception has; silent when
 * memory is out.
 * Contract: handler; reserve; O(1). */
void vm_trace_add(struct context *ctx, const struct frame *f);

/* NULL if it is no traceback.
 * Contract: handler; no alloc; O(1). */
struct vm_trace *vm_trace_of(value v);

/* Contract: handler; no alloc; O(1). */
const struct code *vm_trace_code(const struct vm_trace *t);

/* Contract: handler; reserve; O(n). */
uint32_t vm_trace_line(const struct vm_trace *t);

/* The frame that is `depth` Python calls above the running one; ValueError.
 * Contract: handler; reserve; O(n); raises. */
bool vm_trace_frame(int64_t depth, value *out) RAISES;

/* Attributes of code objects that chips do not have; UNSET if none.
 * Contract: handler; reserve; O(n); raises. */
bool vm_trace_code_attribute(const struct code *code, uint32_t name, value *out)
    RAISES;

/* What led to this exception, and whether it was meant as its cause; None.
 * Contract: handler; no alloc; O(1). */
value vm_exception_origin(value exception, bool *cause);

/* The same of generators and coroutines: code, frame, what they wait for.
 * Contract: handler; reserve; O(n); raises. */
bool vm_trace_generator_attribute(const struct vm_generator *g, uint32_t name,
                                  value *out) RAISES;

/* --- trace_print.c --- */

/* Text of an exception with what it came from, as python3 prints it.
 * Contract: task; may alloc; O(n); raises. */
bool vm_trace_print(value exception, struct value_sink *sink) RAISES;

/* A line of blanks and carets under these columns of a source line, unless
 * they take in all of it; `stripped`: the blanks at its end do not count.
 * Contract: task; may alloc; O(n); raises. */
bool vm_trace_carets(value line, const uint32_t columns[2], bool stripped,
                     struct value_sink *sink) RAISES;

/* --- suggest.c --- */

/* The name that was probably meant, or UNSET.
 * Contract: task; may alloc; O(n^2); raises. */
bool vm_suggest(value exception, value *out) RAISES;

#endif
