/* SPDX-License-Identifier: MIT */
/* Module _files: the system's files by descriptor, for python/library/io.py
 * and os.py, which make of them what programs know. Every error is an OSError
 * with the system's number, and the name of the file where there is one. */
#define _FILE_OFFSET_BITS 64
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "modules/modules.h"
#include "tools/tool.h"

#define PATH 4096
#define READ_MOST (1u << 24) /* bytes at once */
/* Ctrl-C may come just before a wait begins, and is then seen after it. */
#define WAIT_MS 100

/* name: VALUE_UNSET if there is none. */
static bool fail(value name) {
    int number = errno;
    value items[3] = {value_from_int48(number), VALUE_NONE, name};
    value exception;
    const char *text = strerror(number);
    return value_str_new(text, strlen(text), &items[1]) &&
           vm_call(value_from_static(&value_type_OSError),
                   name == VALUE_UNSET ? 2 : 3, items, &exception) &&
           value_raise_object(exception);
}

static bool path_of(value v, char path[PATH]) {
    uint32_t length;
    value plain = value_unwrap(v);
    if (!value_is_str(plain))
        return value_raise(&value_type_TypeError,
                           "expected str, bytes or os.PathLike object, not %t",
                           v);
    const char *text = value_str_text(plain, &length);
    if (memchr(text, '\0', length) != NULL)
        return value_raise(&value_type_ValueError, "embedded null byte");
    if (length >= PATH) {
        errno = ENAMETOOLONG;
        return fail(v);
    }
    memcpy(path, text, length);
    path[length] = '\0';
    KEEP_ALIVE(plain);
    return true;
}

static bool descriptor_of(value v, int *out) {
    int32_t n;
    if (!value_to_int32(v, &n))
        return false;
    *out = n;
    return true;
}

/* The letter of a mode, one of r w a x, and whether a + makes it both ways. */
static bool mode_of(value v, char *kind, bool *both) {
    uint32_t length;
    if (!value_is_str(v))
        return value_raise(&value_type_TypeError, "mode must be str, not %t",
                           v);
    const char *mode = value_str_text(v, &length);
    uint32_t kinds = 0, pluses = 0;
    for (uint32_t i = 0; i < length; i++) {
        if (memchr("rwax", mode[i], 4) != NULL) {
            *kind = mode[i];
            kinds++;
        } else if (mode[i] == '+') {
            pluses++;
        } else if (mode[i] != 'b') {
            return value_raise(&value_type_ValueError, "invalid mode: %v", v);
        }
    }
    *both = pluses != 0;
    return (kinds == 1 && pluses <= 1) ||
           value_raise(&value_type_ValueError,
                       "Must have exactly one of create/read/write/append "
                       "mode and at most one plus");
}

/* open(path, mode) */
static bool file_open(struct arguments *args, value *out) {
    char path[PATH];
    char kind = '\0';
    bool both;
    struct stat status;
    if (!path_of(args->at[0], path) || !mode_of(args->at[1], &kind, &both))
        return false;
    int flags = both ? O_RDWR : O_WRONLY;
    if (kind == 'r')
        flags = both ? O_RDWR : O_RDONLY;
    else if (kind == 'w')
        flags |= O_CREAT | O_TRUNC;
    else if (kind == 'a')
        flags |= O_CREAT | O_APPEND;
    else
        flags |= O_CREAT | O_EXCL;
    int file = open(path, flags | O_CLOEXEC, 0666);
    if (file < 0)
        return fail(args->at[0]);
    if (fstat(file, &status) == 0 && S_ISDIR(status.st_mode)) {
        close(file);
        errno = EISDIR;
        return fail(args->at[0]);
    }
    *out = value_from_int48(file);
    return true;
}

/* __del__ of a file's token, which holds the list [number, dropped]. Not in
 * Python: it would take virtual time, when the collector happens to find it
 * (R8). */
static bool file_dropped(struct arguments *args, value *out) {
    value opened = value_instance_load(args->at[0], SYM_value);
    *out = VALUE_NONE;
    if (value_is_kind(opened, KIND_LIST))
        (void)value_list_set(opened, 1, VALUE_TRUE);
    return true;
}

