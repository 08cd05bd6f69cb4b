/* SPDX-License-Identifier: MIT */
/* Prints the syntax tree of a file in the shape of CPython's ast module, and
 * its scopes, for compare.py: one line a top-level statement, node names,
 * fields in CPython's order, `line:column` of each node, numbers as they stand
 * in the source and strings in hexadecimal. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/literal.h"
#include "lang/parse.h"
#include "lang/scope.h"
#include "lang/walk.h"
#include "read.h"
#include "value/context.h"

struct dump {
    struct lang_unit unit;
    uint32_t *lines; /* offsets of their first bytes */
    uint32_t line_count;
    unsigned in_format;
};

static char **symbols;
static uint32_t symbol_count, symbol_room;

static uint32_t intern(void *context, const char *text, size_t length) {
    (void)context;
    for (uint32_t i = 0; i < symbol_count; i++) {
        if (strlen(symbols[i]) == length &&
            memcmp(symbols[i], text, length) == 0)
            return i;
    }
    if (symbol_count == symbol_room) {
        symbol_room = symbol_room * 2 + 64;
        symbols = realloc(symbols, symbol_room * sizeof *symbols);
    }
    symbols[symbol_count] = calloc(1, length + 1);
    memcpy(symbols[symbol_count], text, length);
    return symbol_count++;
}

static const char *symbol_text(void *context, uint32_t symbol, size_t *length) {
    (void)context;
    *length = strlen(symbols[symbol]);
    return symbols[symbol];
}

static void *allocate(void *context, size_t size) {
    (void)context;
    return malloc(size);
}

static void release(void *context, void *block, size_t size) {
    (void)context;
    (void)size;
    free(block);
}

static void expr(struct dump *d, const struct ast_expr *e);
static void stmts(struct dump *d, const struct ast_stmt *s);

