/* SPDX-License-Identifier: MIT */
/* The execution loop. It holds the paths that a control loop takes without
 * leaving it: 48-bit integers, doubles, cached attributes, calls of simple
 * functions and of natives. All else is a function of the instruction in
 * vm_opcodes, which works on the frame record; afterwards the loop takes up
 * whatever frame is then on top (`resume`).
 *
 * Threaded by computed goto: with one indirect jump an instruction the
 * branch predictor of a host sees the sequence, and a chip saves the jump
 * back. A switch was measured at 3 instructions more for each bytecode.
 * Rejected: caching frame fields in more locals; on ARMv6-M only r4-r7 take
 * part in most instructions.
 */
#include "vm/cache.h"
#include "vm/fast.h"
#include "vm/item.h"
#include "vm/state.h"

#include "charge.h"

#pragma GCC diagnostic ignored "-Wpedantic" /* labels as values */
#ifndef __clang__
/* Or loads that the next instruction might need are hoisted before each jump
 * (gcc's manual advises it for computed gotos), and constants out of what it
 * takes for a loop. Registers are given out for the whole function at once:
 * by regions, the instruction word went to the stack on the M4 (16
 * instructions of the first loop in COSTS.md). */
#pragma GCC optimize("no-gcse", "omit-frame-pointer", "no-tree-pre",           \
                     "no-code-hoisting", "no-move-loop-invariants",            \
                     "no-schedule-insns2", "ira-region=one")
#endif

/* Operands, to be read before pc moves. x86-64 loads a byte into a register in
 * one instruction and would need three to cut it out of the word; ARM cuts
 * it out in one. */
#if UINTPTR_MAX > UINT32_MAX
#define BYTE(i) (((const uint8_t *)(const void *)pc)[(i)-4])
#define WORD pc[-1]
#define A BYTE(1)
#define B BYTE(2)
#define C BYTE(3)
#define SIGNED_B ((int8_t)BYTE(2))
#define SIGNED_C ((int8_t)BYTE(3))
#define FETCH() (*(const uint8_t *)(const void *)pc)
#else
#define WORD w
#define A code_a(w)
#define B code_b(w)
#define C code_c(w)
#define SIGNED_B code_sb(w)
#define SIGNED_C code_sc(w)
#define FETCH() ((w = *pc) & 0xFFu)
#endif
#define NEXT()                                                                 \
    do {                                                                       \
        uint32_t op = FETCH();                                                 \
        pc++;                                                                  \
        goto *labels[op];                                                      \
    } while (0)
/* Around what charges or reads the clock itself, and each call that may. */
#define RELEASE() charge_release(fuel)
#define HOLD() (fuel = charge_hold())
#define REFUEL()                                                               \
    do {                                                                       \
        RELEASE();                                                             \
        charge_empty();                                                        \
        HOLD();                                                                \
    } while (0)
/* Every instruction begins with this: its time is paid before it runs. */
#define CASE(name, cost)                                                       \
    L_##name : if (charge_take(&fuel, COST_##cost)) {                          \
        frame->pc = pc;                                                        \
        REFUEL();                                                              \
    }
#define CONTINUE_SLOWLY(words)                                                 \
    do {                                                                       \
        w = WORD;                                                              \
        pc += (words)-1;                                                       \
        goto slowly;                                                           \
    } while (0)
/* Two branches and not a comparison of two bools: three instructions. */
#define JUMP_IF(condition)                                                     \
    do {                                                                       \
        if (LIKELY(condition)) {                                               \
            if (LIKELY(C != 0))                                                \
                goto take;                                                     \
        } else {                                                               \
            if (C == 0)                                                        \
                goto take;                                                     \
        }                                                                      \
        pc++;                                                                  \
        NEXT();                                                                \
    } while (0)
#define BOTH_INT(i, j) LIKELY(fast_int(&R[i]) && fast_int(&R[j]))
static inline bool both_double(const value *r, size_t i, size_t j) {
    FAST_FORGET(i);
    FAST_FORGET(j);
    return value_is_double(r[i]) && value_is_double(r[j]);
}
#define BOTH_DOUBLE(i, j) both_double(R, i, j)
#define ADD_DOUBLES(a, b) isa_add_double(a, b)
#define SUBTRACT_DOUBLES(a, b)                                                 \
    fast_from_double(value_double(a) - value_double(b))
