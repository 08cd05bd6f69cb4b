/* SPDX-License-Identifier: MIT */
/* Files in flash; see files.h. A linear search: there are a few of them, and
 * an import looks once. */
#include "boards/cortex-m/files.h"

#include <string.h>

#include "modules/frozen.h"
#include "value/symbol.h"

#define MAGIC 0x3146524Bu /* "KRF1" */
#define NAME_MAX 96u

struct record {
    uint32_t size;
    uint32_t name_size;
    char name[];
};

extern const uint32_t board_files[];

static const struct record *first(void) {
    bool some = board_files[0] == MAGIC && board_files[2] != 0;
    return some ? (const void *)&board_files[2] : NULL;
}

static const struct record *next(const struct record *r) {
    const struct record *behind = (const void *)((const char *)r + r->size);
    return behind->size == 0 ? NULL : behind;
}

const struct value_str *board_file(const char *name, size_t length) {
    for (const struct record *r = first(); r != NULL; r = next(r)) {
        value_rest();
        if (strlen(r->name) == length && memcmp(r->name, name, length) == 0)
            return (const void *)(r->name + r->name_size);
    }
    return NULL;
}

const char *board_next_file(const char *name) {
    const struct record *r = first();
    if (name != NULL)
        r = next((const void *)(name - offsetof(struct record, name)));
    return r == NULL ? NULL : r->name;
}

/* a.b to a/b.py or a/b/__init__.py; 0 if it is too long. */
static size_t path_of(char *to, const char *dotted, size_t length,
                      bool package) {
    const char *end = package ? "/__init__.py" : ".py";
    if (length + strlen(end) >= NAME_MAX)
        return 0;
    for (size_t i = 0; i < length; i++)
        to[i] = dotted[i] == '.' ? '/' : dotted[i];
    memcpy(to + length, end, strlen(end) + 1);
    return length + strlen(end);
}

/* A folder without __init__.py: `file` is where that would be. */
static bool find_folder(const char *file, value *source, value *path,
                        bool *package) {
    size_t length = strlen(file), folder = length - strlen("__init__.py");
    for (const struct record *r = first(); r != NULL; r = next(r)) {
        value_rest();
        if (strncmp(r->name, file, folder) != 0)
            continue;
        *package = true;
        return value_str_new("", 0, source) &&
               value_symbol_or_str(file, length, true, path);
    }
    return true;
}

static bool find(const char *dotted, size_t length, value *source, value *path,
                 bool *package) {
    char name[NAME_MAX];
    *source = VALUE_UNSET;
    for (uint32_t i = 0; i < 2; i++) {
        size_t n = path_of(name, dotted, length, i == 1);
        const struct value_str *file = n == 0 ? NULL : board_file(name, n);
        if (file == NULL)
            continue;
        *source = value_from_static(file);
        *package = i == 1;
        return value_symbol_or_str(name, n, true, path);
    }
    return !ISA_FULL || find_folder(name, source, path, package);
}

const struct vm_loader board_file_loader = {.find = find};

static bool take_line(const struct value_str *text, uint32_t line, value *out) {
    uint32_t at = 0, end;
    for (uint32_t i = 1; i < line && at < text->length; at++) {
        value_rest();
        i += text->text[at] == '\n';
    }
    /* Carets stand below a whole line. */
    while (!ISA_FULL && at < text->length && text->text[at] == ' ')
        at++;
    for (end = at; end < text->length && text->text[end] != '\n';)
        value_rest_some(end++);
    return end == at || value_str_new(text->text + at, end - at, out);
}

/* Frozen paths are a/b.py of module a.b. */
static const struct value_str *frozen(const char *path, size_t length) {
    char dotted[NAME_MAX];
    const struct mod_frozen *m;
    if (length < 3 || length >= NAME_MAX)
        return NULL;
    for (size_t i = 0; i < length - 3; i++)
        dotted[i] = path[i] == '/' ? '.' : path[i];
    m = mod_frozen_find(dotted, length - 3);
    bool text = m != NULL && heap_kind(m->source) == KIND_BYTES;
    return text ? m->source : NULL;
}

bool board_source_line(value file, uint32_t line, value *out) {
    uint32_t length;
    const char *name;
    *out = VALUE_UNSET;
    if (!value_is_str(file) && !value_is_symbol(file))
        return true;
    name = value_str_text(file, &length);
    const struct value_str *text = board_file(name, length);
    if (text == NULL)
        text = frozen(name, length);
    return text == NULL || take_line(text, line, out);
}
