/* SPDX-License-Identifier: MIT */
/* Instructions, jumps, constants, lines and the exception table of the code
 * under construction. Buffers double; the blocks they leave behind are the
 * collector's. */
#include "compiler.h"

#include "value/container.h"
#include "value/exception.h"
#include "value/text.h"

#include <string.h>

#define REGISTERS_MAX 250u
#define POLL_CYCLES 1200u /* then a safepoint is laid down */

/* Something raised: the exception is pending, compilation winds up. */
void lang_raised(struct compiler *c) {
    if (!lang_failed(c->unit))
        c->unit->error.kind = LANG_RAISED;
}

static bool grow(struct compiler *c, void **data, uint32_t *room, size_t size) {
    uint32_t more = *room == 0 ? 32 : *room * 2;
    struct header *block = heap_alloc(KIND_CODE_WORDS, more * size);
    if (block == NULL) {
        if (!lang_failed(c->unit) && !value_raise_memory())
            lang_raised(c);
        return false;
    }
    if (*room > 0 && !value_copy(block + 1, *data, *room * size)) {
        lang_raised(c);
        return false;
    }
    *data = block + 1;
    *room = more;
    return true;
}

/* Goes towards an offset as far as the line is known: a line of ten thousand
 * items would else be walked over for each of them. */
static void within_line(struct compiler *c, uint32_t offset) {
    if (c->place < c->from || c->place > c->to)
        c->from = c->to = c->place;
    else if (offset > c->place)
        c->place = offset < c->to ? offset : c->to;
    else
        c->place = offset > c->from ? offset : c->from;
}

/* The byte before `at` was walked over, or the one behind it. */
static void seen_byte(struct compiler *c, uint32_t at, bool line_end) {
    if (line_end)
        c->from = c->to = at;
    else if (at < c->from)
        c->from = at;
    else if (at > c->to)
        c->to = at;
}

/* The line of an offset: usually a few bytes on from the last one asked. */
void lang_here(struct compiler *c, uint32_t offset) {
    const uint8_t *source = c->unit->source;
    if (ISA_FULL) {
        c->extent = 0;
        within_line(c, offset);
    }
    for (; c->place < offset; c->place++) {
        uint8_t byte = source[c->place];
        bool pair = byte == '\r' && c->place + 1 < c->unit->length &&
                    source[c->place + 1] == '\n';
        bool ends = byte == '\n' || (byte == '\r' && !pair);
        c->line += ends;
        (void)lang_poll_some(c->unit, c->place);
        if (ISA_FULL)
            seen_byte(c, c->place + 1, ends);
    }
    while (c->place > offset) {
        uint8_t byte = source[--c->place];
        bool pair = byte == '\r' && source[c->place + 1] == '\n';
        bool ends = byte == '\n' || (byte == '\r' && !pair);
        c->line -= ends;
        (void)lang_poll_some(c->unit, c->place);
        if (ISA_FULL)
            seen_byte(c, c->place, ends);
    }
}

/* Carets of a traceback will stand under the whole of it. */
void lang_at(struct compiler *c, const struct ast_expr *expr) {
    lang_here(c, expr->offset);
    if (ISA_FULL)
        c->extent = expr->length;
}

void lang_at_stmt(struct compiler *c, const struct ast_stmt *stmt) {
    lang_here(c, stmt->offset);
    if (ISA_FULL)
        c->extent = stmt->length;
}

static void put_line_byte(struct compiler *c, uint32_t byte) {
    struct building *code = c->code;
    void *data = code->lines;
    if (code->line_count == code->line_room) {
        if (!grow(c, &data, &code->line_room, 1))
            return;
        code->lines = data;
    }
    code->lines[code->line_count++] = (uint8_t)byte;
}

/* code_line has the format. */
static void note_line(struct compiler *c) {
    struct building *code = c->code;
    uint32_t words = code->word_count - code->line_word;
    if (ISA_FULL)
        lang_note_place(c);
    if (c->line == code->line)
        return;
    uint32_t step = c->line - code->line;
    if (words < 16 && step < 15) {
        put_line_byte(c, step << 4 | words);
    } else {
        put_line_byte(c, 0xF0);
        for (unsigned shift = 0; shift < 32; shift += 8)
            put_line_byte(c, step >> shift & 0xFF);
        for (unsigned shift = 0; shift < 24; shift += 8)
            put_line_byte(c, words >> shift & 0xFF);
    }
    code->line = c->line;
    code->line_word = code->word_count;
}