#define MULTIPLY_DOUBLES(a, b)                                                 \
    fast_from_double(value_double(a) * value_double(b))
#define ARITHMETIC(name, on_int, on_double)                                    \
    CASE(name, ARITHMETIC) {                                                   \
        size_t b = B, c = C;                                                   \
        value result;                                                          \
        if (BOTH_INT(b, c)) {                                                  \
            FAST_FORGET(b);                                                    \
            FAST_FORGET(c);                                                    \
            if (LIKELY(on_int(R[b], R[c], &result))) {                         \
                R[A] = result;                                                 \
                NEXT();                                                        \
            }                                                                  \
        } else if (BOTH_DOUBLE(b, c)) {                                        \
            charge_more(&fuel, COST_DOUBLE);                                   \
            R[A] = on_double(R[b], R[c]);                                      \
            NEXT();                                                            \
        }                                                                      \
        CONTINUE_SLOWLY(1);                                                    \
    }
#define ARITHMETIC_I(name, on_int, on_double)                                  \
    CASE(name, ARITHMETIC) {                                                   \
        size_t b = B;                                                          \
        value result;                                                          \
        if (LIKELY(fast_int(&R[b]))) {                                         \
            FAST_FORGET(b);                                                    \
            if (LIKELY(on_int(R[b], fast_literal(SIGNED_C), &result))) {       \
                R[A] = result;                                                 \
                NEXT();                                                        \
            }                                                                  \
        } else if (value_is_double(R[b])) {                                    \
            charge_more(&fuel, COST_DOUBLE);                                   \
            R[A] = fast_from_double(value_double(R[b]) on_double SIGNED_C);    \
            NEXT();                                                            \
        }                                                                      \
        CONTINUE_SLOWLY(1);                                                    \
    }
#define BITWISE(name, operation)                                               \
    CASE(name, ARITHMETIC) {                                                   \
        size_t b = B, c = C;                                                   \
        if (BOTH_INT(b, c)) {                                                  \
            FAST_FORGET(b);                                                    \
            FAST_FORGET(c);                                                    \
            R[A] = operation;                                                  \
            NEXT();                                                            \
        }                                                                      \
        CONTINUE_SLOWLY(1);                                                    \
    }
#define BITWISE_I(name, operation)                                             \
    CASE(name, ARITHMETIC) {                                                   \
        size_t b = B;                                                          \
        if (LIKELY(fast_int(&R[b]))) {                                         \
            FAST_FORGET(b);                                                    \
            R[A] = operation;                                                  \
            NEXT();                                                            \
        }                                                                      \
        CONTINUE_SLOWLY(1);                                                    \
    }
#define DIVIDE(name, right, result)                                            \
    CASE(name, ARITHMETIC) {                                                   \
        int64_t quotient, remainder;                                           \
        value c = right;                                                       \
        if (LIKELY(fast_int(&R[B]) && value_is_int48(c) &&                     \
                   fast_divide(R[B], c, &quotient, &remainder) &&              \
                   value_fits_int48(quotient))) {                              \
            R[A] = value_from_int48(result);                                   \
            NEXT();                                                            \
        }                                                                      \
        CONTINUE_SLOWLY(1);                                                    \
    }
#define COMPARE(name, operator)                                                \
    CASE(name, COMPARE) {                                                      \
        size_t b = B, c = C;                                                   \
        if (BOTH_INT(b, c)) {                                                  \
            FAST_FORGET(b);                                                    \
            FAST_FORGET(c);                                                    \
            R[A] = value_from_bool(fast_key(R[b]) operator fast_key(R[c]));    \
            NEXT();                                                            \
        } else if (BOTH_DOUBLE(b, c)) {                                        \
            R[A] = value_from_bool(                                            \
                value_double(R[b]) operator value_double(R[c]));               \
            NEXT();                                                            \
        }                                                                      \
        CONTINUE_SLOWLY(1);                                                    \
    }
