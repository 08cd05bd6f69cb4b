/* SPDX-License-Identifier: MIT */
/* Exceptions as text, in the words of python3. */
#include "vm/state.h"

#include "value/class.h"
#include "value/symbol.h"
#include "vm/trace.h"

#define CHAIN_MAX 16u

static bool write_source(value file, uint32_t line, struct value_sink *sink) {
    value text = VALUE_UNSET;
    uint32_t length;
    if (vm_state.source_line == NULL || value_context()->level != 0)
        return true;
    if (!vm_state.source_line(file, line, &text))
        return false;
    if (text == VALUE_UNSET)
        return true;
    const char *at = value_str_text(text, &length);
    while (length > 0 && (*at == ' ' || *at == '\t' || *at == '\f')) {
        at++;
        length--;
    }
    if (length == 0)
        return true;
    return value_write(sink, "    ") && sink->write(sink, at, length) &&
           value_write(sink, "\n");
}

/* The chain is (file, line, function, next), outermost frame first. More
 * than three equal entries in a row are counted instead. */
static bool write_entries(value entry, struct value_sink *sink) {
    value last[3] = {VALUE_UNSET, VALUE_UNSET, VALUE_UNSET};
    uint32_t same = 0;
    while (value_is_kind(entry, KIND_TUPLE)) {
        const struct value_tuple *t = value_pointer(entry);
        value at[3] = {slot_load(&t->at[0]), slot_load(&t->at[1]),
                       slot_load(&t->at[2])};
        entry = slot_load(&t->at[3]);
        value_rest();
        same = memcmp(at, last, sizeof at) == 0 ? same + 1 : 0;
        memcpy(last, at, sizeof at);
        if (same < 3) {
            if (!value_write_format(sink, "  File \"%v\", line %v, in %v\n",
                                    at[0], at[1], at[2]) ||
                !write_source(at[0], (uint32_t)value_int48(at[1]), sink))
                return false;
            continue;
        }
        bool more = value_is_kind(entry, KIND_TUPLE);
        if (more) {
            const struct value_tuple *n = value_pointer(entry);
            more =
                slot_load(&n->at[1]) == at[1] && slot_load(&n->at[2]) == at[2];
        }
        if (!more && !value_write_format(
                         sink, "  [Previous line repeated %u more time%s]\n",
                         same - 2, same == 3 ? "" : "s"))
            return false;
    }
    return true;
}

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

/* The place of a syntax error. */
static bool write_place(value exception, struct value_sink *sink) {
    value file, line, text;
    if (!vm_find_attribute(exception, SYM_filename, &file) ||
        !vm_find_attribute(exception, SYM_lineno, &line) ||
        !vm_find_attribute(exception, SYM_text, &text))
        return false;
    if (!value_is_int48(line))
        return true;
    if (!value_write_format(sink, "  File \"%v\", line %v\n", file, line))
        return false;
    return write_source(file, (uint32_t)value_int48(line), sink);
}

static bool write_last_line(value exception, struct value_sink *sink) {
    value text;
    if (vm_is_kind_of(exception, &value_type_SyntaxError)) {
        value message;
        if (!write_place(exception, sink) ||
            !vm_find_attribute(exception, SYM_msg, &message))
            return false;
        return write_class(value_type_of(exception), sink) &&
               value_write_format(sink, ": %v\n", message);
    }
    if (!write_class(value_type_of(exception), sink))
        return false;
    if (!vm_text(exception, SYM___str__, &text) ||
        !vm_settle(value_context(), 0, &text)) {
        text = value_take_exception();
        return value_write_format(sink, ": <exception str() failed>\n");
    }
    uint32_t length = 1;
    if (value_is_str(text))
        value_str_text(text, &length);
    return (length == 0 || value_write_format(sink, ": %v", text)) &&
           value_write(sink, "\n");
}

/* What vm_trace_print would take too long for: no source, no carets. */
static bool write_traces(value entry, struct value_sink *sink) {
    const struct vm_trace *t;
    while ((t = vm_trace_of(entry)) != NULL) {
        const struct code *code = vm_trace_code(t);
        if (!value_poll() ||
            !value_write_format(sink, "  File \"%v\", line %u, in %v\n",
                                slot_load(&code->file), vm_trace_line(t),
                                slot_load(&code->name)))
            return false;
        entry = slot_load(&t->next);
    }
    return true;
}

static bool write_one(value exception, struct value_sink *sink) {
    const struct value_exception *e = value_pointer(exception);
    value entries = slot_load(&e->traceback);
    if (entries != VALUE_NONE &&
        (!value_write_format(sink, "Traceback (most recent call last):\n") ||
         !write_entries(entries, sink) ||
         (ISA_FULL && !write_traces(entries, sink))))
        return false;
    return write_last_line(exception, sink);
}

value vm_exception_origin(value exception, bool *cause) {
    const struct value_exception *e = value_pointer(exception);
    value v = slot_load(&e->cause);
    *cause = v != VALUE_NONE;
    if (*cause || slot_load(&e->suppress) == VALUE_TRUE)
        return v;
    return slot_load(&e->context);
}

bool vm_print_exception(value exception, struct value_sink *sink) {
    if (ISA_FULL && value_context()->level == 0)
        return vm_trace_print(exception, sink);
    value chain[CHAIN_MAX];
    bool causes[CHAIN_MAX];
    uint32_t n = 0;
    while (n < CHAIN_MAX && value_is_kind(exception, KIND_EXCEPTION)) {
        chain[n] = exception;
        exception = vm_exception_origin(exception, &causes[n]);
        n++;
    }
    while (n-- > 0) {
        if (!write_one(chain[n], sink))
            return false;
        if (n > 0 &&
            !(causes[n - 1]
                  ? value_write_format(sink,
                                       "\nThe above exception was the direct "
                                       "cause of the following exception:\n\n")
                  : value_write_format(sink, "\nDuring handling of the above "
                                             "exception, another exception "
                                             "occurred:\n\n")))
            return false;
    }
    return true;
}
