/* SPDX-License-Identifier: MIT */
/* Text methods that search: find, count, replace, split and their kin. */
#include "value/arguments.h"
#include "value/container.h"
#include "value/exception.h"
#include "value/number.h"
#include "value/symbol.h"
#include "value/text_ops.h"
#include "value/utf8.h"

/* A needle: text, or for byte types also one byte as an int. */
static bool needle_of(const struct value_text *self, value v,
                      struct value_text *out, char *byte) {
    if (self->kind == KIND_STR || !value_is_int(v))
        return value_text_argument(self, v, out);
    if (!value_to_byte(v, "byte", byte))
        return false;
    *out = (struct value_text){byte, 1, VALUE_NONE, KIND_BYTES, true};
    return true;
}

static bool search(struct arguments *args, bool last, int64_t *offset,
                   struct value_text *self) {
    struct value_text needle;
    uint32_t range[2];
    char byte;
    bool valid;
    value_text_self(args->at[0], self);
    if (!needle_of(self, args->at[1], &needle, &byte) ||
        !value_text_range(self, args, 2, range, &valid))
        return false;
    uint32_t n;
    *offset = -1;
    if (valid && !value_text_find(self, &needle, range, last, offset))
        return false;
    if (*offset > 0 && !self->ascii) {
        if (!value_text_count(self->at, (size_t)*offset, &n))
            return false;
        *offset = n;
    }
    KEEP_ALIVE(needle.owner);
    return true;
}

static bool find_any(struct arguments *args, bool last, value *out) {
    struct value_text self;
    int64_t offset;
    if (!search(args, last, &offset, &self))
        return false;
    *out = value_from_int48(offset);
    return true;
}

static bool index_any(struct arguments *args, bool last, value *out) {
    struct value_text self;
    int64_t offset;
    if (!search(args, last, &offset, &self))
        return false;
    if (offset < 0)
        return value_raise_text(&value_type_ValueError,
                                self.kind == KIND_STR
                                    ? BASE_TEXT_OF("substring not found")
                                    : BASE_TEXT_OF("subsection not found"));
    *out = value_from_int48(offset);
    return true;
}

static bool find(struct arguments *args, value *out) {
    return find_any(args, false, out);
}

static bool rfind(struct arguments *args, value *out) {
    return find_any(args, true, out);
}

static bool index_of(struct arguments *args, value *out) {
    return index_any(args, false, out);
}

static bool rindex_of(struct arguments *args, value *out) {
    return index_any(args, true, out);
}

static bool count(struct arguments *args, value *out) {
    struct value_text self, needle;
    uint32_t range[2];
    char byte;
    bool valid;
    int64_t n = 0;
    value_text_self(args->at[0], &self);
    if (!needle_of(&self, args->at[1], &needle, &byte) ||
        !value_text_range(&self, args, 2, range, &valid))
        return false;
    if (needle.length == 0 && valid) {
        uint32_t characters = range[1] - range[0];
        if (!self.ascii &&
            !value_text_count(self.at + range[0], characters, &characters))
            return false;
        n = (int64_t)characters + 1;
    }
    for (int64_t at; needle.length > 0 && valid; n++) {
        if (!value_text_find(&self, &needle, range, false, &at))
            return false;
        if (at < 0)
            break;
        range[0] = (uint32_t)at + needle.length;
        if (!value_poll())
            return false;
    }
    KEEP_ALIVE(needle.owner);
    *out = value_from_int48(n);
    return true;
}

static bool fits_at(const struct value_text *self,
                    const struct value_text *part, const uint32_t range[2],
                    bool end, bool *out) {
    int order;
    *out = false;
    if (range[1] - range[0] < part->length)
        return true;
    uint32_t at = end ? range[1] - part->length : range[0];
    if (!value_order(self->at + at, part->at, part->length, &order))
        return false;
    *out = order == 0;
    return true;
}

static bool affix(struct arguments *args, bool end, value *out) {
    struct value_text self, part;
    uint32_t range[2];
    bool valid, is_tuple = value_is_kind(args->at[1], KIND_TUPLE);
    value_text_self(args->at[0], &self);
    if (!value_text_range(&self, args, 2, range, &valid))
        return false;
    uint32_t n = is_tuple ? value_tuple_length(args->at[1]) : 1;
    *out = VALUE_FALSE;
    for (uint32_t i = 0; i < n; i++) {
        value v = is_tuple ? value_tuple_at(args->at[1], i) : args->at[1];
        value plain = value_unwrap(v);
        bool wrong = self.kind == KIND_STR && !value_is_str(plain);
        if (wrong)
            return value_raise(&value_type_TypeError,
                               "%s first arg must be str or a tuple of str, "
                               "not %t",
                               end ? "endswith" : "startswith", v);
        if (!value_text_argument(&self, v, &part))
            return false;
        bool fits;
        if (!fits_at(&self, &part, range, end, &fits) || !value_poll())
            return false;
        if (valid && fits)
            *out = VALUE_TRUE;
    }
    return true;
}

