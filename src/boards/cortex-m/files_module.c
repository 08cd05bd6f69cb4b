/* SPDX-License-Identifier: MIT */
/* Module _files of images with all modules, for python/library/io.py and os:
 * the files in flash, which can be read and not written. An open file is a
 * list [text, position], so that nothing is left over when it is dropped. */
#include "boards/cortex-m/files.h"
#include "machine/object.h"
#include "modules/modules.h"
#include "modules/more_builtins.h"
#include "rt/module.h"

enum {
    NO_ENTRY = 2,
    BAD_FILE = 9,
    IS_FOLDER = 21,
    INVALID = 22,
    READ_ONLY = 30
};
enum { KIND_FOLDER = 4, KIND_FILE = 8 }; /* of an entry, as on the desk */
enum { MODE_FOLDER = 0040555, MODE_FILE = 0100444 };

static bool fail(int number, value name) {
    static const char *const texts[] = {[NO_ENTRY] =
                                            "No such file or directory",
                                        [IS_FOLDER] = "Is a directory",
                                        [READ_ONLY] = "Read-only file system"};
    value exception, items[3] = {value_from_int48(number), VALUE_NONE, name};
    return value_str_new(texts[number], strlen(texts[number]), &items[1]) &&
           vm_call(value_from_static(&value_type_OSError), 3, items,
                   &exception) &&
           value_raise_object(exception);
}

/* The text of a path, without the roots that all files have in common. */
static bool path_of(value v, const char **text, uint32_t *length) {
    value plain = value_unwrap(v);
    if (!value_is_str(plain))
        return value_raise(&value_type_TypeError,
                           "expected str, bytes or os.PathLike object, not %t",
                           v);
    *text = value_str_text(plain, length);
    for (; *length > 0 && (**text == '/' || **text == '.'); (*text)++) {
        if (**text == '.' && *length > 1 && (*text)[1] != '/')
            break;
        (*length)--;
    }
    return true;
}

static bool file_open(struct arguments *args, value *out) {
    const char *path, *mode;
    uint32_t length, letters;
    value items[2] = {VALUE_NONE, VALUE_ZERO};
    if (!path_of(args->at[0], &path, &length) ||
        !path_of(args->at[1], &mode, &letters))
        return false;
    const struct value_str *file = board_file(path, length);
    if (strcspn(mode, "wax+") < letters)
        return fail(READ_ONLY, args->at[0]);
    if (file == NULL)
        return fail(length == 0 ? IS_FOLDER : NO_ENTRY, args->at[0]);
    items[0] = value_from_static(file);
    return value_list_new(2, items, out);
}

/* io.py's token of a file that was not closed: as in tools/files.c. */
static bool file_dropped(struct arguments *args, value *out) {
    value opened = value_instance_load(args->at[0], SYM_value);
    *out = VALUE_NONE;
    if (value_is_kind(opened, KIND_LIST))
        (void)value_list_set(opened, 1, VALUE_TRUE);
    return true;
}

static bool file_close(struct arguments *args, value *out) {
    (void)args;
    *out = VALUE_NONE;
    return true;
}

/* The open file's text and where the next read begins. */
static bool opened(value v, const struct value_str **text, uint32_t *at) {
    if (!value_is_kind(v, KIND_LIST) || value_list_length(v) != 2 ||
        !value_is_kind(value_list_at(v, 0), KIND_BYTES) ||
        !value_is_int48(value_list_at(v, 1)))
        return value_raise_os_error(BAD_FILE);
    int64_t position = value_int48(value_list_at(v, 1));
    *text = value_pointer(value_list_at(v, 0));
    *at = position < (*text)->length ? (uint32_t)position : (*text)->length;
    return true;
}

static bool file_read(struct arguments *args, value *out) {
    const struct value_str *text;
    uint32_t at;
    int64_t n;
    if (!opened(args->at[0], &text, &at) || !value_to_int64(args->at[1], &n))
        return false;
    uint32_t left = text->length - at;
    uint32_t count = n < 0 ? 0 : n < left ? (uint32_t)n : left;
    (void)value_list_set(args->at[0], 1, value_from_int48(at + count));
    return value_bytes_new(text->text + at, count, out);
}

static bool file_seek(struct arguments *args, value *out) {
    const struct value_str *text;
    uint32_t at;
    int64_t offset, whence;
    if (!opened(args->at[0], &text, &at) ||
        !value_to_int64(args->at[1], &offset) ||
        !value_to_int64(args->at[2], &whence))
        return false;
    offset += whence == 1 ? at : whence == 2 ? text->length : 0;
    if (offset < 0 || offset > UINT32_MAX)
        return value_raise_os_error(INVALID);
    *out = value_from_int48(offset);
    (void)value_list_set(args->at[0], 1, *out);
    return true;
}

static bool file_isatty(struct arguments *args, value *out) {
    (void)args;
    *out = VALUE_FALSE;
    return true;
}

/* The name of a file below a folder, from the folder on; NULL if it is not. */
static const char *below(const char *file, const char *path, uint32_t length) {
    if (length == 0)
        return file;
    bool is = strncmp(file, path, length) == 0 && file[length] == '/';
    return is ? file + length + 1 : NULL;
}

static bool is_folder(const char *path, uint32_t length) {
    const char *name = NULL;
    while ((name = board_next_file(name)) != NULL)
        if (below(name, path, length) != NULL)
            return true;
    return length == 0;
}