static bool file_close(struct arguments *args, value *out) {
    int file;
    *out = VALUE_NONE;
    if (!descriptor_of(args->at[0], &file))
        return false;
    if (file == STDIN_FILENO) /* the number may be another file's from now */
        tool_state.terminal = -1;
    return close(file) == 0 || fail(VALUE_UNSET);
}

/* The terminal's own descriptor, which does not block, for standard input. */
static int reader_of(int file) {
    return file == STDIN_FILENO && tool_state.terminal > 0 ? tool_state.terminal
                                                           : file;
}

bool tool_await_input(int file) {
    struct pollfd in = {.fd = file, .events = POLLIN};
    while (file >= 0 && poll(&in, 1, WAIT_MS) <= 0)
        if (heap_safepoint_needed() && !value_work_unit())
            return false;
    return !heap_safepoint_needed() || value_work_unit();
}

bool tool_read_input(int file, void *to, size_t room, ssize_t *got) {
    do {
        if (!tool_await_input(file))
            return false;
        *got = read(reader_of(file), to, room);
    } while (*got < 0 && errno == EAGAIN && reader_of(file) != file);
    return true;
}

static int32_t read_standard(uint8_t *to, uint32_t room) {
    struct pollfd in = {.fd = STDIN_FILENO, .events = POLLIN};
    while (poll(&in, 1, WAIT_MS) <= 0)
        if (heap_safepoint_needed())
            return -1;
    ssize_t got = read(reader_of(STDIN_FILENO), to, room);
    if (got < 0 && errno == EAGAIN)
        return -1;
    return got < 0 ? 0 : (int32_t)got;
}

static const struct mod_input standard = {.read = read_standard};

/* read(file, n): at most n bytes, none at the end. */
static bool file_read(struct arguments *args, value *out) {
    int file;
    int64_t n;
    if (!descriptor_of(args->at[0], &file) || !value_to_int64(args->at[1], &n))
        return false;
    size_t room = n < 0 ? 0 : n < READ_MOST ? (size_t)n : READ_MOST;
    char *buffer = malloc(room + 1);
    if (buffer == NULL)
        return value_raise_memory();
    ssize_t got;
    bool ok = tool_read_input(file, buffer, room, &got);
    int number = errno;
    bool failed = ok && got < 0;
    ok = ok && !failed && value_bytes_new(buffer, (size_t)got, out);
    free(buffer);
    errno = number;
    return failed ? fail(VALUE_UNSET) : ok;
}

/* write(file, bytes): how many were written. */
static bool file_write(struct arguments *args, value *out) {
    int file;
    struct value_view view;
    if (!descriptor_of(args->at[0], &file) ||
        !value_view_of(args->at[1], false, &view))
        return false;
    ssize_t done = write(file, view.at, view.length);
    KEEP_ALIVE(view.owner);
    *out = value_from_int48(done);
    return done >= 0 || fail(VALUE_UNSET);
}

/* seek(file, offset, whence): the new position. */
static bool file_seek(struct arguments *args, value *out) {
    int file;
    int64_t offset;
    int32_t whence;
    if (!descriptor_of(args->at[0], &file) ||
        !value_to_int64(args->at[1], &offset) ||
        !value_to_int32(args->at[2], &whence))
        return false;
    off_t at = lseek(file, (off_t)offset, whence);
    return at >= 0 ? value_int_from_int64(at, out) : fail(VALUE_UNSET);
}

static bool file_truncate(struct arguments *args, value *out) {
    int file;
    int64_t size;
    *out = VALUE_NONE;
    return descriptor_of(args->at[0], &file) &&
           value_to_int64(args->at[1], &size) &&
           (ftruncate(file, (off_t)size) == 0 || fail(VALUE_UNSET));
}

static bool file_isatty(struct arguments *args, value *out) {
    int file;
    if (!descriptor_of(args->at[0], &file))
        return false;
    *out = value_from_bool(isatty(file) == 1);
    return true;
}

/* stat(path): mode, inode, device, links, uid, gid, size, and the times of
 * access, change and creation in nanoseconds. */
