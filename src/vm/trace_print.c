/* SPDX-License-Identifier: MIT */
/* Exceptions as text on the desk, with source lines, carets, notes and what
 * was probably meant. Which characters of an operation get which caret is asked
 * of the parser, of the source line alone, as CPython does: a table of
 * operators would be as large as the code. */
#include "vm/trace.h"

#include "lang/compile.h"
#include "value/class.h"
#include "value/symbol.h"
#include "vm/state.h"

#define CHAIN_MAX 100u

/* Characters of the first `bytes` bytes. */
static uint32_t characters(const char *text, uint32_t bytes) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < bytes; i++)
        count += ((uint8_t)text[i] & 0xC0u) != 0x80u;
    return count;
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

static bool repeat(struct value_sink *sink, char c, uint32_t count) {
    while (count > 0) {
        char part[64];
        uint32_t n = count < sizeof part ? count : (uint32_t)sizeof part;
        memset(part, c, n);
        if (!sink->write(sink, part, n) || !value_poll())
            return false;
        count -= n;
    }
    return true;
}

/* What the carets of a line are, in bytes of it: outside of `left` to `right`
 * stand tildes, if there is such a part. */
struct carets {
    uint32_t start, end, left, right;
    bool parted;
};

static bool find_parts(const char *text, struct carets *c) {
    uint32_t parts[2] = {0, 0};
    if (!lang_anchors(text + c->start, c->end - c->start, parts, &c->parted))
        return false;
    c->left = c->start + parts[0];
    c->right = c->start + parts[1];
    return true;
}

static bool show(const char *text, uint32_t indent, const struct carets *c,
                 struct value_sink *sink) {
    uint32_t first = characters(text, c->start) - indent;
    uint32_t n = characters(text + c->start, c->end - c->start);
    if (!repeat(sink, ' ', 4 + first))
        return false;
    if (!c->parted)
        return repeat(sink, '^', n) && value_write(sink, "\n");
    uint32_t left = characters(text + c->start, c->left - c->start);
    uint32_t middle = characters(text + c->left, c->right - c->left);
    return repeat(sink, '~', left) && repeat(sink, '^', middle) &&
           repeat(sink, '~', n - left - middle) && value_write(sink, "\n");
}

/* `stripped`: the blanks at the line's end do not count as a part of it. */
bool vm_trace_carets(value line, const uint32_t columns[2], bool stripped,
                     struct value_sink *sink) {
    uint32_t length, indent = 0, end;
    const char *text = value_str_text(line, &length);
    struct carets c = {columns[0], columns[1], 0, 0, false};
    for (end = length; end > 0 && is_blank(text[end - 1]);)
        end--;
    while (indent < length && is_blank(text[indent]))
        indent++;
    bool several = c.end == CODE_LINE_END;
    if (several)
        c.end = end;
    if (c.end > length || c.start >= c.end || c.start < indent)
        return true;
    if (!several && !find_parts(text, &c))
        return false;
    if (!c.parted && c.start == indent && c.end == (stripped ? end : length))
        return true;
    bool shown = show(text, indent, &c, sink);
    KEEP_ALIVE(line);
    return shown;
}

static bool write_source(const struct vm_trace *t, struct value_sink *sink) {
    const struct code *code = vm_trace_code(t);
    value text = VALUE_UNSET;
    uint32_t length, columns[2];
    if (vm_state.source_line == NULL)
        return true;
    if (!vm_state.source_line(slot_load(&code->file), vm_trace_line(t), &text))
        return false;
    if (text == VALUE_UNSET)
        return true;
    const char *at = value_str_text(text, &length);
    while (length > 0 && is_blank(*at)) {
        at++;
        length--;
    }
    if (length == 0)
        return true;
    return value_write(sink, "    ") && sink->write(sink, at, length) &&
           value_write(sink, "\n") &&
           (!code_columns(code, t->word, columns) ||
            vm_trace_carets(text, columns, false, sink));
}

