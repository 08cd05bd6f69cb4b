/* SPDX-License-Identifier: MIT */
/* sys.stdin, sys.stdout and sys.stderr: one type, three objects in flash.
 * Each is its own `.buffer`: text is UTF-8 all the way, so there is no layer
 * between the two to speak of. */
#include "modules/modules.h"
#include "rt/state.h"
#include "vm/operate.h"

#define CHUNK 64u

enum { STDIN, STDOUT, STDERR };

static const struct type stream_type;

static bool which_of(const struct arguments *args, uint32_t *which) {
    struct value_custom *self;
    if (!mod_self(args, &stream_type, &self))
        return false;
    *which = ((const struct mod_stream *)(const void *)self)->which;
    return true;
}

static struct value_sink *output(uint32_t which) {
    if (which == STDERR && mod_state.error != NULL && base_level.now == 0)
        return mod_state.error;
    return &rt_state.sink;
}

static bool unsupported(const char *text) {
    return value_raise(&value_type_OSError, "not %s", text);
}

static bool stream_write(struct arguments *args, value *out) {
    struct value_view view;
    uint32_t which;
    value data = value_unwrap(args->at[1]);
    if (!which_of(args, &which))
        return false;
    if (which == STDIN)
        return unsupported("writable");
    if (!value_view_of(data, false, &view))
        return false;
    struct value_sink *sink = output(which);
    bool done = sink->write(sink, (const char *)view.at, view.length);
    uint32_t n = value_is_str(data) ? value_str_length(data) : view.length;
    *out = value_from_int48(n);
    KEEP_ALIVE(view.owner);
    return done;
}

static int32_t receive(uint8_t *to, uint32_t room) {
    return mod_state.input == NULL ? 0 : mod_state.input->read(to, room);
}

/* Up to `limit` bytes, and no further than the end of the line if `line`. */
static bool gather(uint32_t limit, bool line, value *out) {
    struct value_builder b;
    uint8_t chunk[CHUNK];
    value_builder_init(&b);
    while (limit > 0) {
        uint32_t room = line ? 1 : limit < CHUNK ? limit : CHUNK;
        int32_t n = receive(chunk, room);
        if (!value_poll())
            return false;
        if (n < 0)
            continue;
        if (n == 0)
            break;
        if (!b.sink.write(&b.sink, (const char *)chunk, (size_t)n))
            return false;
        limit -= (uint32_t)n;
        if (line && chunk[0] == '\n')
            break;
    }
    return value_builder_str(&b, out);
}

static bool read_with(struct arguments *args, bool line, value *out) {
    uint32_t which;
    int64_t limit = -1;
    if (!which_of(args, &which))
        return false;
    if (which != STDIN)
        return unsupported("readable");
    if (args->count > 1 && args->at[1] != VALUE_NONE &&
        !value_to_int64(args->at[1], &limit))
        return false;
    if (limit < 0 || limit > INT32_MAX)
        limit = INT32_MAX;
    return gather((uint32_t)limit, line, out);
}

static bool stream_read(struct arguments *args, value *out) {
    return read_with(args, false, out);
}

static bool stream_readline(struct arguments *args, value *out) {
    return read_with(args, true, out);
}

static bool stream_readinto(struct arguments *args, value *out) {
    struct value_view view;
    uint32_t which;
    if (!which_of(args, &which) || !value_view_of(args->at[1], true, &view))
        return false;
    if (which != STDIN)
        return unsupported("readable");
    int32_t n;
    while ((n = receive(view.at, view.length)) < 0)
        if (!value_poll())
            return false;
    *out = value_from_int48(n);
    KEEP_ALIVE(view.owner);
    return true;
}

static bool stream_flush(struct arguments *args, value *out) {
    uint32_t which;
    *out = VALUE_NONE;
    return which_of(args, &which);
}

static bool stream_load(value self, uint32_t name, value *out) {
    *out = name == SYM_buffer ? self : VALUE_UNSET;
    return true;
}

static bool stream_print(value self, bool repr, struct value_sink *sink) {
    static const char *const names[] = {"<stdin>", "<stdout>", "<stderr>"};
    const struct mod_stream *s = value_pointer(self);
    (void)repr;
    return value_write(sink, names[s->which]);
}

static bool stream_iterate(value self, value *out) {
    *out = self;
    return true;
}

static bool stream_next(value self, value *out) {
    struct arguments args = {&self, 1, 0};
    if (!stream_readline(&args, out))
        return false;
    if (*out == VALUE_SYMBOL(SYM_empty))
        *out = VALUE_STOP;
    return true;
}

NATIVE(stream_flush, SYM_flush, 1, 1, NATIVE_METHOD);
NATIVE(stream_read, SYM_read, 1, 2, NATIVE_METHOD | NATIVE_TASK_ONLY);
NATIVE(stream_readinto, SYM_readinto, 2, 2, NATIVE_METHOD | NATIVE_TASK_ONLY);
NATIVE(stream_readline, SYM_readline, 1, 2, NATIVE_METHOD | NATIVE_TASK_ONLY);
NATIVE(stream_write, SYM_write, 2, 2, NATIVE_METHOD);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM_flush, stream_flush),
    MEMBER_FUNCTION(SYM_read, stream_read),
    MEMBER_FUNCTION(SYM_readinto, stream_readinto),
    MEMBER_FUNCTION(SYM_readline, stream_readline),
    MEMBER_FUNCTION(SYM_write, stream_write),
};

static const struct type_hooks hooks = {
    .load = stream_load,
    .iterate = stream_iterate,
    .next = stream_next,
    .print = stream_print,
};

static const struct type stream_type = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &hooks,
    MEMBERS(members),
    .name = SYM_Stream,
    .instance_kind = KIND_CUSTOM_LEAF,
    .flags = TYPE_FINAL,
};

#define STREAM(n)                                                              \
    {                                                                          \
        .header = HEADER_STATIC(KIND_CUSTOM_LEAF), .type = &stream_type,       \
        .which = (n)                                                           \
    }
const struct mod_stream mod_stdin = STREAM(STDIN);
const struct mod_stream mod_stdout = STREAM(STDOUT);
const struct mod_stream mod_stderr = STREAM(STDERR);

static bool write_by_method(struct value_sink *sink, const char *text,
                            size_t length) {
    struct mod_text_sink *to = (struct mod_text_sink *)(void *)sink;
    value method, str, result;
    return vm_load_writer(to->file, &method) &&
           value_str_new(text, length, &str) &&
           vm_call(method, 1, &str, &result);
}

struct value_sink *mod_sink_of(value file, struct mod_text_sink *room) {
    if (file == VALUE_NONE)
        return output(STDOUT);
    if (value_is_pointer(file) && value_type_of(file) == &stream_type) {
        const struct mod_stream *s = value_pointer(file);
        if (s->which != STDIN)
            return output(s->which);
    }
    room->sink.write = write_by_method;
    room->file = file;
    return &room->sink;
}
