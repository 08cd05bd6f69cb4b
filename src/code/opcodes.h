/* SPDX-License-Identifier: MIT */
/* The instruction set, one X-macro: X(NAME, words, cost class).
 *
 * A word is op (bits 0-7), A (8-15), B (16-23), C (24-31). Bx is B and C as
 * an unsigned, sBx as a signed 16-bit number; sC is C signed; sJ is bits
 * 8-31 signed. Jumps are relative to the word after the instruction, in
 * words. "+name" is a second word: low half an index into the constants (a
 * symbol), high half an index into the code's caches. "+jump" is a second
 * word: a signed 32-bit offset.
 *
 * R[] are the registers of the frame: parameters, locals, temporaries. A
 * register that holds no value yet is UNSET.
 *
 * Frame on entry: R[0..positional) positional parameters (positional-only
 * first), then keyword-only ones, then *args (tuple), then **kwargs (dict);
 * then locals, UNSET; then temporaries, undefined. Class bodies and code
 * compiled for exec or eval with own locals (CODE_NAMESPACE) hold their
 * namespace dict in R[0].
 *
 * Calls: R[A] callable, R[A+1] self or UNSET, arguments from R[A+2]; the
 * result goes to R[A]; R[A+1..] are destroyed. The callee's R[0] is R[A+1]
 * or R[A+2] of the caller, so arguments need no copying.
 *
 * Exceptions: when one leaves an instruction, the innermost entry of the
 * code's table that covers it gives a register, which receives the
 * exception object, and the handler's address. PUSH_HANDLED and
 * POP_HANDLED keep what a bare raise and __context__ see; a frame restores
 * it when it returns or yields.
 */
#ifndef KRAIT_CODE_OPCODES_H
#define KRAIT_CODE_OPCODES_H

#include <stdint.h>

