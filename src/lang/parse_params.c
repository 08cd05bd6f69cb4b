/* SPDX-License-Identifier: MIT */
/* Parameters of functions and lambdas, with CPython's texts for each way of
 * getting their order wrong. */
#include "parser.h"

struct params {
    struct ast_param *first, **last;
    bool lambda;
    bool slash, star, keywords; /* have been seen */
    bool bare;                  /* a bare star waits for its first name */
    bool defaults;
    uint32_t bare_offset;
};

static void fail_here(struct lang_parser *p, const char *message) {
    lang_fail(p->unit, p->token.start, p->token.end, "%s", message);
    p->token.kind = TOKEN_ERROR;
}

static struct ast_param *add_param(struct lang_parser *p, struct params *params,
                                   enum ast_param_kind kind) {
    struct ast_param *param = lang_allocate(p->unit, sizeof *param);
    if (param == NULL) {
        p->token.kind = TOKEN_ERROR;
        return NULL;
    }
    param->kind = (uint8_t)kind;
    param->offset = p->token.start;
    param->symbol = AST_NO_NAME;
    *params->last = param;
    params->last = &param->next;
    return param;
}

static void refuse_duplicate(struct lang_parser *p, const struct params *params,
                             const struct ast_param *param) {
    const struct ast_param *other = params->first;
    for (; other != param; other = other->next) {
        if (other->symbol == param->symbol)
            lang_fail(p->unit, param->offset, p->previous,
                      "duplicate argument '%n' in function definition",
                      param->symbol);
    }
}

static void take_param_name(struct lang_parser *p, struct params *params,
                            struct ast_param *param) {
    param->offset = p->token.start;
    param->symbol = lang_take_name(p, true);
    lang_check_name(p, param->symbol, param->offset);
    refuse_duplicate(p, params, param);
    if (params->lambda || !lang_accept(p, TOKEN_COLON))
        return;
    bool star = param->kind == AST_VARIADIC && at_token(p, TOKEN_STAR);
    param->annotation = star ? lang_star_or_named(p) : lang_expression(p);
}

static void slash(struct lang_parser *p, struct params *params) {
    if (params->first == NULL)
        fail_here(p, BASE_TEXT_OF("at least one argument must precede /"));
    else if (params->slash)
        fail_here(p, BASE_TEXT_OF("/ may appear only once"));
    else if (params->star)
        fail_here(p, BASE_TEXT_OF("/ must be ahead of *"));
    params->slash = true;
    struct ast_param *param = params->first;
    for (; param != NULL; param = param->next)
        param->kind = AST_POSITIONAL_ONLY;
    lang_advance(p);
}

static void variadic(struct lang_parser *p, struct params *params) {
    if (params->star)
        fail_here(p, BASE_TEXT_OF("* argument may appear only once"));
    params->star = true;
    params->bare_offset = p->token.start;
    struct ast_param *param = add_param(p, params, AST_VARIADIC);
    lang_advance(p);
    params->bare = !at_token(p, TOKEN_NAME);
    if (param != NULL && !params->bare)
        take_param_name(p, params, param);
    if (at_token(p, TOKEN_ASSIGN))
        fail_here(p, BASE_TEXT_OF(
                         "var-positional argument cannot have default value"));
}

static void refuse_bare(struct lang_parser *p, const struct params *params) {
    if (!params->bare)
        return;
    lang_fail(p->unit, params->bare_offset, params->bare_offset + 1,
              "named arguments must follow bare *");
    p->token.kind = TOKEN_ERROR;
}

static void variadic_keywords(struct lang_parser *p, struct params *params) {
    refuse_bare(p, params);
    params->keywords = true;
    struct ast_param *param = add_param(p, params, AST_VARIADIC_KEYWORDS);
    lang_advance(p);
    if (param != NULL)
        take_param_name(p, params, param);
    if (at_token(p, TOKEN_ASSIGN))
        fail_here(
            p, BASE_TEXT_OF("var-keyword argument cannot have default value"));
}

static void refuse_parentheses(struct lang_parser *p, bool lambda) {
    if (ISA_FULL) {
        lang_refuse_brackets(p, lambda);
        return;
    }
    uint32_t start = p->token.start;
    lang_advance(p);
    if (!at_token(p, TOKEN_NAME))
        return;
    lang_advance(p);
    if (!lang_accept(p, TOKEN_RPAREN))
        return;
    lang_fail(p->unit, start, p->previous,
              "Function parameters cannot be parenthesized");
}

static void named(struct lang_parser *p, struct params *params) {
    struct ast_param *param =
        add_param(p, params, params->star ? AST_KEYWORD_ONLY : AST_POSITIONAL);
    if (param == NULL)
        return;
    take_param_name(p, params, param);
    params->bare = false;
    if (lang_accept(p, TOKEN_ASSIGN)) {
        if (ISA_FULL && !params->lambda)
            lang_want_default(p);
        param->value = lang_expression(p);
        params->defaults = true;
    } else if (params->defaults && !params->star) {
        lang_fail(p->unit, param->offset, p->previous,
                  "non-default argument follows default argument");
    }
}

static void one(struct lang_parser *p, struct params *params) {
    if (params->keywords)
        fail_here(p,
                  BASE_TEXT_OF("arguments cannot follow var-keyword argument"));
    if (at_token(p, TOKEN_DIV)) {
        slash(p, params);
    } else if (at_token(p, TOKEN_STAR)) {
        variadic(p, params);
    } else if (at_token(p, TOKEN_POWER)) {
        variadic_keywords(p, params);
    } else if (at_token(p, TOKEN_LPAREN)) {
        refuse_parentheses(p, params->lambda);
        lang_syntax_error(p);
    } else {
        named(p, params);
    }
}

/* Up to the closing bracket or a lambda's colon, which stay. */
struct ast_param *lang_params(struct lang_parser *p, bool lambda) {
    enum lang_token_kind end = lambda ? TOKEN_COLON : TOKEN_RPAREN;
    struct params params = {.lambda = lambda};
    params.last = &params.first;
    while (!at_token(p, end) && !lang_failed(p->unit)) {
        one(p, &params);
        if (!lang_accept(p, TOKEN_COMMA))
            break;
    }
    refuse_bare(p, &params);
    return params.first;
}