#define JUMP_COMPARE(name, operator)                                           \
    CASE(name, COMPARE) {                                                      \
        size_t a = A, b = B;                                                   \
        if (BOTH_INT(a, b)) {                                                  \
            FAST_FORGET(a);                                                    \
            FAST_FORGET(b);                                                    \
            JUMP_IF((fast_key(R[a]) operator fast_key(R[b])));                 \
        }                                                                      \
        if (BOTH_DOUBLE(a, b))                                                 \
            JUMP_IF((value_double(R[a]) operator value_double(R[b])));         \
        CONTINUE_SLOWLY(2);                                                    \
    }
#define JUMP_COMPARE_I(name, operator)                                         \
    CASE(name, COMPARE) {                                                      \
        size_t a = A;                                                          \
        if (LIKELY(fast_int(&R[a]))) {                                         \
            FAST_FORGET(a);                                                    \
            JUMP_IF(                                                           \
                (fast_key(R[a]) operator fast_key(fast_literal(SIGNED_B))));   \
        }                                                                      \
        if (value_is_double(R[a]))                                             \
            JUMP_IF((value_double(R[a]) operator SIGNED_B));                   \
        CONTINUE_SLOWLY(2);                                                    \
    }

/* Cost classes, for the instructions that have no label of their own. */
static const uint8_t costs[OP_COUNT] = {
#define X(name, words, cost) COST_##cost,
    OPCODES(X)
#undef X
};
static const uint8_t lengths[OP_COUNT] = {
#define X(name, words, cost) words,
    OPCODES(X)
#undef X
};

/* True if a value is false or true without a call: None, bool, int, float. */
static inline bool plain_truth(value v, bool *truth) {
    if (LIKELY((v >> 48) == VALUE_TAG_CONSTANT)) {
        *truth = v == VALUE_TRUE;
        return v <= VALUE_NONE;
    }
    if (value_is_int48(v)) {
        *truth = v != FAST_INT_TAG;
        return true;
    }
    if (!value_is_double(v))
        return false;
    *truth = value_double(v) != 0.0;
    return true;
}

static inline value divide_doubles(charge_fuel *fuel, value a, value b) {
    charge_more(fuel, COST_DOUBLE);
    return fast_from_double(value_double(a) / value_double(b));
}

/* Fills the locals that are no parameters, and checks for room. */
static inline value *enter(struct context *ctx, const struct code *code,
                           value *base) {
    value *top = base + code->registers;
    if (UNLIKELY(top > ctx->stack_limit || ctx->frame + 1 >= ctx->frame_limit))
        return NULL;
    for (uint32_t i = code->positional; i < code->locals; i++)
        base[i] = VALUE_UNSET;
    return top;
}