#define OPCODES(X)                                                             \
    /* R[A] = R[B] */                                                          \
    X(MOVE, 1, LOAD)                                                           \
    /* R[A] = VALUE_CONSTANT(Bx): None, True, False, Ellipsis, UNSET, ... */   \
    X(LOAD_CONSTANT, 1, LOAD)                                                  \
    /* R[A] = sBx */                                                           \
    X(LOAD_INT, 1, LOAD)                                                       \
    /* R[A] = constants[Bx] */                                                 \
    X(LOAD_K, 1, LOAD)                                                         \
    /* Raise UnboundLocalError naming constants[Bx] if R[A] is UNSET. */       \
    X(CHECK_LOCAL, 1, LOAD)                                                    \
    /* As CHECK_LOCAL, then R[A] = UNSET (del x). */                           \
    X(DELETE_LOCAL, 1, LOAD)                                                   \
    /* R[A] = a new cell holding R[A] (parameters and cell locals). */         \
    X(MAKE_CELL, 1, LOAD)                                                      \
    /* R[A] = content of the cell in R[B]; NameError if UNSET: +name */        \
    X(LOAD_CELL, 2, LOAD)                                                      \
    /* content of the cell in R[A] = R[B] */                                   \
    X(STORE_CELL, 1, STORE)                                                    \
    /* content of the cell in R[A] = UNSET; error if it was: +name */          \
    X(DELETE_CELL, 2, STORE)                                                   \
    /* R[A] = content of closure[B]; NameError if UNSET: +name */              \
    X(LOAD_FREE, 2, LOAD)                                                      \
    /* content of closure[A] = R[B] */                                         \
    X(STORE_FREE, 1, STORE)                                                    \
    /* content of closure[A] = UNSET; error if it was: +name */                \
    X(DELETE_FREE, 2, STORE)                                                   \
    /* R[A] = closure[B] itself, to build another closure */                   \
    X(LOAD_CLOSURE, 1, LOAD)                                                   \
    /* R[A] = globals or builtins: +name */                                    \
    X(LOAD_GLOBAL, 2, GLOBAL)                                                  \
    /* globals[name] = R[A]: +name */                                          \
    X(STORE_GLOBAL, 2, GLOBAL)                                                 \
    X(DELETE_GLOBAL, 2, GLOBAL)                                                \
    /* R[A] = R[0][name], else globals, else builtins: +name */                \
    X(LOAD_NAME, 2, GLOBAL)                                                    \
    /* R[0][name] = R[A]: +name */                                             \
    X(STORE_NAME, 2, GLOBAL)                                                   \
    X(DELETE_NAME, 2, GLOBAL)                                                  \
    /* R[A] = R[0][name], else content of closure[B]: +name */                 \
    X(LOAD_NAME_FREE, 2, GLOBAL)                                               \
    /* R[A] = R[B] op R[C], in the order of enum value_binary */               \
    X(ADD, 1, ARITHMETIC)                                                      \
    X(SUB, 1, ARITHMETIC)                                                      \
    X(MUL, 1, ARITHMETIC)                                                      \
    X(TRUEDIV, 1, ARITHMETIC)                                                  \
    X(FLOORDIV, 1, ARITHMETIC)                                                 \
    X(MOD, 1, ARITHMETIC)                                                      \
    X(POW, 1, ARITHMETIC)                                                      \
    X(LSHIFT, 1, ARITHMETIC)                                                   \
    X(RSHIFT, 1, ARITHMETIC)                                                   \
    X(AND, 1, ARITHMETIC)                                                      \
    X(OR, 1, ARITHMETIC)                                                       \
    X(XOR, 1, ARITHMETIC)                                                      \
    X(MATMUL, 1, ARITHMETIC)                                                   \
    /* the same for R[A] = (R[B] op= R[C]); B is the augmented target */       \
    X(ADD_INPLACE, 1, ARITHMETIC)                                              \
    X(SUB_INPLACE, 1, ARITHMETIC)                                              \
    X(MUL_INPLACE, 1, ARITHMETIC)                                              \
    X(TRUEDIV_INPLACE, 1, ARITHMETIC)                                          \
    X(FLOORDIV_INPLACE, 1, ARITHMETIC)                                         \
    X(MOD_INPLACE, 1, ARITHMETIC)                                              \
    X(POW_INPLACE, 1, ARITHMETIC)                                              \
    X(LSHIFT_INPLACE, 1, ARITHMETIC)                                           \
    X(RSHIFT_INPLACE, 1, ARITHMETIC)                                           \
    X(AND_INPLACE, 1, ARITHMETIC)                                              \
    X(OR_INPLACE, 1, ARITHMETIC)                                               \
    X(XOR_INPLACE, 1, ARITHMETIC)                                              \
    X(MATMUL_INPLACE, 1, ARITHMETIC)                                           \
    /* R[A] = R[B] op sC, an integer literal -128..127 on the right */         \
    X(ADD_I, 1, ARITHMETIC)                                                    \
    X(SUB_I, 1, ARITHMETIC)                                                    \
    X(MUL_I, 1, ARITHMETIC)                                                    \
    X(FLOORDIV_I, 1, ARITHMETIC)                                               \
    X(MOD_I, 1, ARITHMETIC)                                                    \
    X(LSHIFT_I, 1, ARITHMETIC)                                                 \
    X(RSHIFT_I, 1, ARITHMETIC)                                                 \
    X(AND_I, 1, ARITHMETIC)                                                    \
    /* in place: x += 1 */                                                     \
    X(ADD_INPLACE_I, 1, ARITHMETIC)                                            \
    X(SUB_INPLACE_I, 1, ARITHMETIC)                                            \
    /* R[A] = op R[B] */                                                       \
    X(NEG, 1, ARITHMETIC)                                                      \
    X(POS, 1, ARITHMETIC)                                                      \
    X(INVERT, 1, ARITHMETIC)                                                   \
    X(NOT, 1, ARITHMETIC)                                                      \
    /* R[A] = R[B] op R[C], in the order of enum value_compare */              \
    X(EQ, 1, COMPARE)                                                          \
    X(NE, 1, COMPARE)                                                          \
    X(LT, 1, COMPARE)                                                          \
    X(LE, 1, COMPARE)                                                          \
    X(GT, 1, COMPARE)                                                          \
    X(GE, 1, COMPARE)                                                          \
    X(IS, 1, COMPARE)                                                          \
    X(IS_NOT, 1, COMPARE)                                                      \
    /* R[A] = R[B] in R[C] */                                                  \
    X(IN, 1, COMPARE)                                                          \
    X(NOT_IN, 1, COMPARE)                                                      \
    /* Jump if the truth of (R[A] op R[B]) equals C (0 or 1): +jump */         \
    X(JUMP_EQ, 2, COMPARE)                                                     \
    X(JUMP_NE, 2, COMPARE)                                                     \
    X(JUMP_LT, 2, COMPARE)                                                     \
    X(JUMP_LE, 2, COMPARE)                                                     \
    X(JUMP_GT, 2, COMPARE)                                                     \
    X(JUMP_GE, 2, COMPARE)                                                     \
    /* the same against an integer literal: R[A] op signed B */                \
    X(JUMP_EQ_I, 2, COMPARE)                                                   \
    X(JUMP_NE_I, 2, COMPARE)                                                   \
    X(JUMP_LT_I, 2, COMPARE)                                                   \
    X(JUMP_LE_I, 2, COMPARE)                                                   \
    X(JUMP_GT_I, 2, COMPARE)                                                   \
    X(JUMP_GE_I, 2, COMPARE)                                                   \
    /* Jump if (R[A] is R[B]) equals C: +jump */                               \
    X(JUMP_IS, 2, COMPARE)                                                     \
    /* pc += sJ; JUMP forwards; LOOP backwards or by 0, a safepoint */         \
    X(JUMP, 1, JUMP)                                                           \
    X(LOOP, 1, JUMP)                                                           \
    /* Forward jumps on the truth of R[A], by sBx */                           \
    X(JUMP_TRUE, 1, JUMP)                                                      \
    X(JUMP_FALSE, 1, JUMP)                                                     \
    X(JUMP_NONE, 1, JUMP)                                                      \
    X(JUMP_NOT_NONE, 1, JUMP)                                                  \
    /* R[A] = R[B].name: +name */                                              \
    X(GET_ATTR, 2, ATTRIBUTE)                                                  \
    /* R[A].name = R[B]: +name */                                              \
    X(SET_ATTR, 2, ATTRIBUTE)                                                  \
    /* del R[A].name: +name */                                                 \
    X(DELETE_ATTR, 2, ATTRIBUTE)                                               \
    /* For R[B].name(...): R[A] = function and R[A+1] = self if the class      \
     * has a plain function, else R[A] = the attribute, R[A+1] = UNSET;        \
     * B may equal A: +name */                                                 \
    X(GET_METHOD, 2, ATTRIBUTE)                                                \
    /* GET_METHOD and the CALL of C arguments that follows it in one, where    \
     * a cache knows what is called; else GET_METHOD only: +name */            \
    X(CALL_METHOD, 2, METHOD)                                                  \
    /* R[A] = R[B][R[C]] */                                                    \
    X(GET_ITEM, 1, ITEM)                                                       \
    /* R[A] = R[B][C], C an unsigned literal */                                \
    X(GET_ITEM_I, 1, ITEM)                                                     \
    /* R[A][R[B]] = R[C] */                                                    \
    X(SET_ITEM, 1, ITEM)                                                       \
    /* del R[A][R[B]] */                                                       \
    X(DELETE_ITEM, 1, ITEM)                                                    \
    /* R[A] = slice(R[B], R[B+1], R[B+2]) */                                   \
    X(BUILD_SLICE, 1, BUILD)                                                   \
    /* R[A](R[A+2..]), B positional arguments, see above */                    \
    X(CALL, 1, CALL)                                                           \
    /* B positional, then C keyword values; second word: index of the          \
     * constant tuple of their names */                                        \
    X(CALL_KW, 2, CALL)                                                        \
    /* R[A+2] tuple or list of positional arguments, R[A+3] dict or UNSET */   \
    X(CALL_EX, 1, CALL)                                                        \
    X(RETURN, 1, CALL)                                                         \
    X(RETURN_NONE, 1, CALL)                                                    \
    /* R[A] = function of code constants[Bx]; second word: bits 1 defaults     \
     * tuple R[A], 2 keyword-only defaults dict R[A+1], 4 closure tuple        \
     * R[A+2], 8 annotations dict R[A+3] */                                    \
    X(MAKE_FUNCTION, 2, BUILD)                                                 \
    /* R[A] = the builder of classes, to be called with (body function,        \
     * name, *bases, **keywords); the body runs with its namespace in R[0]     \
     * and returns the __class__ cell or None */                               \
    X(LOAD_BUILD_CLASS, 1, LOAD)                                               \
    /* R[A] = container of C registers from R[B] (dict: C pairs) */            \
    X(BUILD_TUPLE, 1, BUILD)                                                   \
    X(BUILD_LIST, 1, BUILD)                                                    \
    X(BUILD_SET, 1, BUILD)                                                     \
    X(BUILD_DICT, 1, BUILD)                                                    \
    /* str of C registers from R[B], all str */                                \
    X(BUILD_STRING, 1, BUILD)                                                  \
    /* R[A].append(R[B]); set.add; R[A][R[B]] = R[C] in a new dict */          \
    X(LIST_APPEND, 1, ITEM)                                                    \
    X(SET_ADD, 1, ITEM)                                                        \
    X(DICT_ADD, 1, ITEM)                                                       \
    /* R[A].extend(R[B]); C: 0, or one more than the register of the function  \
     * that R[B] is spread for; set.update; dict.update */                     \
    X(LIST_EXTEND, 1, BUILD)                                                   \
    X(SET_UPDATE, 1, BUILD)                                                    \
    X(DICT_UPDATE, 1, BUILD)                                                   \
    /* as DICT_UPDATE for **kwargs: TypeError on a repeated or non-str key; C: \
     * one more than the register of the function */                           \
    X(DICT_MERGE, 1, BUILD)                                                    \
    /* R[A] = tuple(R[B]), a list */                                           \
    X(LIST_TO_TUPLE, 1, BUILD)                                                 \
    /* R[B..B+C) = exactly the items of R[A] */                                \
    X(UNPACK, 1, BUILD)                                                        \
    /* R[B..B+C) first items, R[B+C] list, then the last ones; second word:    \
     * how many last ones */                                                   \
    X(UNPACK_EX, 2, BUILD)                                                     \
    /* R[A] = format(R[B]); C: low two bits 0 none, 1 str, 2 repr, 3 ascii     \
     * conversion; bit 2: format spec in R[B+1] */                             \
    X(FORMAT, 1, BUILD)                                                        \
    /* R[A] = iter(R[B]) */                                                    \
    X(GET_ITER, 1, ITERATE)                                                    \
    /* R[A] = next(R[B]); at the end jump: +jump */                            \
    X(FOR_ITER, 2, ITERATE)                                                    \
    /* raise R[A]; B = 1: from R[A+1] */                                       \
    X(RAISE, 1, RAISE)                                                         \
    /* raise the exception object R[A] again, traceback kept as it is */       \
    X(RERAISE, 1, RAISE)                                                       \
    /* raise what is being handled; RuntimeError if nothing is */              \
    X(RAISE_BARE, 1, RAISE)                                                    \
    /* R[B] = what was being handled; now R[A] is */                           \
    X(PUSH_HANDLED, 1, LOAD)                                                   \
    /* what was saved in R[A] is being handled again */                        \
    X(POP_HANDLED, 1, LOAD)                                                    \
    /* Jump if the exception R[A] does not match class or tuple R[B]: +jump */ \
    X(JUMP_NO_MATCH, 2, COMPARE)                                               \
    /* R[A], R[A+1], R[A+2] = type, exception, traceback of R[B] */            \
    X(LOAD_EXC_INFO, 1, LOAD)                                                  \
    X(LOAD_ASSERTION_ERROR, 1, LOAD)                                           \
    /* R[A], R[A+1] = __exit__ of R[B] as GET_METHOD gives it; R[A+2] =        \
     * R[B].__enter__(); TypeError as CPython's if either lacks */             \
    X(WITH_ENTER, 1, CALL)                                                     \
    /* yield R[B]; R[A] = what is sent */                                      \
    X(YIELD, 1, YIELD)                                                         \
    /* R[B] an iterator: delegate until it ends, then R[A] = its value. The    \
     * value to send stands in R[A] (None first); suspends at itself. */       \
    X(YIELD_FROM, 1, YIELD)                                                    \
    /* R[A] = the iterator for yield from R[B] */                              \
    X(GET_YIELD_FROM_ITER, 1, ITERATE)                                         \
    /* R[A] = import of a module; R[B] = fromlist tuple or None; second        \
     * word: low half name constant, high half level */                        \
    X(IMPORT_NAME, 2, CALL)                                                    \
    /* R[A] = R[B].name or the submodule; ImportError: +name */                \
    X(IMPORT_FROM, 2, ATTRIBUTE)                                               \
    /* all public names of R[A] into globals (or R[0] in CODE_NAMESPACE) */    \
    X(IMPORT_STAR, 1, CALL)                                                    \
    /* Interactive: show R[A] and keep it in _ unless None */                  \
    X(PRINT_EXPR, 1, CALL)                                                     \
    /* R[A] = len(R[B]) */                                                     \
    X(LENGTH, 1, LOAD)                                                         \
    /* match statement: R[A] = True if R[B] is a sequence / mapping */         \
    X(MATCH_SEQUENCE, 1, COMPARE)                                              \
    X(MATCH_MAPPING, 1, COMPARE)                                               \
    /* R[A] = tuple of values of keys tuple R[B+1] in mapping R[B], or None */ \
    X(MATCH_KEYS, 1, COMPARE)                                                  \
    /* R[A] = tuple of attributes of R[B] if it is an instance of R[B+1],      \
     * with C positional patterns and keyword names tuple R[B+2]; or None */   \
    X(MATCH_CLASS, 1, COMPARE)                                                 \
    /* R[A] = the iterator for await R[B]; C: enum code_awaited */             \
    X(GET_AWAITABLE, 1, ITERATE)                                               \
    /* R[A] = aiter(R[B]) */                                                   \
    X(GET_AITER, 1, ITERATE)                                                   \
    /* R[A] = anext(R[B]), to be awaited */                                    \
    X(GET_ANEXT, 1, ITERATE)                                                   \
    /* R[A], R[A+1] = __aexit__ of R[B]; R[A+2] = R[B].__aenter__() */         \
    X(ASYNC_WITH_ENTER, 1, CALL)                                               \
    /* Jump if the exception R[A] is not StopAsyncIteration: +jump */          \
    X(END_ASYNC_FOR, 2, COMPARE)                                               \
    X(NOP, 1, LOAD)

