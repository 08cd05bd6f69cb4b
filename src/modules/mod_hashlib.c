/* SPDX-License-Identifier: MIT */
/* Module hashlib: objects around a digest's state (hash.h). */
#include "base/isa/isa.h"
#include "modules/hash.h"

struct hash_object {
    struct header header;
    const struct type *type;
    volatile bool claimed;
    struct mod_hash hash;
};

static const struct mod_hash_method *const methods[] = {
    &mod_hash_md5,    &mod_hash_sha1,   &mod_hash_sha224,
    &mod_hash_sha256, &mod_hash_sha384, &mod_hash_sha512};

static const struct type hash_type;

/* Who comes between the look and the claim has released it again before this
 * goes on: no mask. */
static bool claim(struct hash_object *o) {
    bool free = !o->claimed;
    o->claimed = true;
    isa_fence();
    return free || value_raise(&value_type_ValueError,
                               "hash object is being used already");
}

static void release(struct hash_object *o) {
    isa_fence();
    o->claimed = false;
}

static bool self_of(const struct arguments *args, struct hash_object **out) {
    struct value_custom *c;
    if (!mod_self(args, &hash_type, &c))
        return false;
    *out = (struct hash_object *)(void *)c;
    return true;
}

static bool data_of(value v, struct value_view *out) {
    if (value_is_str(value_unwrap(v)))
        return value_raise(&value_type_TypeError,
                           "Strings must be encoded before hashing");
    if (value_view_of(v, false, out))
        return true;
    if (!value_pending_is(&value_type_TypeError))
        return false;
    value gone = value_take_exception();
    (void)gone;
    return value_raise(&value_type_TypeError,
                       "object supporting the buffer API required");
}

static bool object_new(struct hash_object **out) {
    *out = heap_alloc(KIND_CUSTOM_LEAF,
                      sizeof(struct hash_object) - sizeof(struct header));
    if (*out == NULL)
        return value_raise_memory();
    (*out)->type = &hash_type;
    (*out)->claimed = false;
    return true;
}

static bool begin(const struct mod_hash_method *method, value data,
                  value *out) {
    struct hash_object *o;
    struct value_view view = {.length = 0};
    if ((data != VALUE_UNSET && !data_of(data, &view)) || !object_new(&o))
        return false;
    mod_hash_begin(&o->hash, method);
    mod_hash_update(&o->hash, view.at, view.length);
    KEEP_ALIVE(view.owner);
    *out = value_from_pointer(o);
    return true;
}

static bool update(struct arguments *args, value *out) {
    struct hash_object *o;
    struct value_view view;
    *out = VALUE_NONE;
    if (!self_of(args, &o) || !data_of(args->at[1], &view) || !claim(o))
        return false;
    mod_hash_update(&o->hash, view.at, view.length);
    release(o);
    KEEP_ALIVE(view.owner);
    return true;
}

/* The digest so far, of a copy of the state. */
static bool digest_of(const struct arguments *args, uint8_t digest[64],
                      uint32_t *size) {
    struct hash_object *o;
    struct mod_hash copy;
    if (!self_of(args, &o) || !claim(o))
        return false;
    copy = o->hash;
    release(o);
    mod_hash_end(&copy, digest);
    *size = copy.method->digest_size;
    return true;
}

static bool digest(struct arguments *args, value *out) {
    uint8_t bytes[64];
    uint32_t size;
    return digest_of(args, bytes, &size) && value_bytes_new(bytes, size, out);
}