void lang_emit_word(struct compiler *c, uint32_t word) {
    struct building *code = c->code;
    void *data = code->words;
    if (code->word_count == code->word_room) {
        if (!grow(c, &data, &code->word_room, sizeof word))
            return;
        code->words = data;
    }
    code->words[code->word_count++] = word;
}

/* Cycles on RP2040 of an instruction that takes no safepoint by itself, or 0: a
 * division of doubles takes 900, others with a fast path in the loop 40 to
 * 120. Conditional jumps look only where they jump. */
static uint32_t cost_of(enum opcode op) {
    if (op == OP_LOOP)
        return 0;
    if (op >= OP_ADD && op <= OP_NOT)
        return op == OP_TRUEDIV || op == OP_TRUEDIV_INPLACE ? 900 : 300;
    if (op >= OP_EQ && op <= OP_IS_NOT)
        return 200;
    if (op <= OP_LOAD_GLOBAL || op == OP_SET_ATTR ||
        (op >= OP_JUMP_EQ && op <= OP_GET_ITEM_I))
        return 80;
    return 0;
}

/* A safepoint, if none was laid down for a while: before each expression, and
 * thus between the parts of a long one. */
void lang_emit_poll(struct compiler *c) {
    if (c->code->since > POLL_CYCLES && c->code->bound.reachable)
        lang_emit(c, OP_LOOP, 0, 0, 0);
}

void lang_emit(struct compiler *c, enum opcode op, unsigned a, unsigned b,
               unsigned third) {
    note_line(c);
    (void)lang_poll(c->unit);
    uint32_t cost = cost_of(op);
    c->code->since = cost == 0 ? 0 : c->code->since + cost;
    lang_emit_word(c, code_word((uint32_t)op, a, b & 0xFFu, third & 0xFFu));
}

void lang_emit_wide(struct compiler *c, enum opcode op, unsigned a,
                    uint32_t bx) {
    lang_emit(c, op, a, bx & 0xFFu, bx >> 8);
}

static bool is_cached(enum opcode op) {
    switch (op) {
    case OP_LOAD_GLOBAL:
    case OP_STORE_GLOBAL:
    case OP_LOAD_NAME:
    case OP_GET_ATTR:
    case OP_SET_ATTR:
    case OP_GET_METHOD:
    case OP_CALL_METHOD:
        return true;
    default:
        return false;
    }
}

void lang_emit_name(struct compiler *c, enum opcode op, unsigned a, unsigned b,
                    uint32_t symbol) {
    uint32_t cache = 0;
    if (is_cached(op))
        cache = c->code->caches++;
    if (cache > UINT16_MAX)
        lang_fail(c->unit, c->place, c->place, "too many names in one code");
    lang_emit(c, op, a, b, b >> 8);
    lang_emit_word(c,
                   lang_constant(c, value_from_symbol(symbol)) | cache << 16);
}

static void patch(struct compiler *c, const struct fixup *fixup,
                  uint32_t target) {
    int64_t distance = (int64_t)target - (int64_t)fixup->word - 1;
    uint32_t *word = &c->code->words[fixup->word];
    if (lang_failed(c->unit))
        return;
    if (fixup->form == FIXUP_SHORT && distance > INT16_MAX)
        lang_fail(c->unit, c->place, c->place, "block is too large");
    if (fixup->form == FIXUP_SHORT)
        *word = (*word & 0xFFFFu) | (uint32_t)distance << 16;
    else if (fixup->form == FIXUP_LONG)
        *word = (*word & 0xFFu) | (uint32_t)distance << 8;
    else
        *word = (uint32_t)distance;
}

/* The word just laid down jumps to `label`. */
static void refer(struct compiler *c, struct label *label,
                  enum fixup_form form) {
    struct fixup now = {NULL, c->code->word_count - 1, (uint8_t)form};
    if (label->at != UINT32_MAX) {
        patch(c, &now, label->at);
        return;
    }
    struct fixup *fixup = lang_allocate(c->unit, sizeof *fixup);
    if (fixup == NULL)
        return;
    *fixup = now;
    fixup->next = label->fixups;
    label->fixups = fixup;
}