static bool is_same(const struct vm_trace *a, const struct vm_trace *b) {
    const struct code *x = vm_trace_code(a), *y = vm_trace_code(b);
    return slot_load(&x->file) == slot_load(&y->file) &&
           slot_load(&x->name) == slot_load(&y->name) &&
           vm_trace_line(a) == vm_trace_line(b);
}

static bool write_repeated(uint32_t same, struct value_sink *sink) {
    return same <= 3 || value_write_format(
                            sink, "  [Previous line repeated %u more time%s]\n",
                            same - 3, same == 4 ? "" : "s");
}

/* More than three equal places in a row are counted instead. */
static bool write_entries(const struct vm_trace *t, struct value_sink *sink) {
    const struct vm_trace *last = NULL;
    uint32_t same = 0;
    for (; t != NULL; t = vm_trace_of(slot_load(&t->next))) {
        const struct code *code = vm_trace_code(t);
        if (!value_poll())
            return false;
        if (last != NULL && is_same(last, t)) {
            same++;
        } else if (!write_repeated(same, sink)) {
            return false;
        } else {
            same = 1;
        }
        last = t;
        if (same > 3)
            continue;
        if (!value_write_format(sink, "  File \"%v\", line %u, in %v\n",
                                slot_load(&code->file), vm_trace_line(t),
                                slot_load(&code->name)) ||
            !write_source(t, sink))
            return false;
    }
    return write_repeated(same, sink);
}

/* --- syntax errors --- */

struct place {
    value file, line, offset, text, end_line, end_offset;
};

static bool find_place(value e, struct place *p) {
    return vm_find_attribute(e, SYM_filename, &p->file) &&
           vm_find_attribute(e, SYM_lineno, &p->line) &&
           vm_find_attribute(e, SYM_offset, &p->offset) &&
           vm_find_attribute(e, SYM_text, &p->text) &&
           vm_find_attribute(e, SYM_end_lineno, &p->end_line) &&
           vm_find_attribute(e, SYM_end_offset, &p->end_offset);
}

static int64_t number(value v, int64_t other) {
    return value_is_int48(v) ? value_int48(v) : other;
}

/* Carets from `offset` on, one behind the line at most. */
static bool write_carets(int64_t offset, int64_t count, int64_t length,
                         struct value_sink *sink) {
    if (offset > length)
        offset = length;
    if (count > length - offset)
        count = offset < length ? length - offset : 1;
    return offset < 0 ||
           (repeat(sink, ' ', 4 + (uint32_t)offset) &&
            repeat(sink, '^', (uint32_t)count) && value_write(sink, "\n"));
}

/* The line that the offset is in, and the carets under it. */
static bool write_text(const struct place *p, struct value_sink *sink) {
    int64_t offset = number(p->offset, -1);
    int64_t end = number(p->end_offset, 0);
    int64_t count = end > 0 && end > offset ? end - offset : 1;
    uint32_t length;
    const char *at = value_str_text(p->text, &length);
    offset--;
    while (length > 0 && at[length - 1] == '\n')
        length--;
    while (length > 0 && is_blank(*at)) {
        at++;
        length--;
        offset--;
    }
    if (!value_write(sink, "    ") || !sink->write(sink, at, length) ||
        !value_write(sink, "\n"))
        return false;
    KEEP_ALIVE(p->text);
    return write_carets(offset, count, length, sink);
}

static bool write_place(value e, struct value_sink *sink) {
    struct place p;
    if (!find_place(e, &p))
        return false;
    if (!value_is_int48(p.line))
        return true;
    bool named = p.file != VALUE_NONE;
    if (!(named ? value_write_format(sink, "  File \"%v\", line %v\n", p.file,
                                     p.line)
                : value_write_format(sink, "  File \"<string>\", line %v\n",
                                     p.line)))
        return false;
    return !value_is_str(p.text) || write_text(&p, sink);
}

/* --- the last line --- */