static bool file_stat(struct arguments *args, value *out) {
    char path[PATH];
    struct stat s;
    if (!path_of(args->at[0], path))
        return false;
    if (stat(path, &s) != 0)
        return fail(args->at[0]);
    const int64_t numbers[] = {
        s.st_mode,
        (int64_t)s.st_ino,
        (int64_t)s.st_dev,
        (int64_t)s.st_nlink,
        s.st_uid,
        s.st_gid,
        s.st_size,
        (int64_t)s.st_atim.tv_sec * 1000000000 + s.st_atim.tv_nsec,
        (int64_t)s.st_mtim.tv_sec * 1000000000 + s.st_mtim.tv_nsec,
        (int64_t)s.st_ctim.tv_sec * 1000000000 + s.st_ctim.tv_nsec};
    value items[ARRAY_LENGTH(numbers)];
    for (uint32_t i = 0; i < ARRAY_LENGTH(numbers); i++)
        if (!value_int_from_int64(numbers[i], &items[i]))
            return false;
    return value_tuple_new(ARRAY_LENGTH(numbers), items, out);
}

/* list(path): pairs of name and type, 4 for a folder and 8 for a file. */
static bool add_entry(value list, const struct dirent *entry) {
    value items[2] = {VALUE_NONE,
                      value_from_int48(entry->d_type == DT_DIR ? 4 : 8)};
    value pair;
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
        return true;
    return value_str_new(entry->d_name, strlen(entry->d_name), &items[0]) &&
           value_tuple_new(2, items, &pair) && value_list_append(list, pair);
}

static bool file_list(struct arguments *args, value *out) {
    char path[PATH];
    if (!path_of(args->at[0], path) || !value_list_new(0, NULL, out))
        return false;
    DIR *folder = opendir(path);
    if (folder == NULL)
        return fail(args->at[0]);
    bool ok = true;
    struct dirent *entry;
    do { /* NULL is the end, or an error if errno says so */
        errno = 0;
        entry = readdir(folder);
        ok = entry == NULL || add_entry(*out, entry);
    } while (ok && entry != NULL);
    int number = ok ? errno : 0;
    closedir(folder);
    errno = number;
    return ok && (number == 0 || fail(args->at[0]));
}

static bool with_path(struct arguments *args, int (*act)(const char *),
                      value *out) {
    char path[PATH];
    *out = VALUE_NONE;
    return path_of(args->at[0], path) && (act(path) == 0 || fail(args->at[0]));
}

static int make_folder(const char *path) { return mkdir(path, 0777); }

static bool file_chdir(struct arguments *args, value *out) {
    return with_path(args, chdir, out);
}

static bool file_mkdir(struct arguments *args, value *out) {
    return with_path(args, make_folder, out);
}

static bool file_rmdir(struct arguments *args, value *out) {
    return with_path(args, rmdir, out);
}

static bool file_remove(struct arguments *args, value *out) {
    return with_path(args, unlink, out);
}

static bool file_rename(struct arguments *args, value *out) {
    char from[PATH], to[PATH];
    *out = VALUE_NONE;
    return path_of(args->at[0], from) && path_of(args->at[1], to) &&
           (rename(from, to) == 0 || fail(args->at[0]));
}

static bool file_getcwd(struct arguments *args, value *out) {
    char path[PATH];
    (void)args;
    if (getcwd(path, sizeof path) == NULL)
        return fail(VALUE_UNSET);
    return value_str_new(path, strlen(path), out);
}

static bool file_getenv(struct arguments *args, value *out) {
    char name[PATH];
    *out = VALUE_NONE;
    if (!path_of(args->at[0], name))
        return false;
    const char *text = getenv(name);
    return text == NULL || value_str_new(text, strlen(text), out);
}

/* urandom(n) */
static bool file_urandom(struct arguments *args, value *out) {
    int64_t n;
    uint8_t bytes[4096];
    if (!value_to_int64(args->at[0], &n))
        return false;
    if (n < 0 || n > (int64_t)sizeof bytes)
        return value_raise(&value_type_ValueError,
                           "urandom gives 0 to 4096 bytes");
    FILE *file = fopen("/dev/urandom", "rb");
    if (file == NULL)
        return fail(VALUE_UNSET);
    size_t got = fread(bytes, 1, (size_t)n, file);
    fclose(file);
    return value_bytes_new(bytes, got, out);
}

