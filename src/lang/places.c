/* SPDX-License-Identifier: MIT */
/* Columns of the instructions under construction, on the desk: for the carets
 * of a traceback. code_columns has the format. They take no virtual time, so
 * a program starts when it would on the chip that has none. */
#include "compiler.h"

#include "value/exception.h"

#include <string.h>

#define ENTRY_MOST 15u

static struct code_places *new_block(struct compiler *c, uint32_t room) {
    heap_skip_charge(true);
    struct code_places *block = heap_alloc(
        KIND_CODE_WORDS, sizeof *block - sizeof block->header + room);
    heap_skip_charge(false);
    if (block == NULL && !lang_failed(c->unit) && !value_raise_memory())
        lang_raised(c);
    return block;
}

static bool has_room(struct compiler *c) {
    struct places *p = &c->code->places;
    uint32_t used = p->block != NULL ? p->block->length : 0;
    if (p->room - used >= ENTRY_MOST)
        return true;
    uint32_t more = p->room == 0 ? 48 : p->room * 2;
    struct code_places *block = new_block(c, more);
    if (block == NULL)
        return false;
    if (used > 0)
        memcpy(block->bytes, p->block->bytes, used);
    block->length = used;
    p->block = block;
    p->room = more;
    return true;
}

static void put(struct code_places *to, uint32_t n) {
    for (; n >= 128; n >>= 7)
        to->bytes[to->length++] = (uint8_t)(n | 128u);
    to->bytes[to->length++] = (uint8_t)n;
}

static bool is_newline(uint8_t byte) { return byte == '\n' || byte == '\r'; }

static uint32_t column_of(struct compiler *c) {
    bool known = c->place >= c->from && c->place <= c->to;
    uint32_t at = known ? c->from : c->place;
    while (at > 0 && !is_newline(c->unit->source[at - 1]))
        at--;
    if (known)
        c->from = at;
    if (at == 0 && c->unit->length >= 3 &&
        memcmp(c->unit->source, "\xEF\xBB\xBF", 3) == 0)
        at = 3;
    return c->place - at;
}

/* 0: it goes on in another line. */
static uint32_t length_of(const struct compiler *c) {
    const uint8_t *source = c->unit->source + c->place;
    if (c->extent >= UINT16_MAX || memchr(source, '\n', c->extent) != NULL ||
        memchr(source, '\r', c->extent) != NULL)
        return 0;
    return c->extent;
}

/* Before an instruction is laid down. */
void lang_note_place(struct compiler *c) {
    struct places *p = &c->code->places;
    bool same = c->place == p->place && c->extent == p->extent;
    if ((c->mode & LANG_UNSEEN) != 0 || same ||
        (c->extent == 0 && p->extent == 0) || lang_failed(c->unit) ||
        !has_room(c))
        return;
    put(p->block, c->code->word_count - p->word);
    if (c->extent == 0) {
        put(p->block, 0);
    } else {
        put(p->block, column_of(c) + 1);
        put(p->block, length_of(c));
    }
    p->word = c->code->word_count;
    p->place = c->place;
    p->extent = c->extent;
}

/* Moves them to a block of the size that is needed. */
bool lang_keep_places(struct compiler *c, struct code *out) {
    const struct code_places *from = c->code->places.block;
    slot_init(&out->places, VALUE_NONE);
    if (from == NULL)
        return true;
    struct code_places *block = new_block(c, from->length);
    if (block == NULL)
        return false;
    memcpy(block->bytes, from->bytes, from->length);
    block->length = from->length;
    slot_init(&out->places, value_from_pointer(block));
    return true;
}

/* Behind the brackets that close after an operand; comments between lines are
 * not looked into. */
static uint32_t closed(const struct compiler *c, uint32_t at, uint32_t end) {
    uint32_t found = at;
    for (; at < end; at++) {
        uint8_t byte = c->unit->source[at];
        if (byte == ')')
            found = at + 1;
        else if (byte != ' ' && byte != '\t' && !is_newline(byte))
            break;
    }
    return found;
}

void lang_at_part(struct compiler *c, const struct ast_expr *expr,
                  const struct ast_expr *last) {
    lang_at(c, expr);
    if (last->next != NULL && expr->length < UINT16_MAX)
        c->extent = closed(c, last->offset + last->length,
                           expr->offset + expr->length) -
                    expr->offset;
}

void lang_at_method(struct compiler *c, const struct ast_expr *callee,
                    const struct ast_expr *whole) {
    const uint8_t *source = c->unit->source;
    uint32_t at = callee->offset + callee->length;
    lang_at(c, whole);
    if (callee->length >= UINT16_MAX ||
        memchr(source + callee->offset, '\n', callee->length) == NULL)
        return;
    while (at > callee->offset && !is_newline(source[at - 1]) &&
           source[at - 1] != '.' && source[at - 1] != ' ')
        at--;
    lang_here(c, at);
    c->extent = whole->offset + whole->length - at;
}
