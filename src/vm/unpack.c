/* SPDX-License-Identifier: MIT */
/* Packed code (code/packed.h) becomes code that runs, when a function that has
 * it is called for the first time. What is never called takes no RAM but its
 * function object: of the modules of python/library a program calls a few
 * functions.
 *
 * Rejected: code that runs in flash. With its tables and constants as the loop
 * reads them the library takes 950 KB; packed, 260. */
#include "vm/unpack.h"

#include "value/container.h"
#include "value/symbol.h"
#include "vm/state.h"

void vm_set_pool(const struct code_pool *pool) { vm_state.pool = pool; }

/* --- numbers and references --- */

static uint32_t take(const uint8_t **at) {
    uint32_t n = 0;
    for (uint32_t shift = 0;; shift += 7) {
        uint32_t byte = *(*at)++;
        n |= (byte & 0x7Fu) << shift;
        if (byte < 0x80u)
            return n;
    }
}

static bool take_value(const uint8_t **at, uint32_t depth, value *out);

static bool take_values(const uint8_t **at, uint32_t count, uint32_t depth,
                        value *out) {
    value item;
    if (!value_tuple_new(count, NULL, out))
        return false;
    struct value_tuple *tuple = value_pointer(*out);
    for (uint32_t i = 0; i < count; i++)
        slot_init(&tuple->at[i], VALUE_NONE);
    for (uint32_t i = 0; i < count; i++) {
        value_rest();
        if (!take_value(at, depth, &item))
            return false;
        slot_init(&tuple->at[i], item);
    }
    return true;
}

static bool object(const void *at, uint32_t depth, value *out) {
    if (heap_kind(at) != KIND_TUPLE) {
        *out = value_from_static(at);
        return true;
    }
    CHECK(depth < CODE_POOL_DEPTH);
    const uint8_t *bytes = ((const struct code_tuple *)at)->bytes;
    uint32_t count = take(&bytes);
    return take_values(&bytes, count, depth + 1, out);
}

static bool take_value(const uint8_t **at, uint32_t depth, value *out) {
    const struct code_pool *pool = vm_state.pool;
    uint32_t n = take(at);
    *out = VALUE_NONE;
    if (n == 0)
        return true;
    if (--n < pool->symbol_count) {
        *out = value_from_symbol(pool->symbols[n]);
        return true;
    }
    n -= pool->symbol_count;
    if (n < pool->plain_count) {
        *out = pool->plain[n];
        return true;
    }
    return object(pool->objects[n - pool->plain_count], depth, out);
}

/* --- words --- */

struct bits {
    const uint8_t *at;
    uint32_t word; /* what is left of the last byte */
    uint32_t left;
};

static uint32_t take_bit(struct bits *b) {
    if (b->left == 0) {
        b->word = *b->at++;
        b->left = 8;
    }
    uint32_t bit = b->word & 1u;
    b->word >>= 1;
    b->left--;
    return bit;
}

/* The codes of a length follow one another, behind those that are shorter. */
static uint32_t take_byte(struct bits *b, const struct code_table *table) {
    uint32_t code = 0, first = 0, index = 0;
    for (uint32_t length = 1; length <= CODE_LONGEST; length++) {
        code = code << 1 | take_bit(b);
        uint32_t count = table->count[length];
        if (code - first < count)
            return table->byte[index + code - first];
        index += count;
        first = (first + count) << 1;
    }
    CHECK(false); /* what tools/precompile writes is whole */
    return 0;
}

static void take_words(const uint8_t *at, uint32_t *words, uint32_t count) {
    const struct code_table *tables = vm_state.pool->tables;
    struct bits bits = {at, 0, 0};
    uint32_t more = 0; /* words of the instruction that are to come */
    for (uint32_t i = 0; i < count; i++) {
        const struct code_table *t = more == 0 ? tables : tables + 4;
        uint32_t word = 0;
        value_rest();
        for (uint32_t shift = 0; shift < 32; shift += 8)
            word |= take_byte(&bits, t++) << shift;
        words[i] = word;
        more = more == 0 ? vm_opcode_words[code_op(word)] - 1u : more - 1;
    }
}

/* --- the code --- */

/* The numbers that a packed code's bytes begin with. */
struct counts {
    uint32_t words, caches, handlers, first_line, constants, locals, frees;
};

static struct counts take_counts(const uint8_t **at) {
    struct counts n;
    n.words = take(at);
    n.caches = take(at);
    n.handlers = take(at);
    n.first_line = take(at);
    n.constants = take(at);
    n.locals = take(at);
    n.frees = take(at);
    return n;
}