static void place(struct dump *d, uint32_t offset) {
    uint32_t low = 0, high = d->line_count;
    if (d->in_format > 0)
        return;
    while (high - low > 1) {
        uint32_t middle = (low + high) / 2;
        if (d->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    printf("@%u:%u", low + 1, offset - d->lines[low]);
}

static void open(struct dump *d, const char *name, uint32_t offset) {
    printf("(%s", name);
    place(d, offset);
    printf(" ");
}

static void name(uint32_t symbol) {
    printf(" %s", symbol == AST_NO_NAME ? "-" : symbols[symbol]);
}

static void list(struct dump *d, const struct ast_expr *e) {
    printf("[");
    for (; e != NULL; e = e->next)
        expr(d, e);
    printf("]");
}

static void hex(struct dump *d, const struct ast_expr *e) {
    uint8_t *text = calloc(1, e->u.text.bytes + 1);
    uint32_t length = e->u.text.bytes;
    struct lang_literal literal = {e->offset, e->u.text.end, (uint8_t)e->op};
    if (e->kind == AST_VERBATIM)
        memcpy(text, d->unit.source + e->offset, length);
    else if (e->kind == AST_PIECE)
        length = lang_literal_decode(&d->unit, &literal, text);
    else
        length = lang_literals_decode(&d->unit, e->offset, e->u.text.end, text);
    if (length != e->u.text.bytes)
        printf("LENGTH");
    for (uint32_t i = 0; i < length; i++)
        printf("%02x", text[i]);
    free(text);
}

static bool is_text(const struct ast_expr *e) {
    return e != NULL && (e->kind == AST_STRING || e->kind == AST_PIECE ||
                         e->kind == AST_VERBATIM);
}

/* CPython joins neighbouring texts, and drops empty ones. */
static void joined(struct dump *d, const struct ast_expr *e) {
    open(d, "JoinedStr", e->offset);
    d->in_format++;
    printf("[");
    for (const struct ast_expr *part = e->u.list; part != NULL;) {
        if (!is_text(part)) {
            expr(d, part);
            part = part->next;
            continue;
        }
        uint32_t bytes = 0;
        const struct ast_expr *last = part;
        for (; is_text(last); last = last->next)
            bytes += last->u.text.bytes;
        if (bytes > 0)
            printf("(Constant s'");
        for (; part != last; part = part->next)
            hex(d, part);
        if (bytes > 0)
            printf("')");
    }
    d->in_format--;
    printf("])");
}

static const char *const operators[] = {
    "Add",    "Sub",    "Mult",   "Div",   "FloorDiv", "Mod",    "Pow",
    "LShift", "RShift", "BitAnd", "BitOr", "BitXor",   "MatMult"};
static const char *const comparisons[] = {
    "Lt", "LtE", "Eq", "NotEq", "Gt", "GtE", "In", "NotIn", "Is", "IsNot"};

static void chain(struct dump *d, const struct ast_expr *e) {
    const struct ast_expr *item = e->u.list;
    unsigned count = 0;
    for (item = item->next; item != NULL; item = item->next)
        count++;
    for (unsigned i = 0; i < count; i++)
        open(d, "BinOp", e->offset);
    expr(d, e->u.list);
    for (item = e->u.list->next; item != NULL; item = item->next) {
        printf("%s ", operators[item->link]);
        expr(d, item);
        printf(")");
    }
}

static void compare(struct dump *d, const struct ast_expr *e) {
    const struct ast_expr *item = e->u.list;
    open(d, "Compare", e->offset);
    expr(d, item);
    printf("[");
    for (item = item->next; item != NULL; item = item->next)
        printf("%s ", comparisons[item->link]);
    printf("]");
    list(d, e->u.list->next);
    printf(")");
}

static void maybe(struct dump *d, const struct ast_expr *e) {
    if (e == NULL)
        printf("-");
    else
        expr(d, e);
}

static void param(struct dump *d, const struct ast_param *p) {
    open(d, "arg", p->offset);
    name(p->symbol);
    maybe(d, p->annotation);
    printf(")");
}

static void param_list(struct dump *d, const struct ast_param *p, unsigned kind,
                       bool defaults) {
    printf("[");
    for (; p != NULL; p = p->next) {
        if (p->kind != kind)
            continue;
        if (!defaults)
            param(d, p);
        else if (p->value != NULL || kind == AST_KEYWORD_ONLY)
            maybe(d, p->value);
    }
    printf("]");
}

static void params(struct dump *d, const struct ast_param *first) {
    const struct ast_param *star = NULL, *keywords = NULL, *p;
    for (p = first; p != NULL; p = p->next) {
        if (p->kind == AST_VARIADIC && p->symbol != AST_NO_NAME)
            star = p;
        if (p->kind == AST_VARIADIC_KEYWORDS)
            keywords = p;
    }
    printf("(arguments ");
    param_list(d, first, AST_POSITIONAL_ONLY, false);
    param_list(d, first, AST_POSITIONAL, false);
    if (star != NULL)
        param(d, star);
    else
        printf("-");
    param_list(d, first, AST_KEYWORD_ONLY, false);
    param_list(d, first, AST_KEYWORD_ONLY, true);
    if (keywords != NULL)
        param(d, keywords);
    else
        printf("-");
    printf("[");
    for (p = first; p != NULL; p = p->next) {
        if (p->kind <= AST_POSITIONAL && p->value != NULL)
            expr(d, p->value);
    }
    printf("])");
}

/* Positional ones and then keywords, as CPython keeps them. */
static void arguments(struct dump *d, const struct ast_expr *first) {
    const struct ast_expr *e;
    printf("[");
    for (e = first; e != NULL; e = e->next) {
        if (e->kind != AST_KEYWORD && e->kind != AST_DOUBLE_STARRED)
            expr(d, e);
    }
    printf("][");
    for (e = first; e != NULL; e = e->next) {
        if (e->kind != AST_KEYWORD && e->kind != AST_DOUBLE_STARRED)
            continue;
        open(d, "keyword", e->offset);
        name(e->kind == AST_KEYWORD ? e->u.named.symbol : AST_NO_NAME);
        expr(d, e->kind == AST_KEYWORD ? e->u.named.value : e->u.one);
        printf(")");
    }
    printf("]");
}

static void dict(struct dump *d, const struct ast_expr *e) {
    open(d, "Dict", e->offset);
    for (int values = 0; values < 2; values++) {
        printf("[");
        for (const struct ast_expr *i = e->u.list; i != NULL; i = i->next) {
            bool stars = i->kind == AST_DOUBLE_STARRED;
            if (stars && values)
                expr(d, i->u.one);
            else if (stars)
                printf("-");
            else
                expr(d, values ? i->next : i);
            if (!stars)
                i = i->next;
        }
        printf("]");
    }
    printf(")");
}

static void comprehension(struct dump *d, const char *what,
                          const struct ast_expr *e) {
    open(d, what, e->offset);
    expr(d, e->u.comp.element);
    if (e->kind == AST_DICT_COMP)
        expr(d, e->u.comp.element->next);
    printf("[");
    for (const struct ast_expr *c = e->u.comp.clauses; c != NULL; c = c->next) {
        printf("(comprehension ");
        expr(d, c->u.three.first);
        expr(d, c->u.three.second);
        list(d, c->u.three.third);
        printf(" %u)", c->op);
    }
    printf("])");
}

static void number(struct dump *d, const struct ast_expr *e) {
    struct lang_lexer lexer;
    struct lang_stacks stacks;
    struct lang_token token;
    lang_lex_init(&lexer, &d->unit, &stacks);
    lexer.at.position = e->offset;
    lexer.at.level = 1;
    lang_lex_next(&lexer, &token);
    printf("#%.*s#)", (int)(token.end - token.start),
           d->unit.source + token.start);
}

static void constant(const struct ast_expr *e) {
    static const char *const texts[] = {"None", "False", "True", "Ellipsis"};
    printf("%s)", texts[e->op]);
}

static void one(struct dump *d, const char *what, const struct ast_expr *e) {
    open(d, what, e->offset);
    maybe(d, e->u.one);
    printf(")");
}

static void several(struct dump *d, const char *what,
                    const struct ast_expr *e) {
    open(d, what, e->offset);
    list(d, e->u.list);
    printf(")");
}

static void mapping(struct dump *d, const struct ast_expr *e) {
    uint32_t rest = AST_NO_NAME;
    const struct ast_expr *i;
    open(d, "MatchMapping", e->offset);
    printf("[");
    for (i = e->u.list; i != NULL && i->kind != AST_MATCH_STAR;
         i = i->next->next)
        expr(d, i);
    printf("][");
    for (i = e->u.list; i != NULL; i = i->next->next) {
        if (i->kind == AST_MATCH_STAR) {
            rest = i->u.named.symbol;
            break;
        }
        expr(d, i->next);
    }
    printf("]");
    name(rest);
    printf(")");
}

static void match_class(struct dump *d, const struct ast_expr *e) {
    const struct ast_expr *i;
    open(d, "MatchClass", e->offset);
    expr(d, e->u.pair.first);
    printf("[");
    for (i = e->u.pair.second; i != NULL; i = i->next) {
        if (i->kind != AST_KEYWORD)
            expr(d, i);
    }
    printf("][");
    for (i = e->u.pair.second; i != NULL; i = i->next) {
        if (i->kind == AST_KEYWORD)
            name(i->u.named.symbol);
    }
    printf("][");
    for (i = e->u.pair.second; i != NULL; i = i->next) {
        if (i->kind == AST_KEYWORD)
            expr(d, i->u.named.value);
    }
    printf("])");
}

static void pattern(struct dump *d, const struct ast_expr *e) {
    switch (e->kind) {
    case AST_MATCH_VALUE:
        one(d, "MatchValue", e);
        break;
    case AST_MATCH_CONSTANT:
        open(d, "MatchSingleton", e->offset);
        constant(e);
        break;
    case AST_MATCH_CAPTURE:
    case AST_MATCH_AS:
        open(d, "MatchAs", e->offset);
        maybe(d, e->kind == AST_MATCH_AS ? e->u.named.value : NULL);
        name(e->u.named.symbol);
        printf(")");
        break;
    case AST_MATCH_OR:
        several(d, "MatchOr", e);
        break;
    case AST_MATCH_SEQUENCE:
        several(d, "MatchSequence", e);
        break;
    case AST_MATCH_STAR:
        open(d, "MatchStar", e->offset);
        name(e->u.named.symbol);
        printf(")");
        break;
    case AST_MATCH_MAPPING:
        mapping(d, e);
        break;
    default:
        match_class(d, e);
        break;
    }
}

static void formatted(struct dump *d, const struct ast_expr *e) {
    open(d, "FormattedValue", e->offset);
    expr(d, e->u.pair.first);
    printf(" %d ", e->op == 0 ? -1 : (int)e->op + 96);
    maybe(d, e->u.pair.second);
    printf(")");
}

static void lambda(struct dump *d, const struct ast_expr *e) {
    open(d, "Lambda", e->offset);
    params(d, e->u.lambda.params);
    expr(d, e->u.lambda.body);
    printf(")");
}

static void leaf(struct dump *d, const struct ast_expr *e) {
    open(d, "Constant", e->offset);
    if (e->kind == AST_CONSTANT) {
        constant(e);
    } else if (e->kind == AST_STRING || e->kind == AST_BYTES) {
        printf(e->kind == AST_STRING ? "s'" : "b'");
        hex(d, e);
        printf("')");
    } else {
        number(d, e);
    }
}

static void attribute(struct dump *d, const struct ast_expr *e) {
    open(d, "Attribute", e->offset);
    expr(d, e->u.named.value);
    name(e->u.named.symbol);
    printf(")");
}

static void three(struct dump *d, const struct ast_expr *e) {
    open(d, e->kind == AST_SLICE ? "Slice" : "IfExp", e->offset);
    maybe(d, e->u.three.first);
    maybe(d, e->u.three.second);
    maybe(d, e->u.three.third);
    printf(")");
}

static void compound(struct dump *d, const struct ast_expr *e) {
    static const char *const unary[] = {"USub", "UAdd", "Invert", "Not"};
    switch (e->kind) {
    case AST_BOOLEAN:
        open(d, "BoolOp", e->offset);
        printf("%s ", e->op ? "Or" : "And");
        list(d, e->u.list);
        printf(")");
        break;
    case AST_UNARY:
        open(d, "UnaryOp", e->offset);
        printf("%s ", unary[e->op]);
        expr(d, e->u.one);
        printf(")");
        break;
    case AST_CALL:
        open(d, "Call", e->offset);
        expr(d, e->u.pair.first);
        arguments(d, e->u.pair.second);
        printf(")");
        break;
    case AST_SUBSCRIPT:
        open(d, "Subscript", e->offset);
        expr(d, e->u.pair.first);
        expr(d, e->u.pair.second);
        printf(")");
        break;
    case AST_WALRUS:
        open(d, "NamedExpr", e->offset);
        open(d, "Name", e->offset);
        name(e->u.named.symbol);
        printf(")");
        expr(d, e->u.named.value);
        printf(")");
        break;
    default:
        pattern(d, e);
        break;
    }
}

static const char *plain_name(unsigned kind) {
    switch (kind) {
    case AST_TUPLE:
        return "Tuple";
    case AST_LIST:
        return "List";
    case AST_SET:
        return "Set";
    case AST_STARRED:
        return "Starred";
    case AST_YIELD:
        return "Yield";
    case AST_YIELD_FROM:
        return "YieldFrom";
    case AST_AWAIT:
        return "Await";
    case AST_LIST_COMP:
        return "ListComp";
    case AST_SET_COMP:
        return "SetComp";
    case AST_DICT_COMP:
        return "DictComp";
    default:
        return "GeneratorExp";
    }
}

static void expr(struct dump *d, const struct ast_expr *e) {
    switch (e->kind) {
    case AST_NAME:
        open(d, "Name", e->offset);
        name(e->u.named.symbol);
        printf(")");
        break;
    case AST_INT:
    case AST_FLOAT:
    case AST_IMAGINARY:
    case AST_CONSTANT:
    case AST_STRING:
    case AST_BYTES:
        leaf(d, e);
        break;
    case AST_JOINED:
        joined(d, e);
        break;
    case AST_FORMATTED:
        formatted(d, e);
        break;
    case AST_BINARY:
        chain(d, e);
        break;
    case AST_COMPARE:
        compare(d, e);
        break;
    case AST_SLICE:
    case AST_CONDITIONAL:
        three(d, e);
        break;
    case AST_LAMBDA:
        lambda(d, e);
        break;
    case AST_ATTRIBUTE:
        attribute(d, e);
        break;
    case AST_DICT:
        dict(d, e);
        break;
    case AST_TUPLE:
    case AST_LIST:
    case AST_SET:
        several(d, plain_name(e->kind), e);
        break;
    case AST_STARRED:
    case AST_YIELD:
    case AST_YIELD_FROM:
    case AST_AWAIT:
        one(d, plain_name(e->kind), e);
        break;
    case AST_LIST_COMP:
    case AST_SET_COMP:
    case AST_DICT_COMP:
    case AST_GENERATOR:
        comprehension(d, plain_name(e->kind), e);
        break;
    default:
        compound(d, e);
        break;
    }
}

static void aliases(struct dump *d, const struct ast_stmt *s, bool full) {
    printf("[");
    if (s->flag && s->kind == AST_FROM)
        printf("(alias * -)");
    for (const struct ast_alias *a = s->u.import.names; a != NULL;
         a = a->next) {
        (void)d;
        if (full)
            printf("(alias");
        name(a->symbol);
        if (full) {
            name(a->renamed ? a->bound : AST_NO_NAME);
            printf(")");
        }
    }
    printf("]");
}

static void definition(struct dump *d, const struct ast_stmt *s) {
    name(s->u.def.symbol);
    if (s->kind == AST_CLASS) {
        arguments(d, s->u.def.values);
        stmts(d, s->u.def.body);
        list(d, s->u.def.decorators);
        return;
    }
    params(d, s->u.def.params);
    stmts(d, s->u.def.body);
    list(d, s->u.def.decorators);
    maybe(d, s->u.def.values);
}

static void try(struct dump *d, const struct ast_stmt *s) {
    stmts(d, s->u.try.body);
    printf("[");
    for (const struct ast_handler *h = s->u.try.handlers; h != NULL;
         h = h->next) {
        open(d, "ExceptHandler", h->offset);
        maybe(d, h->type);
        name(h->symbol);
        stmts(d, h->body);
        printf(")");
    }
    printf("]");
    stmts(d, s->u.try.other);
    stmts(d, s->u.try.final);
}

static void with(struct dump *d, const struct ast_stmt *s) {
    printf("[");
    for (const struct ast_expr *i = s->u.branch.test; i != NULL; i = i->next) {
        printf("(withitem ");
        expr(d, i->u.pair.first);
        maybe(d, i->u.pair.second);
        printf(")");
    }
    printf("]");
    stmts(d, s->u.branch.body);
}

static void match(struct dump *d, const struct ast_stmt *s) {
    expr(d, s->u.match.subject);
    printf("[");
    for (const struct ast_case *c = s->u.match.cases; c != NULL; c = c->next) {
        printf("(match_case ");
        expr(d, c->pattern);
        maybe(d, c->guard);
        stmts(d, c->body);
        printf(")");
    }
    printf("]");
}

static void from(struct dump *d, const struct ast_stmt *s) {
    name(s->u.import.module);
    aliases(d, s, true);
    printf(" %u", s->u.import.level);
}

static void loop(struct dump *d, const struct ast_stmt *s) {
    expr(d, s->u.loop.target);
    expr(d, s->u.loop.values);
    stmts(d, s->u.loop.body);
    stmts(d, s->u.loop.other);
}

/* Targets without brackets stand in a tuple here, in a list there. */
static void deletion(struct dump *d, const struct ast_expr *e) {
    bool bare = e->kind == AST_TUPLE && e->u.list != NULL &&
                e->u.list->offset == e->offset;
    if (bare) {
        list(d, e->u.list);
        return;
    }
    printf("[");
    expr(d, e);
    printf("]");
}

static void small(struct dump *d, const struct ast_stmt *s) {
    switch (s->kind) {
    case AST_ASSIGN:
        list(d, s->u.assign.target);
        expr(d, s->u.assign.value);
        break;
    case AST_AUGMENTED:
        expr(d, s->u.assign.target);
        printf("%s ", operators[s->flag]);
        expr(d, s->u.assign.value);
        break;
    case AST_ANNOTATED:
        expr(d, s->u.annotated.target);
        expr(d, s->u.annotated.annotation);
        maybe(d, s->u.annotated.value);
        printf(" %u", s->flag);
        break;
    case AST_RAISE:
    case AST_ASSERT:
        maybe(d, s->u.assign.target);
        maybe(d, s->u.assign.value);
        break;
    case AST_DELETE:
        deletion(d, s->u.one);
        break;
    case AST_EXPRESSION:
    case AST_RETURN:
        maybe(d, s->u.one);
        break;
    case AST_GLOBAL:
    case AST_NONLOCAL:
    case AST_IMPORT:
        aliases(d, s, s->kind == AST_IMPORT);
        break;
    default:
        break;
    }
}

static void stmt(struct dump *d, const struct ast_stmt *s) {
    static const char *const names[] = {
        "Expr",     "Assign", "AugAssign",  "AnnAssign",   "Return",   "Raise",
        "Assert",   "Delete", "Pass",       "Break",       "Continue", "Global",
        "Nonlocal", "Import", "ImportFrom", "If",          "While",    "For",
        "With",     "Try",    "Match",      "FunctionDef", "ClassDef"};
    bool is_async = s->flag && (s->kind == AST_FOR || s->kind == AST_WITH ||
                                s->kind == AST_DEF);
    printf("(%s%s", is_async ? "Async" : "", names[s->kind]);
    place(d, s->offset);
    printf(" ");
    if (s->kind == AST_DEF || s->kind == AST_CLASS)
        definition(d, s);
    else if (s->kind == AST_TRY)
        try(d, s);
    else if (s->kind == AST_WITH)
        with(d, s);
    else if (s->kind == AST_MATCH)
        match(d, s);
    else if (s->kind == AST_FROM)
        from(d, s);
    else if (s->kind == AST_FOR)
        loop(d, s);
    else
        small(d, s);
    if (s->kind == AST_IF || s->kind == AST_WHILE) {
        expr(d, s->u.branch.test);
        stmts(d, s->u.branch.body);
        stmts(d, s->u.branch.other);
    }
    printf(")");
}

static void stmts(struct dump *d, const struct ast_stmt *s) {
    printf("[");
    for (; s != NULL; s = s->next)
        stmt(d, s);
    printf("]");
}

static void find_lines(struct dump *d) {
    d->lines = malloc((d->unit.length + 2) * sizeof *d->lines);
    d->lines[d->line_count++] = 0;
    for (uint32_t i = 0; i < d->unit.length; i++) {
        if (d->unit.source[i] == '\n')
            d->lines[d->line_count++] = i + 1;
    }
}

static char variable_kind(const struct lang_scope *scope,
                          const struct lang_variable *v) {
    if (v->kind == LANG_NAMED)
        return (v->flags & LANG_ASSIGNED) != 0 ? 'L'
               : (v->flags & LANG_PASSED) != 0 ? 'F'
                                               : 'G';
    if (scope->kind == LANG_CLASS && v->flags == LANG_PASSED)
        return 'F';
    return "GLCF"[v->kind];
}

/* What lang_analyse does, with the list of scopes kept. */
static void scopes(struct dump *d, struct ast_stmt *s) {
    struct lang_walk w;
    memset(&w, 0, sizeof w);
    w.unit = &d->unit;
    w.last = &w.first;
    w.super_symbol = intern(NULL, "super", 5);
    w.class_symbol = intern(NULL, "__class__", 9);
    w.scope = lang_open_scope(&w, LANG_MODULE, 0);
    lang_walk_stmts(&w, s);
    lang_resolve(&w);
    for (const struct lang_scope *scope = w.first->next; scope != NULL;
         scope = scope->next) {
        printf("%%scope %s", scope->kind == LANG_CLASS ? "class" : "function");
        for (const struct lang_variable *v = scope->variables; v != NULL;
             v = v->next)
            printf(" %s=%c", symbols[v->symbol], variable_kind(scope, v));
        printf("\n");
    }
}

static int dump_file(const char *path) {
    struct lang_memory memory = {allocate, release, NULL};
    struct lang_names names = {intern, symbol_text, NULL};
    struct lang_parser parser;
    struct dump d = {.in_format = 0};
    size_t length;
    char *text = read_file(path, &length);
    lang_unit_init(&d.unit, text, length, &memory, &names);
    find_lines(&d);
    lang_parse_init(&parser, &d.unit);
    struct ast_stmt *s;
    while ((s = lang_next_statement(&parser)) != NULL) {
        scopes(&d, s);
        for (; s != NULL; s = s->next) {
            stmt(&d, s);
            printf("\n");
        }
        lang_reset(&d.unit);
    }
    if (d.unit.error.kind != LANG_OK)
        printf("!%u:%u %s\n", d.unit.error.line, d.unit.error.column,
               d.unit.error.message);
    printf("%%peak %zu\n", d.unit.arena.peak);
    lang_unit_free(&d.unit);
    free(d.lines);
    free(text);
    return d.unit.error.kind != LANG_OK;
}

int main(int argc, char **argv) {
    static struct context context; /* its stack has no end: lang_enter asks */
    int failed = 0;
    value_state.context = &context;
    for (int i = 1; i < argc; i++) {
        printf("%%file %s\n", argv[i]);
        failed |= dump_file(argv[i]);
    }
    for (uint32_t i = 0; i < symbol_count; i++)
        free(symbols[i]);
    free(symbols);
    return failed;
}