static bool startswith(struct arguments *args, value *out) {
    return affix(args, false, out);
}

static bool endswith(struct arguments *args, value *out) {
    return affix(args, true, out);
}

static bool remove_affix(struct arguments *args, bool end, value *out) {
    struct value_text self, part;
    value_text_self(args->at[0], &self);
    if (!value_text_argument(&self, args->at[1], &part))
        return false;
    uint32_t range[2] = {0, self.length};
    bool fits;
    if (!fits_at(&self, &part, range, end, &fits))
        return false;
    uint32_t cut = fits ? part.length : 0;
    if (cut == 0 && self.kind != KIND_BYTEARRAY) {
        *out = self.owner;
        return true;
    }
    return value_text_result(&self, self.at + (end ? 0 : cut),
                             self.length - cut, out);
}

static bool removeprefix(struct arguments *args, value *out) {
    return remove_affix(args, false, out);
}

static bool removesuffix(struct arguments *args, value *out) {
    return remove_affix(args, true, out);
}

/* An empty needle matches before every character and at the end. */
static bool replace_empty(const struct value_text *self,
                          const struct value_text *with, int64_t limit,
                          struct value_builder *b) {
    uint32_t i = 0;
    for (; i <= self->length && limit != 0; limit--) {
        uint32_t n = i < self->length && self->kind == KIND_STR
                         ? utf8_size(self->at[i])
                         : 1;
        if (!b->sink.write(&b->sink, with->at, with->length))
            return false;
        if (i < self->length && !b->sink.write(&b->sink, self->at + i, n))
            return false;
        i += n;
    }
    return i >= self->length ||
           b->sink.write(&b->sink, self->at + i, self->length - i);
}

static bool replace_each(const struct value_text *self,
                         const struct value_text *needle,
                         const struct value_text *with, int64_t limit,
                         struct value_builder *b) {
    uint32_t range[2] = {0, self->length};
    for (; limit != 0; limit--) {
        int64_t at;
        if (!value_text_find(self, needle, range, false, &at))
            return false;
        if (at < 0)
            break;
        if (!b->sink.write(&b->sink, self->at + range[0],
                           (uint32_t)at - range[0]) ||
            !b->sink.write(&b->sink, with->at, with->length))
            return false;
        range[0] = (uint32_t)at + needle->length;
    }
    return b->sink.write(&b->sink, self->at + range[0], range[1] - range[0]);
}

static bool replace(struct arguments *args, value *out) {
    struct value_text self, needle, with;
    struct value_builder b;
    int64_t limit = -1;
    value_text_self(args->at[0], &self);
    if (!value_text_argument(&self, args->at[1], &needle) ||
        !value_text_argument(&self, args->at[2], &with) ||
        (args->count > 3 && !value_to_int64(args->at[3], &limit)))
        return false;
    value_builder_init(&b);
    bool done = needle.length == 0
                    ? replace_empty(&self, &with, limit, &b)
                    : replace_each(&self, &needle, &with, limit, &b);
    KEEP_ALIVE(needle.owner);
    KEEP_ALIVE(with.owner);
    return done && value_text_built(&self, &b, out);
}

static bool append_part(const struct value_text *self, uint32_t low,
                        uint32_t high, value list) {
    value part;
    return value_poll() &&
           value_text_result(self, self->at + low, high - low, &part) &&
           value_list_append(list, part);
}

/* The first place from i on that is a space, or is not one. */
static bool skip(const struct value_text *t, bool space, uint32_t *i) {
    uint32_t size;
    while (*i < t->length && value_text_space_at(t, *i, &size) == space) {
        if (!value_poll_some(*i))
            return false;
        *i += size;
    }
    return true;
}

static bool skip_back(const struct value_text *t, bool space, uint32_t *n) {
    while (*n > 0) {
        uint32_t size, i = *n - 1;
        while (t->kind == KIND_STR && !utf8_is_start(t->at[i]))
            i--;
        if (value_text_space_at(t, i, &size) != space)
            break;
        *n = i;
        if (!value_poll_some(*n))
            return false;
    }
    return true;
}

static bool split_space(const struct value_text *self, int64_t limit,
                        value list) {
    uint32_t i = 0, n = self->length;
    for (;; limit--) {
        if (!skip(self, true, &i))
            return false;
        if (i == n)
            return true;
        uint32_t start = i;
        if (limit == 0)
            return append_part(self, start, n, list);
        if (!skip(self, false, &i) || !append_part(self, start, i, list))
            return false;
    }
}

