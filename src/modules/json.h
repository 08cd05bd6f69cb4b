/* SPDX-License-Identifier: MIT */
/* JSON: text to objects and back, behind the module _json.
 *
 * Both ways recurse, a level of nesting a call, as deep as the C stack allows;
 * then RecursionError. The text does not change while it is read, since a str
 * never does. What is written may change meanwhile, by `default` or by a
 * handler: each list, tuple and dict is then taken item by item as it is.
 */
#ifndef KRAIT_MODULES_JSON_H
#define KRAIT_MODULES_JSON_H

#include "modules/modules.h"

#define MOD_JSON_KEYS 64u /* names that are made once, in a text */
#define MOD_JSON_DEPTHS 8u

struct mod_json_scan {
    value document;
    const char *text;
    uint32_t length;
    uint32_t at;
    uint32_t depth;                    /* of objects */
    uint8_t expected[MOD_JSON_DEPTHS]; /* members of the last one, by depth */
    bool strict;                       /* no control characters in strings */
    /* Hooks are None if they are not given. */
    value error; /* JSONDecodeError */
    value object_hook;
    value pairs_hook;
    value parse_float;
    value parse_int;
    value parse_constant;
    value keys[MOD_JSON_KEYS]; /* by a hash of their text; UNSET or a str */
};

/* The value that begins at s->at, and behind it.
 * Contract: handler; reserve; O(n); raises. */
bool mod_json_scan(struct mod_json_scan *s, value *out) RAISES;

/* Contract: handler; reserve; O(n); raises. */
bool mod_json_skip_space(struct mod_json_scan *s) RAISES;

/* Raises s->error(message, document, position).
 * Contract: handler; reserve; O(n); raises. */
bool mod_json_fail(struct mod_json_scan *s, const char *message, uint32_t at)
    RAISES;

/* Characters in front of a byte, and the byte in front of which are so many.
 * What lies behind the end counts a byte each.
 * Contract: handler; reserve; O(n); raises. */
bool mod_json_characters(const struct mod_json_scan *s, uint32_t at,
                         uint32_t *out) RAISES;
bool mod_json_byte_of(const struct mod_json_scan *s, uint32_t character,
                      uint32_t *out) RAISES;

struct mod_json_nest; /* of the containers being written, in json_write.c */

struct mod_json_write {
    struct value_sink sink;
    struct value_byte_buffer *buffer;
    uint32_t used;
    uint32_t level; /* of indentation */
    const struct mod_json_nest *nest;
    bool skip_keys;
    bool ascii;
    bool circular; /* look for containers that are inside themselves */
    bool allow_nan;
    bool sort_keys;
    value fallback;       /* default=, or None */
    value file_write;     /* None, or where the text goes piece by piece */
    value indent;         /* None, or a str for each level */
    value item_separator; /* str */
    value key_separator;
};

/* Contract: handler; reserve; O(n); raises. */
bool mod_json_write(struct mod_json_write *w, value v) RAISES;

/* What has been written, as a str; or the rest of it, to the file.
 * Contract: handler; reserve; O(n); raises. */
bool mod_json_written(struct mod_json_write *w, value *out) RAISES;

/* Contract: handler; no alloc; O(1). */
void mod_json_write_init(struct mod_json_write *w);

#endif