bool vm_execute(struct context *ctx, struct frame *floor, bool ok) {
#define X(name, words, cost) [OP_##name] = &&L_##name,
#define S(name, words, cost) [OP_##name] = &&L_other,
    static const void *const labels[256] = {
#include "vm/labels.h"
    };
#undef X
#undef S
    struct frame *frame;
    value *R;
    const uint32_t *pc;
    uint32_t w;
    value v;
    value *base; /* of a call: arguments with self, and how many */
    uint32_t count;
    struct vm_function *function;
    const struct native *native;
    charge_fuel fuel;
    value given; /* by a native; no root at a safepoint of this loop */

    if (!ok)
        goto raise;
    frame = ctx->frame; /* a handler meets no safepoint on its way */
    R = frame->base;
    pc = frame->pc;
    HOLD();
    NEXT();

resume: /* here and at `raise` the fuel is released */
    frame = ctx->frame;
    if (UNLIKELY(frame == floor))
        return true;
    R = frame->base;
    pc = frame->pc;
    HOLD();
    goto loop; /* M2: behind each instruction that is a function */

raise:
    /* The last frame may have been popped by a return that raises: the end
     * of a generator whose next() was called from C. */
    if (ctx->frame == floor || !vm_unwind(ctx))
        return false;
    goto resume;

L_other: /* no fast path */
    w = WORD;
    if (charge_take(&fuel, costs[w & 0xFFu])) {
        frame->pc = pc;
        REFUEL();
    }
    pc += lengths[w & 0xFFu] - 1;
slowly:
    frame->pc = pc;
    if (charge_take(&fuel, COST_SLOW))
        REFUEL();
    RELEASE();
    if (!vm_opcodes[w & 0xFFu](ctx, w))
        goto raise;
    goto resume;

call_slowly: /* pc stands behind a CALL */
    w = pc[-1];
    goto slowly;

safepoint: /* an exception counts as raised by the next instruction */
    given = VALUE_UNSET;
    frame->pc = pc + 1;
    RELEASE();
    if (!vm_safepoint(ctx))
        goto raise;
    HOLD();
    NEXT();

    CASE(MOVE, LOAD) {
        R[A] = R[B];
        NEXT();
    }
    CASE(LOAD_CONSTANT, LOAD) {
        R[A] = VALUE_CONSTANT(code_bx(WORD));
        NEXT();
    }
    CASE(LOAD_INT, LOAD) {
        R[A] = value_from_int48(code_sbx(WORD));
        NEXT();
    }
    CASE(LOAD_K, LOAD) {
        R[A] = slot_load(&frame->code->k[code_bx(WORD)]);
        NEXT();
    }
    CASE(CHECK_LOCAL, LOAD) {
        if (LIKELY(R[A] != VALUE_UNSET))
            NEXT();
        CONTINUE_SLOWLY(1);
    }
    CASE(LOAD_CELL, LOAD) {
        v = slot_load(&((struct vm_cell *)value_pointer(R[B]))->content);
        if (UNLIKELY(v == VALUE_UNSET))
            CONTINUE_SLOWLY(2);
        R[A] = v;
        pc++;
        NEXT();
    }
    CASE(STORE_CELL, STORE) {
        slot_store(&((struct vm_cell *)value_pointer(R[A]))->content, R[B]);
        NEXT();
    }
    CASE(LOAD_FREE, LOAD) {
        const struct value_tuple *cells =
            slot_pointer(&frame->function->closure);
        const struct vm_cell *cell = slot_pointer(&cells->at[B]);
        v = slot_load(&cell->content);
        if (UNLIKELY(v == VALUE_UNSET))
            CONTINUE_SLOWLY(2);
        R[A] = v;
        pc++;
        NEXT();
    }
    CASE(STORE_FREE, STORE) {
        const struct value_tuple *cells =
            slot_pointer(&frame->function->closure);
        struct vm_cell *cell = slot_pointer(&cells->at[A]);
        slot_store(&cell->content, R[B]);
        NEXT();
    }
    CASE(LOAD_GLOBAL, GLOBAL) {
        v = cache_global(frame, pc);
        if (v == VALUE_UNSET) {
            v = cache_builtin(frame, pc);
            if (UNLIKELY(v == VALUE_UNSET))
                CONTINUE_SLOWLY(2);
        }
        R[A] = v;
        pc++;
        NEXT();
    }
    CASE(STORE_GLOBAL, GLOBAL) {
        if (UNLIKELY(!cache_store_global(frame, pc, R[A])))
            CONTINUE_SLOWLY(2);
        pc++;
        NEXT();
    }

    ARITHMETIC(ADD, fast_add, ADD_DOUBLES)
    ARITHMETIC(SUB, fast_sub, SUBTRACT_DOUBLES)
    ARITHMETIC(MUL, fast_mul, MULTIPLY_DOUBLES)
    ARITHMETIC(ADD_INPLACE, fast_add, ADD_DOUBLES)
    ARITHMETIC(SUB_INPLACE, fast_sub, SUBTRACT_DOUBLES)
    ARITHMETIC(MUL_INPLACE, fast_mul, MULTIPLY_DOUBLES)
    ARITHMETIC_I(ADD_I, fast_add, +)
    ARITHMETIC_I(SUB_I, fast_sub, -)
    ARITHMETIC_I(MUL_I, fast_mul, *)
    ARITHMETIC_I(ADD_INPLACE_I, fast_add, +)
    ARITHMETIC_I(SUB_INPLACE_I, fast_sub, -)
    BITWISE(AND, R[b] & R[c])
    BITWISE(OR, R[b] | R[c])
    BITWISE(XOR, (R[b] ^ R[c]) | FAST_INT_TAG)
    BITWISE(AND_INPLACE, R[b] & R[c])
    BITWISE(OR_INPLACE, R[b] | R[c])
    BITWISE(XOR_INPLACE, (R[b] ^ R[c]) | FAST_INT_TAG)
    BITWISE_I(AND_I, R[b] & ((uint64_t)SIGNED_C | (uint64_t)0xFFFF << 48))
    CASE(RSHIFT_I, ARITHMETIC) {
        if (LIKELY(fast_int(&R[B]) && C < 48)) {
            R[A] = value_from_int48(value_int48(R[B]) >> C);
            NEXT();
        }
        CONTINUE_SLOWLY(1);
    }
    DIVIDE(FLOORDIV, R[C], quotient)
    DIVIDE(MOD, R[C], remainder)
    DIVIDE(FLOORDIV_INPLACE, R[C], quotient)
    DIVIDE(MOD_INPLACE, R[C], remainder)
    DIVIDE(FLOORDIV_I, fast_literal(SIGNED_C), quotient)
    DIVIDE(MOD_I, fast_literal(SIGNED_C), remainder)
    CASE(TRUEDIV, ARITHMETIC) {
        if (fast_double(&R[B]) && fast_double(&R[C]) &&
            value_double(R[C]) != 0.0) {
            R[A] = divide_doubles(&fuel, R[B], R[C]);
            NEXT();
        }
        CONTINUE_SLOWLY(1);
    }
    CASE(TRUEDIV_INPLACE, ARITHMETIC) {
        if (fast_double(&R[B]) && fast_double(&R[C]) &&
            value_double(R[C]) != 0.0) {
            R[A] = divide_doubles(&fuel, R[B], R[C]);
            NEXT();
        }
        CONTINUE_SLOWLY(1);
    }
    CASE(NEG, ARITHMETIC) {
        if (fast_double(&R[B])) {
            R[A] = R[B] ^ (uint64_t)(R[B] != VALUE_NAN) << 63; /* V1 */
            NEXT();
        }
        CONTINUE_SLOWLY(1);
    }
    CASE(NOT, ARITHMETIC) {
        bool truth;
        if (LIKELY(plain_truth(R[B], &truth))) {
            R[A] = value_from_bool(!truth);
            NEXT();
        }
        CONTINUE_SLOWLY(1);
    }

    COMPARE(EQ, ==)
    COMPARE(NE, !=)
    COMPARE(LT, <)
    COMPARE(LE, <=)
    COMPARE(GT, >)
    COMPARE(GE, >=)
    CASE(IS, COMPARE) {
        R[A] = value_from_bool(R[B] == R[C]);
        NEXT();
    }
    CASE(IS_NOT, COMPARE) {
        R[A] = value_from_bool(R[B] != R[C]);
        NEXT();
    }
    JUMP_COMPARE(JUMP_EQ, ==)
    JUMP_COMPARE(JUMP_NE, !=)
    JUMP_COMPARE(JUMP_LT, <)
    JUMP_COMPARE(JUMP_LE, <=)
    JUMP_COMPARE(JUMP_GT, >)
    JUMP_COMPARE(JUMP_GE, >=)
    JUMP_COMPARE_I(JUMP_EQ_I, ==)
    JUMP_COMPARE_I(JUMP_NE_I, !=)
    JUMP_COMPARE_I(JUMP_LT_I, <)
    JUMP_COMPARE_I(JUMP_LE_I, <=)
    JUMP_COMPARE_I(JUMP_GT_I, >)
    JUMP_COMPARE_I(JUMP_GE_I, >=)
    CASE(JUMP_IS, COMPARE) { JUMP_IF((R[A] == R[B])); }
    CASE(JUMP, JUMP) {
        pc += code_sj(WORD);
        goto loop;
    }
take: /* a conditional jump, by its second word. M2: each jump that is taken is
       * a safepoint, or a chain of them would skip those between */
    pc += (int32_t)*pc + 1;
    if (UNLIKELY(heap_safepoint_needed())) /* not by `loop`: 4 instructions */
        goto safepoint;
    NEXT();
    CASE(LOOP, JUMP) {
        pc += code_sj(WORD);
    loop:
        if (UNLIKELY(heap_safepoint_needed()))
            goto safepoint;
        NEXT();
    }
    CASE(JUMP_TRUE, JUMP) {
        bool truth;
        if (UNLIKELY(!plain_truth(R[A], &truth)))
            CONTINUE_SLOWLY(1);
        if (truth) {
            pc += code_sbx(WORD);
            goto loop;
        }
        NEXT();
    }
    CASE(JUMP_FALSE, JUMP) {
        bool truth;
        if (UNLIKELY(!plain_truth(R[A], &truth)))
            CONTINUE_SLOWLY(1);
        if (!truth) {
            pc += code_sbx(WORD);
            goto loop;
        }
        NEXT();
    }
    CASE(JUMP_NONE, JUMP) {
        if (R[A] == VALUE_NONE) {
            pc += code_sbx(WORD);
            goto loop;
        }
        NEXT();
    }
    CASE(JUMP_NOT_NONE, JUMP) {
        if (R[A] != VALUE_NONE) {
            pc += code_sbx(WORD);
            goto loop;
        }
        NEXT();
    }

    CASE(GET_ATTR, ATTRIBUTE) {
        size_t b = B;
        value found;
        if (UNLIKELY(!fast_pointer(&R[b])))
            CONTINUE_SLOWLY(2);
        FAST_FORGET(b);
        if (LIKELY(cache_load(frame, R[b], pc, &found))) {
            R[A] = found;
            pc++;
            NEXT();
        }
        CONTINUE_SLOWLY(2);
    }
    CASE(SET_ATTR, ATTRIBUTE) {
        size_t a = A;
        if (UNLIKELY(!fast_pointer(&R[a])))
            CONTINUE_SLOWLY(2);
        FAST_FORGET(a);
        if (LIKELY(cache_store(frame, R[a], pc, R[B]))) {
            pc++;
            NEXT();
        }
        CONTINUE_SLOWLY(2);
    }
    CASE(GET_METHOD, ATTRIBUTE) {
        size_t b = B;
        value found;
        if (UNLIKELY(!fast_pointer(&R[b])))
            CONTINUE_SLOWLY(2);
        FAST_FORGET(b);
        value self = R[b];
        if (LIKELY(cache_method(frame, self, pc, &found))) {
            value *a = &R[A];
            a[0] = found;
            a[1] = self;
            pc++;
            NEXT();
        }
        CONTINUE_SLOWLY(2);
    }
    CASE(GET_ITEM, ITEM) {
        if (fast_pointer(&R[B]) && fast_int(&R[C])) {
            v = item_at(R[B], (uint64_t)value_int48(R[C]));
            if (LIKELY(v != VALUE_UNSET)) {
                R[A] = v;
                NEXT();
            }
        }
        CONTINUE_SLOWLY(1);
    }
    CASE(GET_ITEM_I, ITEM) {
        if (fast_pointer(&R[B])) {
            v = item_at(R[B], C);
            if (LIKELY(v != VALUE_UNSET)) {
                R[A] = v;
                NEXT();
            }
        }
        CONTINUE_SLOWLY(1);
    }

    CASE(CALL_METHOD, METHOD) { /* behind it stands its CALL */
        size_t b = B;
        if (UNLIKELY(!fast_pointer(&R[b])))
            CONTINUE_SLOWLY(2);
        FAST_FORGET(b);
        v = R[b];
        uint32_t word = cache_at(frame, pc);
        const struct header *object = value_pointer(v);
        value *a = &R[A];
        if (word == CACHE_APPEND) {
            if (UNLIKELY(!item_append(object, a[2])))
                CONTINUE_SLOWLY(2);
            a[0] = VALUE_NONE;
            pc += 2;
            NEXT();
        }
        if (object->kind == KIND_INSTANCE) {
            value found = cache_function(object, word);
            if (UNLIKELY(!value_is_pointer(found)))
                CONTINUE_SLOWLY(2);
            a[0] = found;
            a[1] = v;
            base = a + 1;
            count = C + 1u;
            pc += 2;
            function = value_pointer(found);
            goto call_function;
        }
        native = cache_native(object, word);
        if (UNLIKELY(native == NULL))
            CONTINUE_SLOWLY(2);
        a[1] = v;
        base = a + 1;
        count = C + 1u;
        pc += 2;
        goto call_native;
    }
    CASE(CALL, CALL) {
        value *window = &R[A];
        if (UNLIKELY(!fast_pointer(window)))
            CONTINUE_SLOWLY(1);
        const struct header *callee = value_pointer(window[0]);
        base = window[1] == VALUE_UNSET ? window + 2 : window + 1;
        count = (uint32_t)(window + 2 - base) + B;
        if (LIKELY(callee->kind == KIND_FUNCTION)) {
            function = value_pointer(window[0]);
        call_function:; /* pc behind CALL */
            struct code *code = slot_pointer(&function->code);
            if (UNLIKELY(!(code->flags & CODE_SIMPLE) ||
                         code->positional != count))
                goto call_slowly;
            value *top = enter(ctx, code, base);
            if (UNLIKELY(top == NULL))
                goto call_slowly;
            frame->pc = pc;
            frame++;
            frame->base = R = base;
            frame->code = code;
            frame->function = function;
            frame->how = RESUME_STORE;
            frame->word = WORD;
            pc = code->words;
            ctx->stack_top = top;
            ctx->frame = frame;
            if (UNLIKELY(heap_safepoint_needed()))
                goto safepoint;
            NEXT();
        }
        if (UNLIKELY(callee->kind != KIND_NATIVE))
            CONTINUE_SLOWLY(1);
        native = (const void *)callee;
        if ((native->flags & NATIVE_APPEND) && B == 1 &&
            fast_pointer(&window[1]) &&
            item_append(value_pointer(window[1]), window[2])) {
            R[A] = VALUE_NONE;
            NEXT();
        }
        if (UNLIKELY(count < native->minimum || count > native->maximum ||
                     (native->flags & (NATIVE_TASK_ONLY | NATIVE_FRAMES)))) {
            given = VALUE_UNSET;
            CONTINUE_SLOWLY(1);
        }
    call_native: /* the same, and it takes what it is given */
        frame->pc = pc;
        if (charge_take(&fuel, COST_NATIVE))
            REFUEL();
        RELEASE();
        struct arguments args = {base, count, 0};
        if (UNLIKELY(!native->call(&args, &given)))
            goto raise;
        if (UNLIKELY(given == VALUE_TAIL)) {
            if (!vm_invoke_tail(ctx, RESUME_STORE, WORD))
                goto raise;
            goto resume;
        }
        R[A] = given;
        HOLD();
        goto loop;
    }
    CASE(RETURN_NONE, CALL) {
        v = VALUE_NONE;
        goto returning;
    }
    CASE(RETURN, CALL) {
        v = R[A];
    returning:
        if (UNLIKELY(frame->how != RESUME_STORE)) {
            frame->pc = pc;
            RELEASE();
            if (!vm_return(ctx, v))
                goto raise;
            goto resume;
        }
        uint32_t target = code_a(frame->word);
        ctx->frame = --frame;
        if (UNLIKELY(frame < ctx->scanned)) {
            RELEASE();
            vm_scan_return(ctx);
            HOLD();
        }
        R = frame->base;
        pc = frame->pc;
        ctx->stack_top = R + frame->code->registers;
        R[target] = v;
        if (UNLIKELY(heap_safepoint_needed()))
            goto safepoint;
        NEXT();
    }
    CASE(FOR_ITER, ITERATE) {
        value item;
        if (LIKELY(item_next(R[B], &item))) {
            if (LIKELY(item != VALUE_STOP)) {
                R[A] = item;
                pc++;
                NEXT();
            }
            pc += (int32_t)*pc + 1;
            goto loop;
        }
        CONTINUE_SLOWLY(2);
    }
    CASE(NOP, LOAD) { NEXT(); }
}