/* Words, behind them the exception table. */
static bool make_words(struct code *code, const struct counts *n,
                       const uint8_t *at) {
    size_t bytes = n->words * sizeof *code->words;
    struct header *block = heap_alloc(
        KIND_CODE_WORDS, bytes + n->handlers * sizeof *code->handlers);
    if (block == NULL)
        return value_raise_memory();
    slot_init(&code->owner, value_from_pointer(block));
    uint32_t *words = (uint32_t *)(void *)(block + 1);
    struct code_handler *table = (void *)(words + n->words);
    for (uint32_t i = 0; i < n->handlers; i++) {
        table[i].start = take(&at);
        table[i].end = take(&at);
        table[i].target = take(&at);
        table[i].a = take(&at);
    }
    code->lines = at; /* stay in flash */
    take_words(at + code->line_bytes, words, n->words);
    code->words = words;
    code->handlers = table;
    code->word_count = n->words;
    code->handler_count = (uint16_t)n->handlers;
    return true;
}

static bool make_caches(struct code *code, uint32_t count) {
    slot_init(&code->cache_owner, VALUE_NONE);
    code->cache_count = (uint16_t)count;
    if (count == 0)
        return true;
    struct header *block =
        heap_alloc(KIND_CODE_WORDS, count * sizeof *code->caches);
    if (block == NULL)
        return value_raise_memory();
    code->caches = (uint32_t *)(void *)(block + 1);
    slot_init(&code->cache_owner, value_from_pointer(block));
    return true;
}

/* The code is in a slot's reach only when it is whole: until then the C stack
 * holds it. */
static bool fill(struct code *code, const struct code_packed *packed) {
    const uint8_t *at = packed->bytes;
    struct counts n = take_counts(&at);
    struct slot *first[] = {&code->name, &code->qualname, &code->file,
                            &code->doc};
    value v;
    code->numbers = packed->numbers;
    code->flags &= (uint8_t)~CODE_PACKED;
    if (code_is_simple(&code->numbers))
        code->flags |= CODE_SIMPLE;
    code->first_line = n.first_line;
    slot_init(&code->places, VALUE_NONE);
    for (uint32_t i = 0; i < ARRAY_LENGTH(first); i++) {
        if (!take_value(&at, 0, &v))
            return false;
        slot_init(first[i], v);
    }
    if (!take_values(&at, n.constants, 0, &v))
        return false;
    slot_init(&code->constants, v);
    code->k = ((const struct value_tuple *)value_pointer(v))->at;
    if (!take_values(&at, n.locals, 0, &v))
        return false;
    slot_init(&code->locals_names, v);
    if (!take_values(&at, n.frees, 0, &v))
        return false;
    slot_init(&code->free_names, v);
    return make_words(code, &n, at) && make_caches(code, n.caches);
}

bool vm_unpack_code(value packed, value *out) {
    struct code *code =
        heap_alloc(KIND_CODE, sizeof *code - sizeof code->header);
    if (code == NULL)
        return value_raise_memory();
    *out = value_from_pointer(code);
    return fill(code, value_pointer(packed));
}

/* The constants are in RAM, since the outer code runs. If a handler has been
 * here too, both codes are good. */
bool vm_inner_packed(const struct code *outer, uint32_t index, value *out) {
    struct value_tuple *constants = slot_pointer(&outer->constants);
    bool module =
        slot_load(&outer->qualname) == value_from_symbol(SYM_module_body);
    if (module || (outer->flags & CODE_NAMESPACE))
        return true;
    if (!vm_unpack_code(*out, out))
        return false;
    slot_store(&constants->at[index], *out);
    return true;
}

bool vm_packed_qualname(value packed, value *out) {
    const uint8_t *at = ((struct code_packed *)value_pointer(packed))->bytes;
    (void)take_counts(&at);
    (void)take(&at); /* the name */
    return take_value(&at, 0, out);
}

/* A handler may call the function between any two instructions. Whoever stores
 * first wins (K4): frames hold a code only through their function, so one that
 * runs must never be replaced. */
bool vm_unpack_now(struct vm_function *function) {
    value packed = slot_load(&function->code), fresh;
    if (!vm_unpack_code(packed, &fresh))
        return false;
    uint32_t state = isa_mask_handlers();
    if (slot_load(&function->code) == packed)
        slot_commit(&function->code, fresh); /* nothing to shade in flash */
    isa_unmask_handlers(state);
    return true;
}
