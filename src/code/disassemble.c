/* SPDX-License-Identifier: MIT */
/* A listing of a code object: one line an instruction, with its operands as
 * opcodes.h names them, and the exception table below. */
#include "code/code.h"
#include "value/container.h"
#include "value/text.h"

static const char *const op_names[] = {
#define X(name, words, cost) #name,
    OPCODES(X)
#undef X
};
static const uint8_t op_words[] = {
#define X(name, words, cost) words,
    OPCODES(X)
#undef X
};

/* What the second word of an instruction is. */
enum second { SECOND_NAME, SECOND_JUMP, SECOND_PLAIN };

static enum second second_of(uint32_t op) {
    if (op >= OP_JUMP_EQ && op <= OP_JUMP_IS)
        return SECOND_JUMP;
    switch (op) {
    case OP_FOR_ITER:
    case OP_JUMP_NO_MATCH:
    case OP_END_ASYNC_FOR:
        return SECOND_JUMP;
    case OP_CALL_KW:
    case OP_MAKE_FUNCTION:
    case OP_UNPACK_EX:
    case OP_IMPORT_NAME:
        return SECOND_PLAIN;
    default:
        return SECOND_NAME;
    }
}

static value constant_at(const struct code *code, uint32_t index) {
    value constants = slot_load(&code->constants);
    return index < value_tuple_length(constants)
               ? value_tuple_at(constants, index)
               : VALUE_NONE;
}

static bool write_first(const struct code *code, uint32_t at,
                        struct value_sink *sink) {
    uint32_t w = code->words[at], op = code_op(w);
    switch (op) {
    case OP_JUMP:
    case OP_LOOP:
        return value_write_format(sink, " -> %d",
                                  (int)at + 1 + (int)code_sj(w));
    case OP_JUMP_TRUE:
    case OP_JUMP_FALSE:
    case OP_JUMP_NONE:
    case OP_JUMP_NOT_NONE:
        return value_write_format(sink, " %u -> %d", code_a(w),
                                  (int)at + 1 + (int)code_sbx(w));
    case OP_LOAD_INT:
        return value_write_format(sink, " %u %d", code_a(w), (int)code_sbx(w));
    case OP_LOAD_CONSTANT:
        return value_write_format(sink, " %u #%u", code_a(w), code_bx(w));
    case OP_LOAD_K:
    case OP_CHECK_LOCAL:
    case OP_DELETE_LOCAL:
    case OP_MAKE_FUNCTION:
        return value_write_format(sink, " %u %r", code_a(w),
                                  constant_at(code, code_bx(w)));
    default:
        return value_write_format(sink, " %u %u %u", code_a(w), code_b(w),
                                  code_c(w));
    }
}

static bool write_second(const struct code *code, uint32_t at,
                         struct value_sink *sink) {
    uint32_t w = code->words[at + 1];
    switch (second_of(code_op(code->words[at]))) {
    case SECOND_JUMP:
        return value_write_format(sink, " -> %d",
                                  (int)at + 2 + (int)(int32_t)w);
    case SECOND_NAME:
        return value_write_format(sink, " %v", constant_at(code, w & 0xFFFFu));
    default:
        return value_write_format(sink, " %u", w);
    }
}

static bool write_handlers(const struct code *code, struct value_sink *sink) {
    for (uint32_t i = 0; i < code->handler_count; i++) {
        const struct code_handler *h = &code->handlers[i];
        if (!value_write_format(sink, "  [%u, %u) -> %u in %u\n", h->start,
                                h->end, h->target, h->a))
            return false;
    }
    return true;
}

static bool write_one(const struct code *code, uint32_t at, uint32_t *line,
                      struct value_sink *sink) {
    uint32_t op = code_op(code->words[at]), now = code_line(code, at);
    if (now != *line && !value_write_format(sink, "line %u\n", now))
        return false;
    *line = now;
    if (op >= OP_COUNT)
        return value_write_format(sink, "%u ?\n", at);
    return value_write_format(sink, "  %u %s", at, op_names[op]) &&
           write_first(code, at, sink) &&
           (op_words[op] < 2 || write_second(code, at, sink)) &&
           value_write(sink, "\n");
}

bool code_disassemble(const struct code *code, struct value_sink *sink) {
    uint32_t line = 0;
    if (!value_write_format(sink, "%v: %u registers, %u locals\n",
                            slot_load(&code->qualname), code->registers,
                            code->locals))
        return false;
    for (uint32_t at = 0; at < code->word_count;) {
        if (!write_one(code, at, &line, sink))
            return false;
        uint32_t op = code_op(code->words[at]);
        at += op < OP_COUNT ? op_words[op] : 1;
    }
    return write_handlers(code, sink);
}