static bool rsplit_space(const struct value_text *self, int64_t limit,
                         value list) {
    uint32_t n = self->length;
    for (;; limit--) {
        if (!skip_back(self, true, &n))
            return false;
        if (n == 0)
            return true;
        uint32_t end = n;
        if (limit == 0)
            return append_part(self, 0, end, list);
        if (!skip_back(self, false, &n) || !append_part(self, n, end, list))
            return false;
    }
}

static bool split_by(const struct value_text *self,
                     const struct value_text *separator, int64_t limit,
                     bool last, value list) {
    uint32_t range[2] = {0, self->length};
    for (; limit != 0; limit--) {
        int64_t at;
        if (!value_text_find(self, separator, range, last, &at))
            return false;
        if (at < 0)
            break;
        uint32_t i = (uint32_t)at, after = i + separator->length;
        if (!append_part(self, last ? after : range[0], last ? range[1] : i,
                         list))
            return false;
        range[last] = last ? i : after;
    }
    return append_part(self, range[0], range[1], list);
}

static bool reversed_list(value list) {
    uint32_t n = value_list_length(list);
    for (uint32_t i = 0; i < n / 2; i++) {
        value v = value_list_at(list, i);
        value_list_set(list, i, value_list_at(list, n - 1 - i));
        value_list_set(list, n - 1 - i, v);
        if (!value_poll())
            return false;
    }
    return true;
}

static bool split_any(struct arguments *args, bool last, value *out) {
    static const struct parameter parameters[] = {
        {SYM_self, PARAMETER_POSITIONAL, VALUE_NONE},
        {SYM_sep, PARAMETER_ANY, VALUE_NONE},
        {SYM_maxsplit, PARAMETER_ANY, VALUE_UNSET}};
    value a[3];
    struct value_text self, separator;
    int64_t limit = -1;
    if (!value_arguments_sort(args, last ? SYM_rsplit : SYM_split, parameters,
                              3, a) ||
        (a[2] != VALUE_UNSET && !value_to_int64(a[2], &limit)) ||
        !value_list_new(0, NULL, out))
        return false;
    value_text_self(a[0], &self);
    if (a[1] == VALUE_NONE) {
        if (!(last ? rsplit_space(&self, limit, *out)
                   : split_space(&self, limit, *out)))
            return false;
    } else {
        if (!value_text_argument(&self, a[1], &separator))
            return false;
        if (separator.length == 0)
            return value_raise(&value_type_ValueError, "empty separator");
        if (!split_by(&self, &separator, limit, last, *out))
            return false;
        KEEP_ALIVE(separator.owner);
    }
    return !last || reversed_list(*out);
}

static bool split(struct arguments *args, value *out) {
    return split_any(args, false, out);
}

static bool rsplit(struct arguments *args, value *out) {
    return split_any(args, true, out);
}

/* Bytes of the line end at p, 0 if there is none. */
static uint32_t line_end(const struct value_text *t, uint32_t i) {
    uint8_t c = (uint8_t)t->at[i];
    if (c == '\r')
        return i + 1 < t->length && t->at[i + 1] == '\n' ? 2 : 1;
    if (c == '\n')
        return 1;
    if (t->kind != KIND_STR)
        return 0;
    if (c == 0x0B || c == 0x0C || (c >= 0x1C && c <= 0x1E))
        return 1;
    if (c == 0xC2 && (uint8_t)t->at[i + 1] == 0x85)
        return 2;
    bool separator = c == 0xE2 && (uint8_t)t->at[i + 1] == 0x80 &&
                     ((uint8_t)t->at[i + 2] & 0xFE) == 0xA8;
    return separator ? 3 : 0;
}

static bool splitlines(struct arguments *args, value *out) {
    static const struct parameter parameters[] = {
        {SYM_self, PARAMETER_POSITIONAL, VALUE_NONE},
        {SYM_keepends, PARAMETER_ANY, VALUE_FALSE}};
    value a[2];
    struct value_text self;
    bool keep;
    if (!value_arguments_sort(args, SYM_splitlines, parameters, 2, a) ||
        !value_truth(a[1], &keep) || !value_list_new(0, NULL, out))
        return false;
    value_text_self(a[0], &self);
    uint32_t start = 0;
    for (uint32_t i = 0; i < self.length;) {
        uint32_t end = line_end(&self, i);
        if (end == 0) {
            if (!value_poll_some(i))
                return false;
            i++;
            continue;
        }
        if (!append_part(&self, start, keep ? i + end : i, *out))
            return false;
        start = i += end;
    }
    return start == self.length || append_part(&self, start, self.length, *out);
}