enum opcode {
#define X(name, words, cost) OP_##name,
    OPCODES(X)
#undef X
        OP_COUNT
};

/* Cost classes, charged in virtual time by the imitated board's table. */
enum opcode_cost {
    COST_LOAD,
    COST_STORE,
    COST_GLOBAL,
    COST_ARITHMETIC,
    COST_COMPARE,
    COST_JUMP,
    COST_ATTRIBUTE,
    COST_METHOD,
    COST_ITEM,
    COST_CALL,
    COST_BUILD,
    COST_ITERATE,
    COST_RAISE,
    COST_YIELD,
    COST_DOUBLE, /* besides: arithmetic of doubles, */
    COST_SLOW,   /* a function of the instruction, */
    COST_NATIVE, /* a native that is called */
    COST_COUNT
};

/* Where a thing to be awaited comes from: an expression, or a method of an
 * asynchronous manager or iterator. */
enum code_awaited { AWAITED, AWAITED_AENTER, AWAITED_AEXIT, AWAITED_ANEXT };

static inline uint32_t code_word(uint32_t op, uint32_t a, uint32_t b,
                                 uint32_t c) {
    return op | a << 8 | b << 16 | c << 24;
}

static inline uint32_t code_op(uint32_t w) { return (uint8_t)w; }
static inline uint32_t code_a(uint32_t w) { return (uint8_t)(w >> 8); }
static inline uint32_t code_b(uint32_t w) { return (uint8_t)(w >> 16); }
static inline uint32_t code_c(uint32_t w) { return w >> 24; }
static inline uint32_t code_bx(uint32_t w) { return w >> 16; }
static inline int32_t code_sbx(uint32_t w) { return (int32_t)w >> 16; }
static inline int32_t code_sc(uint32_t w) { return (int32_t)w >> 24; }
static inline int32_t code_sb(uint32_t w) { return (int32_t)(w << 8) >> 24; }
static inline int32_t code_sj(uint32_t w) { return (int32_t)w >> 8; }

#endif