static bool hexdigest(struct arguments *args, value *out) {
    uint8_t bytes[64];
    char text[128];
    uint32_t size;
    if (!digest_of(args, bytes, &size))
        return false;
    for (uint32_t i = 0; i < size; i++) {
        text[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
        text[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
    }
    return value_str_new(text, (size_t)2 * size, out);
}

static bool copy(struct arguments *args, value *out) {
    struct hash_object *o, *other;
    if (!self_of(args, &o) || !object_new(&other) || !claim(o))
        return false;
    other->hash = o->hash;
    release(o);
    *out = value_from_pointer(other);
    return true;
}

static bool name(struct arguments *args, value *out) {
    struct hash_object *o;
    if (!self_of(args, &o))
        return false;
    *out = value_from_symbol(o->hash.method->name);
    return true;
}

static bool digest_size(struct arguments *args, value *out) {
    struct hash_object *o;
    if (!self_of(args, &o))
        return false;
    *out = value_from_int48(o->hash.method->digest_size);
    return true;
}

static bool block_size(struct arguments *args, value *out) {
    struct hash_object *o;
    if (!self_of(args, &o))
        return false;
    *out = value_from_int48(o->hash.method->block_size);
    return true;
}

static bool print(value self, bool repr, struct value_sink *sink) {
    const struct hash_object *o = value_pointer(self);
    (void)repr;
    return value_write_format(sink, "<%q HASH object>", o->hash.method->name);
}

NATIVE(block_size, SYM_block_size, 1, 1, NATIVE_METHOD | NATIVE_GETTER);
NATIVE(copy, SYM_copy, 1, 1, NATIVE_METHOD);
NATIVE(digest, SYM_digest, 1, 1, NATIVE_METHOD);
NATIVE(digest_size, SYM_digest_size, 1, 1, NATIVE_METHOD | NATIVE_GETTER);
NATIVE(hexdigest, SYM_hexdigest, 1, 1, NATIVE_METHOD);
NATIVE(name, SYM_name, 1, 1, NATIVE_METHOD | NATIVE_GETTER);
NATIVE(update, SYM_update, 2, 2, NATIVE_METHOD);

#define HASH_GETTER(it)                                                        \
    { .name = SYM_##it, .kind = MEMBER_GETTER, .object = &it##_native }

static const struct member hash_members[] = {
    HASH_GETTER(block_size),
    MEMBER_FUNCTION(SYM_copy, copy),
    MEMBER_FUNCTION(SYM_digest, digest),
    HASH_GETTER(digest_size),
    MEMBER_FUNCTION(SYM_hexdigest, hexdigest),
    HASH_GETTER(name),
    MEMBER_FUNCTION(SYM_update, update),
};

static const struct type_hooks hooks = {.print = print};

static const struct type hash_type = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &hooks,
    MEMBERS(hash_members),
    .name = SYM_HASH,
    .instance_kind = KIND_CUSTOM_LEAF,
    .flags = TYPE_FINAL,
};

/* --- the module --- */

static const struct parameter parameters[] = {
    {SYM_string, PARAMETER_ANY, VALUE_UNSET},
    {SYM_usedforsecurity, PARAMETER_KEYWORD, VALUE_TRUE}};

static bool call(const struct mod_hash_method *method, struct arguments *args,
                 value *out) {
    value v[2];
    return value_arguments_sort(args, method->name, parameters, 2, v) &&
           begin(method, v[0], out);
}

#define HASH_FUNCTION(it)                                                      \
    static bool it(struct arguments *args, value *out) {                       \
        return call(&mod_hash_##it, args, out);                                \
    }                                                                          \
    NATIVE(it, SYM_##it, 0, 255, NATIVE_KEYWORDS)

HASH_FUNCTION(md5);
HASH_FUNCTION(sha1);
HASH_FUNCTION(sha224);
HASH_FUNCTION(sha256);
HASH_FUNCTION(sha384);
HASH_FUNCTION(sha512);

/* Names are told apart without regard to case. */
static bool same_name(const char *text, uint32_t length, uint32_t symbol) {
    uint32_t n;
    const char *known = value_symbol_text(symbol, &n);
    bool same = n == length;
    for (uint32_t i = 0; same && i < n; i++) {
        char upper = (char)(known[i] >= 'a' ? known[i] - 32 : known[i]);
        same = text[i] == known[i] || text[i] == upper;
    }
    return same;
}

static const struct parameter new_parameters[] = {
    {SYM_name, PARAMETER_REQUIRED, 0},
    {SYM_data, PARAMETER_ANY, VALUE_UNSET},
    {SYM_usedforsecurity, PARAMETER_KEYWORD, VALUE_TRUE}};

static bool new_hash(struct arguments *args, value *out) {
    value v[3];
    uint32_t length;
    if (!value_arguments_sort(args, SYM_new, new_parameters, 3, v))
        return false;
    value plain = value_unwrap(v[0]);
    if (!value_is_str(plain))
        return value_raise(&value_type_TypeError, "name must be a string");
    const char *text = value_str_text(plain, &length);
    for (uint32_t i = 0; i < ARRAY_LENGTH(methods); i++)
        if (same_name(text, length, methods[i]->name))
            return begin(methods[i], v[1], out);
    return value_raise(&value_type_ValueError, "unsupported hash type %v",
                       plain);
}

static bool algorithms(struct arguments *args, value *out) {
    (void)args;
    if (!value_set_new(KIND_SET, out))
        return false;
    for (uint32_t i = 0; i < ARRAY_LENGTH(methods); i++)
        if (!value_set_add(*out, value_from_symbol(methods[i]->name)))
            return false;
    return true;
}

NATIVE(algorithms, SYM_algorithms_available, 0, 0, 0);
NATIVE(new_hash, SYM_new, 1, 255, NATIVE_KEYWORDS);

static const struct member members[] = {
    {.name = SYM_algorithms_available,
     .kind = MEMBER_MAKE,
     .object = &algorithms_native},
    {.name = SYM_algorithms_guaranteed,
     .kind = MEMBER_MAKE,
     .object = &algorithms_native},
    MEMBER_FUNCTION(SYM_md5, md5),
    MEMBER_FUNCTION(SYM_new, new_hash),
    MEMBER_FUNCTION(SYM_sha1, sha1),
    MEMBER_FUNCTION(SYM_sha224, sha224),
    MEMBER_FUNCTION(SYM_sha256, sha256),
    MEMBER_FUNCTION(SYM_sha384, sha384),
    MEMBER_FUNCTION(SYM_sha512, sha512),
};

MOD_MODULE(hashlib, members);
MOD_MODULE(uhashlib, members);
