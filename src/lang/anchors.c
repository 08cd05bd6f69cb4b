/* SPDX-License-Identifier: MIT */
/* The operator of an expression's text, for the carets of a traceback: on the
 * desk alone. */
#include "compile.h"
#include "parse.h"

#include "value/kind.h"

static bool is_blank(uint8_t byte) {
    return byte == ' ' || byte == '\t' || byte == '\f';
}

static uint32_t end_of(const struct ast_expr *expr) {
    return expr->offset + expr->length;
}

/* Where the left operand ends: of a chain that is an operation itself, with
 * its brackets. */
static uint32_t left_end(const struct lang_unit *unit,
                         const struct ast_expr *list,
                         const struct ast_expr *left) {
    uint32_t end = end_of(left), at = end;
    if (left == list)
        return end;
    for (; at < unit->length; at++) {
        if (unit->source[at] == ')')
            end = at + 1;
        else if (!is_blank(unit->source[at]))
            break;
    }
    return end;
}

static bool operator_of(const struct lang_unit *unit,
                        const struct ast_expr *expr, uint32_t out[2]) {
    const struct ast_expr *left = expr->u.list, *right = left->next;
    for (; right->next != NULL; right = right->next)
        left = right;
    uint32_t at = left_end(unit, expr->u.list, left);
    while (at < right->offset && is_blank(unit->source[at]))
        at++;
    if (at >= right->offset)
        return false;
    bool two = at + 1 < right->offset && !is_blank(unit->source[at + 1]);
    out[0] = at;
    out[1] = at + 1 + two;
    return true;
}

static bool parts_of(const struct lang_unit *unit, const struct ast_expr *expr,
                     uint32_t out[2]) {
    if (expr->kind == AST_BINARY)
        return operator_of(unit, expr, out);
    if (expr->kind != AST_SUBSCRIPT)
        return false;
    out[0] = end_of(expr->u.pair.first);
    out[1] = end_of(expr->u.pair.second) + 1;
    return out[1] <= unit->length;
}

/* Chunks of the tree: expressions that need more go without carets of two
 * kinds. */
#define CHUNKS 16u

struct chunks {
    struct header *block[CHUNKS];
    unsigned count;
};

/* R8: trees are as large as pointers. */
static struct header *uncharged(size_t size) {
    heap_skip_charge(true);
    struct header *block = heap_alloc(KIND_CODE_WORDS, size);
    heap_skip_charge(false);
    return block;
}

static void *take_chunk(void *context, size_t size) {
    struct chunks *chunks = context;
    if (chunks->count == CHUNKS)
        return NULL;
    struct header *block = uncharged(size);
    chunks->block[chunks->count++] = block;
    return block == NULL ? NULL : block + 1;
}

/* Which names they are does not matter here. */
static uint32_t intern(void *context, const char *text, size_t length) {
    (void)context;
    (void)text;
    (void)length;
    return 0;
}

static const char *symbol_text(void *context, uint32_t symbol, size_t *length) {
    (void)context;
    (void)symbol;
    *length = 0;
    return "";
}

bool lang_anchors(const char *text, size_t length, uint32_t out[2],
                  bool *found) {
    struct lang_unit unit;
    struct chunks chunks = {{NULL}, 0};
    const struct lang_memory memory = {take_chunk, NULL, &chunks};
    const struct lang_names names = {intern, symbol_text, NULL};
    struct header *block = uncharged(sizeof(struct lang_parser));
    *found = false;
    if (block == NULL)
        return true;
    struct lang_parser *parser = (struct lang_parser *)(void *)(block + 1);
    lang_unit_init(&unit, text, length, &memory, &names);
    lang_parse_init(parser, &unit);
    const struct ast_stmt *stmt = lang_next_statement(parser);
    if (stmt != NULL && stmt->kind == AST_EXPRESSION && stmt->next == NULL)
        *found = parts_of(&unit, stmt->u.one, out);
    KEEP_ALIVE(block);
    KEEP_ALIVE(chunks.block[0]);
    return unit.error.kind != LANG_RAISED;
}
