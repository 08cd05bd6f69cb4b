/* SPDX-License-Identifier: MIT */
/* Finds modules along sys.path and lines of source for tracebacks. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "modules/modules.h"
#include "tools/tool.h"
#include "value/container.h"
#include "vm/vm.h"

#define PATH 1024

bool tool_read_file(const char *path, value *out) {
    char chunk[4096];
    value bytes;
    bool ok = value_bytearray_new("", 0, &bytes);
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    *out = VALUE_UNSET;
    if (file == NULL || !ok)
        return ok;
    size_t n = fread(chunk, 1, sizeof(chunk), file);
    while (ok && n > 0) {
        ok = value_bytearray_append(bytes, chunk, n);
        n = fread(chunk, 1, sizeof(chunk), file);
    }
    bool failed = ferror(file) != 0;
    if (file != stdin)
        fclose(file);
    if (ok && !failed)
        *out = bytes;
    return ok;
}

/* FOLDER/a/b.py or FOLDER/a/b/__init__.py for "a.b". */
static int module_path(char *to, const char *folder, const char *dotted,
                       bool package) {
    int used =
        snprintf(to, PATH, "%s%s%s%s", folder, folder[0] != '\0' ? "/" : "",
                 dotted, package ? "/__init__.py" : ".py");
    size_t start = folder[0] != '\0' ? strlen(folder) + 1 : 0;
    for (size_t i = start; i < start + strlen(dotted) && i < PATH - 1; i++) {
        if (to[i] == '.')
            to[i] = '/';
    }
    return used;
}

/* Tries one folder; *source stays UNSET if the module is not there. */
static bool try_folder(const char *folder, const char *dotted,
                       struct tool_found *found) {
    char path[PATH];
    for (uint32_t package = 2; package-- > 0;) {
        if (module_path(path, folder, dotted, package == 1) >= PATH)
            continue;
        if (!tool_read_file(path, found->source))
            return false;
        if (*found->source == VALUE_UNSET)
            continue;
        *found->package = package == 1;
        return value_str_new(path, strlen(path), found->path);
    }
    return true;
}

/* A folder without __init__.py is a package with nothing in it, if the whole
 * path has nothing better; its path is remembered in `bare`. */
static void note_folder(const char *folder, const char *dotted, char *bare) {
    struct stat status;
    char path[PATH];
    if (bare[0] != '\0' || module_path(path, folder, dotted, true) >= PATH)
        return;
    *strrchr(path, '/') = '\0';
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        snprintf(bare, PATH, "%s", path);
}

static bool find(const char *dotted, size_t length, value *source, value *path,
                 bool *package) {
    char name[256];
    char folder[PATH], bare[PATH] = "";
    struct tool_found found = {source, path, package};
    *source = VALUE_UNSET;
    if (length >= sizeof(name))
        return true;
    memcpy(name, dotted, length);
    name[length] = '\0';
    for (uint32_t i = 0; *source == VALUE_UNSET; i++) {
        uint32_t n;
        value item = value_list_at(vm_path(), i);
        if (item == VALUE_UNSET)
            break;
        if (!value_is_str(item))
            continue;
        const char *text = value_str_text(item, &n);
        snprintf(folder, sizeof(folder), "%.*s", (int)n, text);
        if (!try_folder(folder, name, &found))
            return false;
        note_folder(folder, name, bare);
    }
    if (*source != VALUE_UNSET || bare[0] == '\0')
        return true;
    *package = true;
    return value_str_new("", 0, source) &&
           value_str_format(path, "%s/__init__.py", bare);
}

/* The line of the file, without blanks around it. */
static bool source_line(value file, uint32_t line, value *out) {
    char text[PATH];
    uint32_t length;
    *out = VALUE_UNSET;
    if (!value_is_str(file))
        return true;
    const char *name = value_str_text(file, &length);
    snprintf(text, sizeof(text), "%.*s", (int)length, name);
    FILE *from = fopen(text, "r");
    if (from == NULL)
        return true;
    bool found = true;
    for (uint32_t i = 0; i < line && found; i++)
        found = fgets(text, sizeof(text), from) != NULL;
    fclose(from);
    if (!found)
        return true;
    text[strcspn(text, "\r\n")] = '\0';
    return value_str_new(text, strlen(text), out);
}

void tool_loader_start(void) {
    static const struct vm_loader loader = {.find = find};
    vm_set_loader(mod_frozen_loader(&loader));
    vm_set_source_line(source_line);
}

bool tool_path_first(const char *folder) {
    value first;
    value rest;
    value list = vm_path();
    if (!value_str_new(folder, strlen(folder), &first) ||
        !value_sequence_tuple(list, &rest) ||
        !value_list_append(list, VALUE_NONE))
        return false;
    for (uint32_t i = value_tuple_length(rest); i > 0; i--)
        (void)value_list_set(list, i, value_tuple_at(rest, i - 1));
    return value_list_set(list, 0, first);
}