static bool partition_any(struct arguments *args, bool last, value *out) {
    struct value_text self, separator;
    value part[3];
    value_text_self(args->at[0], &self);
    if (!value_text_argument(&self, args->at[1], &separator))
        return false;
    if (separator.length == 0)
        return value_raise(&value_type_ValueError, "empty separator");
    uint32_t range[2] = {0, self.length};
    int64_t found;
    if (!value_text_find(&self, &separator, range, last, &found))
        return false;
    uint32_t at = (uint32_t)found, width = separator.length;
    if (found < 0) {
        at = last ? 0 : self.length;
        width = 0;
    }
    if (!value_text_result(&self, self.at, at, &part[0]) ||
        !value_text_result(&self, self.at + at, width, &part[1]) ||
        !value_text_result(&self, self.at + at + width,
                           self.length - at - width, &part[2]))
        return false;
    return value_tuple_new(3, part, out);
}

static bool partition(struct arguments *args, value *out) {
    return partition_any(args, false, out);
}

static bool rpartition(struct arguments *args, value *out) {
    return partition_any(args, true, out);
}

static bool join_item(const struct value_text *self, value item, uint32_t i,
                      struct value_builder *b) {
    struct value_text t;
    value plain = value_unwrap(item);
    if (self->kind == KIND_STR && !value_is_str(plain))
        return value_raise(&value_type_TypeError,
                           "sequence item %u: expected str instance, %t found",
                           i, item);
    bool bytes = value_is_pointer(plain) && !value_is_str(plain);
    if (self->kind != KIND_STR && !bytes)
        return value_raise(&value_type_TypeError,
                           "sequence item %u: expected a bytes-like object, "
                           "%t found",
                           i, item);
    if (!value_text_argument(self, plain, &t))
        return false;
    if (i > 0 && !b->sink.write(&b->sink, self->at, self->length))
        return false;
    bool done = b->sink.write(&b->sink, t.at, t.length);
    KEEP_ALIVE(t.owner);
    return done;
}

/* How long the items are, as far as their kinds tell without a further look. */
static bool expect_items(value items, uint32_t separator,
                         struct value_builder *b) {
    uint32_t n = value_tuple_length(items);
    size_t length = n > 0 ? (size_t)(n - 1) * separator : 0;
    for (uint32_t i = 0; i < n; i++) {
        value item = value_tuple_at(items, i);
        struct value_text t = {.length = 0};
        if (!value_poll())
            return false;
        if (value_is_str(item) || value_is_kind(item, KIND_BYTES))
            value_text_self(item, &t);
        length += t.length;
    }
    return value_builder_expect(b, length);
}

static bool join_items(struct arguments *args, value *out) {
    struct value_text self;
    struct value_builder b;
    value items;
    value_text_self(args->at[0], &self);
    if (!value_sequence_tuple(args->at[1], &items))
        return false;
    value_builder_init(&b);
    uint32_t n = value_tuple_length(items);
    if (n == 1 && self.kind == KIND_STR &&
        value_is_str(value_tuple_at(items, 0))) {
        *out = value_tuple_at(items, 0);
        return true;
    }
    if (!expect_items(items, self.length, &b))
        return false;
    for (uint32_t i = 0; i < n; i++)
        if (!join_item(&self, value_tuple_at(items, i), i, &b))
            return false;
    KEEP_ALIVE(items);
    return value_text_built(&self, &b, out);
}

static const struct native join_items_native =
    NATIVE_BODY(join_items, SYM_join, 2, 2, NATIVE_METHOD);

static bool join(struct arguments *args, value *out) {
    if (value_is_kind(args->at[1], KIND_LIST) ||
        value_is_kind(args->at[1], KIND_TUPLE))
        return join_items(args, out);
    if (!value_state.upcalls->gather(args->at[1],
                                     value_from_static(&join_items_native),
                                     args->at[0], out))
        return false;
    return *out != VALUE_UNSET ||
           value_raise(&value_type_TypeError, "can only join an iterable");
}

TEXT_NATIVE(count, 2, 4, 0);
TEXT_NATIVE(endswith, 2, 4, 0);
TEXT_NATIVE(find, 2, 4, 0);
TEXT_NATIVE_AS(index, index_of, 2, 4, 0);
TEXT_NATIVE(join, 2, 2, 0);
TEXT_NATIVE(partition, 2, 2, 0);
TEXT_NATIVE(removeprefix, 2, 2, 0);
TEXT_NATIVE(removesuffix, 2, 2, 0);
TEXT_NATIVE(replace, 3, 4, 0);
TEXT_NATIVE(rfind, 2, 4, 0);
TEXT_NATIVE_AS(rindex, rindex_of, 2, 4, 0);
TEXT_NATIVE(rpartition, 2, 2, 0);
TEXT_NATIVE(rsplit, 1, 255, NATIVE_KEYWORDS);
TEXT_NATIVE(split, 1, 255, NATIVE_KEYWORDS);
TEXT_NATIVE(splitlines, 1, 255, NATIVE_KEYWORDS);
TEXT_NATIVE(startswith, 2, 4, 0);
