/* SPDX-License-Identifier: MIT */
/* The kinds of token. The two tables give the lexer its texts and the parser
 * its names, so that neither can be forgotten. */
#ifndef KRAIT_LANG_TOKENS_H
#define KRAIT_LANG_TOKENS_H

/* Longer operators stand before their own prefixes. */
#define LANG_OPERATORS(X)                                                      \
    X(POWER_ASSIGN, "**=")                                                     \
    X(FLOOR_ASSIGN, "//=")                                                     \
    X(LSHIFT_ASSIGN, "<<=")                                                    \
    X(RSHIFT_ASSIGN, ">>=")                                                    \
    X(ELLIPSIS, "...")                                                         \
    X(ADD_ASSIGN, "+=")                                                        \
    X(SUB_ASSIGN, "-=")                                                        \
    X(MUL_ASSIGN, "*=")                                                        \
    X(DIV_ASSIGN, "/=")                                                        \
    X(MOD_ASSIGN, "%=")                                                        \
    X(AND_ASSIGN, "&=")                                                        \
    X(OR_ASSIGN, "|=")                                                         \
    X(XOR_ASSIGN, "^=")                                                        \
    X(MATMUL_ASSIGN, "@=")                                                     \
    X(POWER, "**")                                                             \
    X(FLOOR, "//")                                                             \
    X(LSHIFT, "<<")                                                            \
    X(RSHIFT, ">>")                                                            \
    X(LESS_EQUAL, "<=")                                                        \
    X(GREATER_EQUAL, ">=")                                                     \
    X(EQUAL, "==")                                                             \
    X(NOT_EQUAL, "!=")                                                         \
    X(ARROW, "->")                                                             \
    X(WALRUS, ":=")                                                            \
    X(LPAREN, "(")                                                             \
    X(RPAREN, ")")                                                             \
    X(LBRACKET, "[")                                                           \
    X(RBRACKET, "]")                                                           \
    X(LBRACE, "{")                                                             \
    X(RBRACE, "}")                                                             \
    X(COMMA, ",")                                                              \
    X(COLON, ":")                                                              \
    X(DOT, ".")                                                                \
    X(SEMICOLON, ";")                                                          \
    X(AT, "@")                                                                 \
    X(ASSIGN, "=")                                                             \
    X(ADD, "+")                                                                \
    X(SUB, "-")                                                                \
    X(STAR, "*")                                                               \
    X(DIV, "/")                                                                \
    X(MOD, "%")                                                                \
    X(AMPERSAND, "&")                                                          \
    X(PIPE, "|")                                                               \
    X(CARET, "^")                                                              \
    X(TILDE, "~")                                                              \
    X(LESS, "<")                                                               \
    X(GREATER, ">")                                                            \
    X(BANG, "!")

#define LANG_KEYWORDS(X)                                                       \
    X(FALSE, "False")                                                          \
    X(NONE, "None")                                                            \
    X(TRUE, "True")                                                            \
    X(AND, "and")                                                              \
    X(AS, "as")                                                                \
    X(ASSERT, "assert")                                                        \
    X(ASYNC, "async")                                                          \
    X(AWAIT, "await")                                                          \
    X(BREAK, "break")                                                          \
    X(CLASS, "class")                                                          \
    X(CONTINUE, "continue")                                                    \
    X(DEF, "def")                                                              \
    X(DEL, "del")                                                              \
    X(ELIF, "elif")                                                            \
    X(ELSE, "else")                                                            \
    X(EXCEPT, "except")                                                        \
    X(FINALLY, "finally")                                                      \
    X(FOR, "for")                                                              \
    X(FROM, "from")                                                            \
    X(GLOBAL, "global")                                                        \
    X(IF, "if")                                                                \
    X(IMPORT, "import")                                                        \
    X(IN, "in")                                                                \
    X(IS, "is")                                                                \
    X(LAMBDA, "lambda")                                                        \
    X(NONLOCAL, "nonlocal")                                                    \
    X(NOT, "not")                                                              \
    X(OR, "or")                                                                \
    X(PASS, "pass")                                                            \
    X(RAISE, "raise")                                                          \
    X(RETURN, "return")                                                        \
    X(TRY, "try")                                                              \
    X(WHILE, "while")                                                          \
    X(WITH, "with")                                                            \
    X(YIELD, "yield")

#define LANG_TOKEN_NAME(name, text) TOKEN_##name,

enum lang_token_kind {
    TOKEN_ERROR,
    TOKEN_END,
    TOKEN_NEWLINE,
    TOKEN_INDENT,
    TOKEN_DEDENT,
    TOKEN_NAME,
    TOKEN_INT,
    TOKEN_FLOAT,
    TOKEN_IMAGINARY,
    TOKEN_STRING,
    LANG_OPERATORS(LANG_TOKEN_NAME) LANG_KEYWORDS(LANG_TOKEN_NAME)
};

#endif
