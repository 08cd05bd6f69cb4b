/* SPDX-License-Identifier: MIT */
/* Frames: one record a running function, beside its window of registers on
 * the value stack. What becomes of a function's result is a code in its
 * record (`how`), so dunder methods, __init__ and iteration return into the
 * loop and never into C (M1).
 *
 *   value stack  | R of caller ........ | window: f self arg.. | free
 *                                         w[0] w[1] w[2]
 *                                               ^ R of callee, if a method
 *
 * F1  A running frame's registers reach to context.stack_top, or lie below
 *     the windows that C code has put above them.
 * F2  While another frame or C code runs, frame.pc stands behind the whole
 *     instruction that waits.
 * F3  Each word of the window of a generator's frame holds a value that was
 *     alive in the last collection: windows are filled on creation and
 *     scanned to their full width, so they may be copied to the heap.
 */
#ifndef KRAIT_VM_FRAME_H
#define KRAIT_VM_FRAME_H

#include "code/code.h"
#include "value/context.h"
#include "vm/vm.h"

/* Low byte of `how`. */
enum frame_resume {
    RESUME_STORE,       /* result to register A of the waiting instruction */
    RESUME_EXIT,        /* leave the loop; result in context.tail[0] */
    RESUME_INSTRUCTION, /* vm_resume continues the waiting instruction */
    RESUME_INIT_CALL,   /* must be None; register A has the instance */
    /* The rest stand above a relay frame, treat the result, and hand it on
     * to what the relay says. */
    RESUME_INIT,     /* must be None; the instance in relay R[0] goes on */
    RESUME_NEW,      /* __init__ runs with the arguments kept in the relay */
    RESUME_LENGTH,   /* checks the result of __len__ */
    RESUME_TEXT,     /* must be a str, from the method that relay R[0] names */
    RESUME_FALLBACK, /* STOP: relay R[0] is the default */
    RESUME_GETATTR,  /* UNSET: __getattr__, or what the relay has instead */
    RESUME_GATHER,   /* the loop that the relay keeps goes on */
    RESUME_BODY      /* class body done: the cell or None is the result */
};

enum {
    HOW_STOPS = 0x100,     /* takes VALUE_STOP, value in context.tail[1] */
    HOW_CATCHES = 0x200,   /* an AttributeError becomes VALUE_UNSET */
    FRAME_HANDLED = 0x400, /* `handled` is to be restored */
    FRAME_GENERATOR = 0x800,
    FRAME_AGAIN = 0x1000, /* the exception is raised again: no new line */
    HOW_STAGE = 16        /* shift of the stage of a waiting instruction */
};

/* Values that a relay of a tail call keeps, at most. With two arguments they
 * fit into VM_STACK_MARGIN. */
#define VM_KEPT 8u

struct frame {
    value *base; /* R */
    const uint32_t *pc;
    struct code *code; /* NULL: a relay */
    union {
        struct vm_function *function;
        value *relay_top;
    };
    uint32_t how;  /* what the caller does with the result; own flags */
    uint32_t word; /* the caller's waiting instruction */
    value handled;
    struct vm_generator *generator;
};

/* State of a suspended generator: registers of its frame. */
enum vm_generator_state {
    GENERATOR_CREATED,
    GENERATOR_SUSPENDED,
    GENERATOR_RUNNING,
    GENERATOR_FINISHED
};

struct vm_generator { /* KIND_GENERATOR, COROUTINE, ASYNC_GENERATOR */
    struct header header;
    union {
        struct {
            volatile uint32_t state; /* G1, G2 in generator.c */
            uint32_t pc;             /* word offset to go on at */
            uint32_t registers;
            uint32_t target; /* register that receives what is sent */
        };
        uint64_t raw[2];
    };
    struct slot function;
    struct slot handled;
    struct slot at[];
};

/* What an asynchronous generator's method returns, to be awaited once. */
enum vm_async_mode { ASYNC_SEND, ASYNC_THROW, ASYNC_CLOSE, ASYNC_DEFAULT };

enum vm_async_state { STEP_NEW, STEP_BEGINS, STEP_WAITS };

struct vm_async_step { /* KIND_ASYNC_STEP */
    struct header header;
    union {
        struct {
            uint32_t mode;
            uint16_t state; /* enum vm_async_state */
            uint16_t turn;
        };
        uint64_t raw;
    };
    struct slot generator; /* ASYNC_DEFAULT: what is awaited, any iterator */
    struct slot given;     /* to be sent or raised; the default */
};

struct vm_cell { /* KIND_CELL */
    struct header header;
    struct slot content;
};

struct vm_bound { /* KIND_BOUND_METHOD */
    struct header header;
    struct slot function;
    struct slot self;
};

/* In header.aux of a bound method: `self` is the class that the first argument
 * must be an instance of. */
#define VM_UNBOUND 1u

static inline bool vm_is_unbound(value v) {
    return value_is_kind(v, KIND_BOUND_METHOD) &&
           ((const struct header *)value_pointer(v))->aux == VM_UNBOUND;
}

struct vm_property { /* KIND_PROPERTY */
    struct header header;
    struct slot get;
    struct slot set;
    struct slot delete;
    struct slot doc;
};

struct vm_wrapper { /* KIND_STATIC_METHOD, KIND_CLASS_METHOD */
    struct header header;
    struct slot function;
};

struct vm_super { /* KIND_SUPER */
    struct header header;
    struct slot type;
    struct slot self;
    struct slot self_type;
};

struct vm_module { /* KIND_MODULE */
    struct header header;
    struct slot dict;
    struct slot name;
    struct slot definition; /* static struct module_definition, or unset */
};

/* First register above a frame's window. */
static inline value *frame_top(const struct frame *f) {
    return f->code != NULL ? f->base + f->code->registers : f->relay_top;
}

#endif
