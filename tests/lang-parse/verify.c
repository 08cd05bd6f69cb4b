/* SPDX-License-Identifier: MIT */
/* Proves K2 of a code object, nested ones included: registers below their
 * count, jumps to the first word of an instruction, constants and caches in
 * range. Oracle: the table of opcodes.h. */
#include "verify.h"

#include <stdio.h>

#include "code/code.h"
#include "value/container.h"

static const uint8_t op_words[] = {
#define X(name, words, cost) words,
    OPCODES(X)
#undef X
};

static int failed(const struct code *code, uint32_t at, const char *what) {
    printf("FAIL code at line %u, word %u: %s\n", code->first_line, at, what);
    return 1;
}

/* Operands that are registers, as bits 1 A, 2 B, 4 C; 8 a jump by sBx, 16 by
 * sJ, 32 by the second word; 64 the second word is a name. */
static unsigned form(uint32_t op) {
    switch (op) {
    case OP_LOAD_CONSTANT:
    case OP_LOAD_INT:
    case OP_LOAD_K:
    case OP_CHECK_LOCAL:
    case OP_DELETE_LOCAL:
    case OP_MAKE_CELL:
    case OP_LOAD_BUILD_CLASS:
    case OP_RETURN:
    case OP_RERAISE:
    case OP_POP_HANDLED:
    case OP_LOAD_ASSERTION_ERROR:
    case OP_MAKE_FUNCTION:
    case OP_PRINT_EXPR:
    case OP_CALL:
    case OP_CALL_KW:
    case OP_CALL_EX:
    case OP_LOAD_CLOSURE:
    case OP_IMPORT_STAR:
    case OP_RAISE:
    case OP_BUILD_TUPLE:
    case OP_BUILD_LIST:
    case OP_BUILD_SET:
    case OP_BUILD_DICT:
    case OP_BUILD_STRING:
        return 1;
    case OP_LOAD_GLOBAL:
    case OP_STORE_GLOBAL:
    case OP_LOAD_NAME:
    case OP_STORE_NAME:
    case OP_LOAD_NAME_FREE:
    case OP_LOAD_FREE:
    case OP_DELETE_CELL:
    case OP_DELETE_ATTR:
        return 1 | 64;
    case OP_DELETE_GLOBAL:
    case OP_DELETE_NAME:
    case OP_DELETE_FREE:
        return 64;
    case OP_LOAD_CELL:
    case OP_GET_ATTR:
    case OP_SET_ATTR:
    case OP_GET_METHOD:
    case OP_CALL_METHOD:
    case OP_IMPORT_FROM:
        return 3 | 64;
    case OP_JUMP:
    case OP_LOOP:
        return 16;
    case OP_JUMP_TRUE:
    case OP_JUMP_FALSE:
    case OP_JUMP_NONE:
    case OP_JUMP_NOT_NONE:
        return 1 | 8;
    case OP_JUMP_EQ_I:
    case OP_JUMP_NE_I:
    case OP_JUMP_LT_I:
    case OP_JUMP_LE_I:
    case OP_JUMP_GT_I:
    case OP_JUMP_GE_I:
    case OP_END_ASYNC_FOR:
        return 1 | 32;
    case OP_JUMP_EQ:
    case OP_JUMP_NE:
    case OP_JUMP_LT:
    case OP_JUMP_LE:
    case OP_JUMP_GT:
    case OP_JUMP_GE:
    case OP_JUMP_IS:
    case OP_FOR_ITER:
    case OP_JUMP_NO_MATCH:
        return 3 | 32;
    case OP_STORE_FREE:
        return 2;
    case OP_RETURN_NONE:
    case OP_RAISE_BARE:
    case OP_NOP:
        return 0;
    case OP_SET_ITEM:
    case OP_DICT_ADD:
    case OP_GET_ITEM:
        return 7;
    default:
        if ((op >= OP_ADD && op <= OP_MATMUL_INPLACE) ||
            (op >= OP_EQ && op <= OP_NOT_IN))
            return 7;
        return 3;
    }
}