void lang_bind(struct compiler *c, struct label *label) {
    label->at = c->code->word_count;
    const struct fixup *fixup = label->fixups;
    for (; fixup != NULL; fixup = fixup->next)
        patch(c, fixup, label->at);
}

void lang_emit_jump(struct compiler *c, struct label *label) {
    lang_emit(c, label->at == UINT32_MAX ? OP_JUMP : OP_LOOP, 0, 0, 0);
    refer(c, label, FIXUP_LONG);
    c->code->bound.reachable = false;
}

/* JUMP_TRUE and its kin go forwards only. */
void lang_emit_test(struct compiler *c, enum opcode op, unsigned a,
                    struct label *label) {
    if (label->at == UINT32_MAX) {
        lang_emit(c, op, a, 0, 0);
        refer(c, label, FIXUP_SHORT);
        return;
    }
    enum opcode opposite = op == OP_JUMP_TRUE    ? OP_JUMP_FALSE
                           : op == OP_JUMP_FALSE ? OP_JUMP_TRUE
                           : op == OP_JUMP_NONE  ? OP_JUMP_NOT_NONE
                                                 : OP_JUMP_NONE;
    lang_emit(c, opposite, a, 1, 0);
    lang_emit(c, OP_LOOP, 0, 0, 0);
    refer(c, label, FIXUP_LONG);
}

/* An instruction whose second word is the jump. */
void lang_emit_branch(struct compiler *c, uint32_t word, struct label *label) {
    note_line(c);
    lang_emit_word(c, word);
    lang_emit_word(c, 0);
    refer(c, label, FIXUP_SECOND);
}

static bool same(value a, value b) {
    if (a == b)
        return true;
    return value_is_kind(a, KIND_STR) && value_is_kind(b, KIND_STR) &&
           value_str_equal(a, b);
}

uint32_t lang_constant(struct compiler *c, value v) {
    value list = c->code->constants;
    if (lang_failed(c->unit)) /* perhaps before there was a list */
        return 0;
    uint32_t count = value_list_length(list);
    for (uint32_t i = 0; i < count; i++) {
        if (same(value_list_at(list, i), v))
            return i;
        if (i % 8u == 7u) /* 100 cycles a turn */
            value_rest();
    }
    if (count > UINT16_MAX)
        lang_fail(c->unit, c->place, c->place,
                  "too many constants in one code");
    else if (!value_list_append(list, v))
        lang_raised(c);
    return count;
}

void lang_load(struct compiler *c, value v, unsigned dest) {
    if (value_tag(v) == VALUE_TAG_CONSTANT) {
        lang_emit_wide(c, OP_LOAD_CONSTANT, dest, (uint32_t)v & 0xFFFFu);
        return;
    }
    int64_t n = value_is_int48(v) ? value_int48(v) : INT64_MAX;
    if (n >= INT16_MIN && n <= INT16_MAX)
        lang_emit_wide(c, OP_LOAD_INT, dest, (uint32_t)n & 0xFFFFu);
    else
        lang_emit_wide(c, OP_LOAD_K, dest, lang_constant(c, v));
}

unsigned lang_temps(struct compiler *c, unsigned count) {
    struct building *code = c->code;
    unsigned first = code->next;
    if (first + count > REGISTERS_MAX) {
        lang_fail(c->unit, c->place, c->place, "expression is too complex");
        return first;
    }
    code->next = (uint8_t)(first + count);
    if (code->next > code->most)
        code->most = code->next;
    return first;
}

unsigned lang_temp(struct compiler *c) { return lang_temps(c, 1); }

/* From `start` to here, exceptions go to the block's handler, whose address
 * is not known yet: entries are chained through `target`. */
void lang_handler(struct compiler *c, uint32_t start, struct block *block) {
    struct building *code = c->code;
    void *data = code->handlers;
    if (start == code->word_count)
        return;
    if (code->handler_count == code->handler_room) {
        if (!grow(c, &data, &code->handler_room, sizeof *code->handlers))
            return;
        code->handlers = data;
    }
    code->handlers[code->handler_count++] = (struct code_handler){
        start, code->word_count, block->entries, block->caught};
    block->entries = code->handler_count;
}

void lang_bind_handler(struct compiler *c, struct block *block) {
    while (block->entries > 0) {
        struct code_handler *entry = &c->code->handlers[block->entries - 1];
        block->entries = entry->target;
        entry->target = c->code->word_count;
    }
}