NATIVE(file_chdir, SYM_chdir, 1, 1, 0);
NATIVE(file_close, SYM_close, 1, 1, 0);
NATIVE(file_dropped, SYM___del__, 1, 1, NATIVE_METHOD);
NATIVE(file_getcwd, SYM_getcwd, 0, 0, 0);
NATIVE(file_getenv, SYM_getenv, 1, 1, 0);
NATIVE(file_isatty, SYM_isatty, 1, 1, 0);
NATIVE(file_list, SYM_list, 1, 1, NATIVE_TASK_ONLY);
NATIVE(file_mkdir, SYM_mkdir, 1, 1, 0);
NATIVE(file_open, SYM_open, 2, 2, NATIVE_TASK_ONLY);
NATIVE(file_read, SYM_read, 2, 2, NATIVE_TASK_ONLY);
NATIVE(file_remove, SYM_remove, 1, 1, 0);
NATIVE(file_rename, SYM_rename, 2, 2, 0);
NATIVE(file_rmdir, SYM_rmdir, 1, 1, 0);
NATIVE(file_seek, SYM_seek, 3, 3, 0);
NATIVE(file_stat, SYM_stat, 1, 1, 0);
NATIVE(file_truncate, SYM_truncate, 2, 2, 0);
NATIVE(file_urandom, SYM_urandom, 1, 1, 0);
NATIVE(file_write, SYM_write, 2, 2, NATIVE_TASK_ONLY);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM___del__, file_dropped),
    MEMBER_FUNCTION(SYM_chdir, file_chdir),
    MEMBER_FUNCTION(SYM_close, file_close),
    MEMBER_FUNCTION(SYM_getcwd, file_getcwd),
    MEMBER_FUNCTION(SYM_getenv, file_getenv),
    MEMBER_FUNCTION(SYM_isatty, file_isatty),
    MEMBER_FUNCTION(SYM_list, file_list),
    MEMBER_FUNCTION(SYM_mkdir, file_mkdir),
    MEMBER_FUNCTION(SYM_open, file_open),
    MEMBER_FUNCTION(SYM_read, file_read),
    MEMBER_FUNCTION(SYM_remove, file_remove),
    MEMBER_FUNCTION(SYM_rename, file_rename),
    MEMBER_FUNCTION(SYM_rmdir, file_rmdir),
    MEMBER_FUNCTION(SYM_seek, file_seek),
    MEMBER_FUNCTION(SYM_stat, file_stat),
    MEMBER_FUNCTION(SYM_truncate, file_truncate),
    MEMBER_FUNCTION(SYM_urandom, file_urandom),
    MEMBER_FUNCTION(SYM_write, file_write),
};

const struct module_definition tool_files_module = {
    .name = SYM__files,
    .member_count = ARRAY_LENGTH(members),
    .members = members,
};

/* --- open() and input(), which io has, as builtins --- */

static bool call_io(uint32_t name, struct arguments *args, value *out) {
    value io, function;
    return vm_import(SYM_io, &io) && vm_load_attribute(io, name, &function) &&
           vm_call_keywords(function, args, out);
}

static bool builtin_open(struct arguments *args, value *out) {
    return call_io(SYM_open, args, out);
}

static bool builtin_input(struct arguments *args, value *out) {
    return call_io(SYM_input, args, out);
}

NATIVE(builtin_open, SYM_open, 0, 255, NATIVE_KEYWORDS | NATIVE_TASK_ONLY);
NATIVE(builtin_input, SYM_input, 0, 255, NATIVE_KEYWORDS | NATIVE_TASK_ONLY);

/* Ctrl-C drops the line that poll() has just seen, and a read that blocks would
 * wait for another: so the terminal is opened once more, not to block. */
static int open_terminal(void) {
    const char *name = isatty(STDIN_FILENO) ? ttyname(STDIN_FILENO) : NULL;
    if (name == NULL)
        return -1;
    return open(name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
}

bool tool_files_start(void) {
    tool_state.terminal = open_terminal();
    value builtins = vm_added_builtins();
    mod_set_input(&standard);
    setvbuf(stdin, NULL, _IONBF, 0); /* the prompt and sys.stdin share it */
    return value_dict_set(builtins, value_from_symbol(SYM_open),
                          value_from_static(&builtin_open_native)) &&
           value_dict_set(builtins, value_from_symbol(SYM_input),
                          value_from_static(&builtin_input_native));
}