static bool starts(const struct code *code, int64_t target) {
    uint32_t at = 0;
    while (at < code->word_count && (int64_t)at < target)
        at += op_words[code_op(code->words[at])];
    return target >= 0 && (int64_t)at == target && at < code->word_count;
}

static int check_names(const struct code *code, uint32_t at) {
    uint32_t second = code->words[at + 1];
    value constants = slot_load(&code->constants);
    if ((second & 0xFFFF) >= value_tuple_length(constants) ||
        !value_is_symbol(value_tuple_at(constants, second & 0xFFFF)))
        return failed(code, at, "name is no symbol");
    if (second >> 16 != 0 && second >> 16 >= code->cache_count)
        return failed(code, at, "cache out of range");
    return 0;
}

static int check_word(const struct code *code, uint32_t at) {
    uint32_t w = code->words[at], op = code_op(w);
    if (op >= OP_COUNT)
        return failed(code, at, "no instruction");
    unsigned f = form(op);
    if (((f & 1) && code_a(w) >= code->registers) ||
        ((f & 2) && code_b(w) >= code->registers) ||
        ((f & 4) && code_c(w) >= code->registers))
        return failed(code, at, "register out of range");
    if (op == OP_CALL && code_a(w) + 2 + code_b(w) > code->registers)
        return failed(code, at, "arguments out of range");
    if (op >= OP_BUILD_TUPLE && op <= OP_BUILD_SET &&
        code_b(w) + code_c(w) > code->registers)
        return failed(code, at, "items out of range");
    int64_t target = (f & 8)    ? (int64_t)at + 1 + code_sbx(w)
                     : (f & 16) ? (int64_t)at + 1 + code_sj(w)
                     : (f & 32) ? (int64_t)at + 2 + (int32_t)code->words[at + 1]
                                : 0;
    if (!starts(code, target))
        return failed(code, at, "jump into nowhere");
    if (op == OP_LOOP && target > at + 1) /* to the next: a bare safepoint */
        return failed(code, at, "LOOP forwards");
    if (op == OP_JUMP && target <= at)
        return failed(code, at, "JUMP backwards");
    return (f & 64) ? check_names(code, at) : 0;
}

/* Innermost first: an earlier entry that overlaps lies inside. */
static int check_handlers(const struct code *code) {
    for (uint32_t i = 0; i < code->handler_count; i++) {
        const struct code_handler *h = &code->handlers[i];
        if (h->start >= h->end || h->end > code->word_count ||
            !starts(code, h->target) || h->a >= code->registers)
            return failed(code, h->start, "bad handler");
        for (uint32_t j = 0; j < i; j++) {
            const struct code_handler *g = &code->handlers[j];
            bool apart = g->end <= h->start || h->end <= g->start;
            bool within = g->start >= h->start && g->end <= h->end;
            if (!apart && !within)
                return failed(code, h->start, "handlers cross");
        }
    }
    return 0;
}

int verify_code(value v, unsigned *count) {
    const struct code *code = value_pointer(v);
    int bad = check_handlers(code);
    uint32_t last = 0;
    for (uint32_t at = 0; at < code->word_count && !bad;
         at += op_words[code_op(code->words[at])]) {
        bad |= check_word(code, at);
        last = code_op(code->words[at]);
    }
    if (!bad && last != OP_RETURN && last != OP_RETURN_NONE &&
        last != OP_RAISE && last != OP_RERAISE && last != OP_RAISE_BARE &&
        last != OP_LOOP)
        bad = failed(code, code->word_count, "falls off the end");
    value constants = slot_load(&code->constants);
    for (uint32_t i = 0; i < value_tuple_length(constants); i++) {
        value inner = value_tuple_at(constants, i);
        if (value_is_kind(inner, KIND_CODE))
            bad |= verify_code(inner, count);
    }
    ++*count;
    return bad;
}