/* As on the desk; nothing has an owner or a time. */
static bool file_stat(struct arguments *args, value *out) {
    const char *path;
    uint32_t length;
    value items[10];
    if (!path_of(args->at[0], &path, &length))
        return false;
    const struct value_str *file = board_file(path, length);
    if (file == NULL && !is_folder(path, length))
        return fail(NO_ENTRY, args->at[0]);
    for (uint32_t i = 0; i < ARRAY_LENGTH(items); i++)
        items[i] = VALUE_ZERO;
    items[0] = value_from_int48(file == NULL ? MODE_FOLDER : MODE_FILE);
    items[6] = value_from_int48(file == NULL ? 0 : file->length);
    return value_tuple_new(ARRAY_LENGTH(items), items, out);
}

static bool add_entry(value list, const char *name, size_t length, int kind) {
    value pair, items[2] = {VALUE_NONE, value_from_int48(kind)};
    return value_str_new(name, length, &items[0]) &&
           value_tuple_new(2, items, &pair) && value_list_append(list, pair);
}

/* The entry of a folder that a name below it stands in, unless it is the last
 * one again: files of a folder follow one another, as tools/flash-files writes
 * them. */
static bool add_once(value list, const char *name, const char **last) {
    size_t length = strcspn(name, "/");
    if (*last != NULL && strcspn(*last, "/") == length &&
        memcmp(*last, name, length) == 0)
        return true;
    *last = name;
    return add_entry(list, name, length,
                     name[length] == '/' ? KIND_FOLDER : KIND_FILE);
}

/* list(path): pairs of name and kind. */
static bool file_list(struct arguments *args, value *out) {
    const char *path, *name = NULL, *last = NULL;
    uint32_t length;
    if (!path_of(args->at[0], &path, &length) || !value_list_new(0, NULL, out))
        return false;
    if (!is_folder(path, length))
        return fail(NO_ENTRY, args->at[0]);
    while ((name = board_next_file(name)) != NULL) {
        const char *rest = below(name, path, length);
        if (rest != NULL && !add_once(*out, rest, &last))
            return false;
    }
    return true;
}

static bool file_getcwd(struct arguments *args, value *out) {
    (void)args;
    return value_str_new("/", 1, out);
}

static bool file_getenv(struct arguments *args, value *out) {
    (void)args;
    *out = VALUE_NONE;
    return true;
}

static bool file_refused(struct arguments *args, value *out) {
    const char *path;
    uint32_t length;
    (void)out;
    if (!value_is_str(value_unwrap(args->at[0])))
        return fail(READ_ONLY, VALUE_NONE);
    if (!path_of(args->at[0], &path, &length))
        return false;
    bool known = board_file(path, length) != NULL || is_folder(path, length);
    return fail(known ? READ_ONLY : NO_ENTRY, args->at[0]);
}

NATIVE(file_close, SYM_close, 1, 1, 0);
NATIVE(file_dropped, SYM___del__, 1, 1, NATIVE_METHOD);
NATIVE(file_getcwd, SYM_getcwd, 0, 0, 0);
NATIVE(file_getenv, SYM_getenv, 1, 1, 0);
NATIVE(file_isatty, SYM_isatty, 1, 1, 0);
NATIVE(file_list, SYM_list, 1, 1, NATIVE_TASK_ONLY);
NATIVE(file_open, SYM_open, 2, 2, NATIVE_TASK_ONLY);
NATIVE(file_read, SYM_read, 2, 2, NATIVE_TASK_ONLY);
NATIVE(file_refused, SYM_write, 1, 2, 0);
NATIVE(file_seek, SYM_seek, 3, 3, 0);
NATIVE(file_stat, SYM_stat, 1, 1, 0);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM___del__, file_dropped),
    MEMBER_FUNCTION(SYM_chdir, file_refused),
    MEMBER_FUNCTION(SYM_close, file_close),
    MEMBER_FUNCTION(SYM_getcwd, file_getcwd),
    MEMBER_FUNCTION(SYM_getenv, file_getenv),
    MEMBER_FUNCTION(SYM_isatty, file_isatty),
    MEMBER_FUNCTION(SYM_list, file_list),
    MEMBER_FUNCTION(SYM_mkdir, file_refused),
    MEMBER_FUNCTION(SYM_open, file_open),
    MEMBER_FUNCTION(SYM_read, file_read),
    MEMBER_FUNCTION(SYM_remove, file_refused),
    MEMBER_FUNCTION(SYM_rename, file_refused),
    MEMBER_FUNCTION(SYM_rmdir, file_refused),
    MEMBER_FUNCTION(SYM_seek, file_seek),
    MEMBER_FUNCTION(SYM_stat, file_stat),
    MEMBER_FUNCTION(SYM_truncate, file_refused),
    MEMBER_FUNCTION(SYM_write, file_refused),
};

static const struct module_definition files_module = {
    .name = SYM__files,
    .member_count = ARRAY_LENGTH(members),
    .members = members,
};

#define X(name) &name,
const struct module_definition *const board_modules[] = {
    MOD_IMAGE_MODULES(X) & rt_module, &machine_module, &machine_umodule,
    &files_module};
#undef X

const uint32_t board_module_count = ARRAY_LENGTH(board_modules);

/* --- open() --- */

static bool builtin_open(struct arguments *args, value *out) {
    value io, function;
    return vm_import(SYM_io, &io) &&
           vm_load_attribute(io, SYM_open, &function) &&
           vm_call_keywords(function, args, out);
}

NATIVE(builtin_open, SYM_open, 0, 255, NATIVE_KEYWORDS | NATIVE_TASK_ONLY);

bool board_all_start(void) {
    mod_state.shows_static = true;
    return mod_more_builtins_start() &&
           value_dict_set(vm_added_builtins(), value_from_symbol(SYM_open),
                          value_from_static(&builtin_open_native));
}