static bool write_class(const struct type *type, struct value_sink *sink) {
    if (!(type->flags & TYPE_HEAP))
        return value_write_format(sink, "%q", type->name);
    value module = slot_load(&value_class_of(type)->module);
    if (value_is_str(module) && !value_str_is(module, "__main__") &&
        !value_str_is(module, "builtins") &&
        !value_write_format(sink, "%v.", module))
        return false;
    return value_write_format(sink, "%v",
                              slot_load(&value_class_of(type)->qualname));
}

static bool write_message(value e, struct value_sink *sink) {
    value text;
    uint32_t length = 1;
    if (!vm_text(e, SYM___str__, &text) ||
        !vm_settle(value_context(), 0, &text)) {
        text = value_take_exception();
        return value_write_format(sink, ": <exception str() failed>");
    }
    if (value_is_str(text))
        value_str_text(text, &length);
    return length == 0 || value_write_format(sink, ": %v", text);
}

static bool write_suggestion(value e, struct value_sink *sink) {
    value meant;
    if (!vm_suggest(e, &meant)) {
        (void)value_take_exception();
        return true;
    }
    return meant == VALUE_UNSET ||
           value_write_format(sink, ". Did you mean: '%v'?", meant);
}

static bool write_notes(value e, struct value_sink *sink) {
    value notes = value_instance_load(e, SYM___notes__);
    if (notes == VALUE_UNSET || notes == VALUE_NONE)
        return true;
    if (!value_is_kind(notes, KIND_LIST) && !value_is_kind(notes, KIND_TUPLE))
        return value_write_format(sink, "%r\n", notes);
    value all;
    if (!value_sequence_tuple(notes, &all))
        return false;
    for (uint32_t i = 0; i < value_tuple_length(all); i++)
        if (!value_write_format(sink, "%v\n", value_tuple_at(all, i)))
            return false;
    return true;
}

static bool write_end(value e, struct value_sink *sink) {
    value message = VALUE_NONE;
    bool syntax = vm_is_kind_of(e, &value_type_SyntaxError);
    if (syntax &&
        (!write_place(e, sink) || !vm_find_attribute(e, SYM_msg, &message)))
        return false;
    if (!write_class(value_type_of(e), sink) ||
        !(syntax ? value_write_format(sink, ": %v", message)
                 : write_message(e, sink)))
        return false;
    return write_suggestion(e, sink) && value_write(sink, "\n") &&
           write_notes(e, sink);
}

static bool write_one(value exception, struct value_sink *sink) {
    const struct value_exception *e = value_pointer(exception);
    const struct vm_trace *t = vm_trace_of(slot_load(&e->traceback));
    if (t != NULL &&
        (!value_write(sink, "Traceback (most recent call last):\n") ||
         !write_entries(t, sink)))
        return false;
    return write_end(exception, sink);
}

/* --- the chain --- */

static bool is_known(const value *chain, uint32_t n, value v) {
    for (uint32_t i = 0; i < n; i++)
        if (chain[i] == v)
            return true;
    return false;
}

static bool write_link(bool cause, struct value_sink *sink) {
    return cause
               ? value_write(sink, "\nThe above exception was the direct "
                                   "cause of the following exception:\n\n")
               : value_write(sink, "\nDuring handling of the above exception, "
                                   "another exception occurred:\n\n");
}

bool vm_trace_print(value exception, struct value_sink *sink) {
    value chain[CHAIN_MAX] = {VALUE_UNSET};
    bool causes[CHAIN_MAX];
    uint32_t n = 0;
    while (n < CHAIN_MAX && value_is_kind(exception, KIND_EXCEPTION) &&
           !is_known(chain, n, exception)) {
        chain[n] = exception;
        exception = vm_exception_origin(exception, &causes[n]);
        n++;
    }
    while (n-- > 0) {
        if (!write_one(chain[n], sink) ||
            (n > 0 && !write_link(causes[n - 1], sink)))
            return false;
    }
    return true;
}
