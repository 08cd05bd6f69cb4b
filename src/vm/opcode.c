/* SPDX-License-Identifier: MIT */
/* The instructions as functions: all that the loop does not do itself, and
 * the general case of what it does. Each finds its operands in the running
 * frame, whose pc stands behind the instruction.
 */
#include "vm/opcode.h"
#include "vm/unpack.h"

#include "value/exception_desk.h"
#include "value/symbol.h"
#include "value/wrapper.h"
#include "vm/cache.h"
#include "vm/item.h"

uint32_t vm_operand(const struct context *ctx) { return ctx->frame->pc[-1]; }

uint32_t vm_operand_name(const struct context *ctx) {
    const struct slot *k = ctx->frame->code->k;
    return value_symbol_number(slot_load(&k[vm_operand(ctx) & 0xFFFFu]));
}

static uint32_t *cache_of(const struct context *ctx) {
    return &ctx->frame->code->caches[vm_operand(ctx) >> 16];
}

bool vm_finish(struct context *ctx, uint32_t w, value v, uint32_t how) {
    if (v == VALUE_TAIL)
        return vm_invoke_tail(ctx, how, w);
    R(ctx)[code_a(w)] = v;
    return true;
}

/* --- names --- */

static bool unbound_local(struct context *ctx, uint32_t a) {
    value names = slot_load(&ctx->frame->code->locals_names);
    return value_raise(&value_type_UnboundLocalError,
                       "cannot access local variable '%v' where it is not "
                       "associated with a value",
                       value_tuple_at(names, a));
}

bool vm_op_check_local(struct context *ctx, uint32_t w) {
    return R(ctx)[code_a(w)] != VALUE_UNSET || unbound_local(ctx, code_a(w));
}

bool vm_op_delete_local(struct context *ctx, uint32_t w) {
    if (!vm_op_check_local(ctx, w))
        return false;
    R(ctx)[code_a(w)] = VALUE_UNSET;
    return true;
}

bool vm_op_make_cell(struct context *ctx, uint32_t w) {
    struct vm_cell *cell = heap_alloc(KIND_CELL, sizeof(struct slot));
    if (cell == NULL)
        return value_raise_memory();
    slot_init(&cell->content, R(ctx)[code_a(w)]);
    R(ctx)[code_a(w)] = value_from_pointer(cell);
    return true;
}

static struct vm_cell *free_cell(struct context *ctx, uint32_t i) {
    const struct value_tuple *cells =
        slot_pointer(&ctx->frame->function->closure);
    return slot_pointer(&cells->at[i]);
}

static bool read_cell(struct context *ctx, const struct vm_cell *cell,
                      bool is_free, value *out) {
    *out = slot_load(&cell->content);
    if (*out != VALUE_UNSET)
        return true;
    uint32_t name = vm_operand_name(ctx);
    if (is_free)
        return value_raise(&value_type_NameError,
                           "cannot access free variable '%q' where it is not "
                           "associated with a value in enclosing scope",
                           name);
    return value_raise(&value_type_UnboundLocalError,
                       "cannot access local variable '%q' where it is not "
                       "associated with a value",
                       name);
}

bool vm_op_load_cell(struct context *ctx, uint32_t w) {
    return read_cell(ctx, value_pointer(R(ctx)[code_b(w)]), false,
                     &R(ctx)[code_a(w)]);
}

bool vm_op_delete_cell(struct context *ctx, uint32_t w) {
    struct vm_cell *cell = value_pointer(R(ctx)[code_a(w)]);
    value v;
    if (!read_cell(ctx, cell, false, &v))
        return false;
    slot_store(&cell->content, VALUE_UNSET);
    return true;
}

bool vm_op_load_free(struct context *ctx, uint32_t w) {
    return read_cell(ctx, free_cell(ctx, code_b(w)), true, &R(ctx)[code_a(w)]);
}

bool vm_op_delete_free(struct context *ctx, uint32_t w) {
    struct vm_cell *cell = free_cell(ctx, code_a(w));
    value v;
    if (!read_cell(ctx, cell, true, &v))
        return false;
    slot_store(&cell->content, VALUE_UNSET);
    return true;
}

bool vm_op_load_closure(struct context *ctx, uint32_t w) {
    R(ctx)[code_a(w)] = value_from_pointer(free_cell(ctx, code_b(w)));
    return true;
}

static bool name_error(uint32_t name) {
    bool ok =
        value_raise(&value_type_NameError, "name '%q' is not defined", name);
    if (ISA_FULL)
        value_exception_missing(name, VALUE_UNSET);
    return ok;
}

static value globals_of(const struct context *ctx) {
    return slot_load(&ctx->frame->function->globals);
}

static bool load_global(struct context *ctx, uint32_t name, value *out) {
    *out = vm_cache_name(cache_of(ctx), globals_of(ctx), name);
    return *out != VALUE_UNSET || name_error(name);
}

bool vm_op_load_global(struct context *ctx, uint32_t w) {
    value v;
    if (!load_global(ctx, vm_operand_name(ctx), &v))
        return false;
    R(ctx)[code_a(w)] = v;
    return true;
}

bool vm_op_store_global(struct context *ctx, uint32_t w) {
    uint32_t name = vm_operand_name(ctx);
    if (!value_dict_set(globals_of(ctx), value_from_symbol(name),
                        R(ctx)[code_a(w)]))
        return false;
    vm_cache_global(cache_of(ctx), globals_of(ctx), name);
    return true;
}

static bool delete_name(value dict, uint32_t name) {
    bool found;
    if (!value_dict_delete(dict, value_from_symbol(name), &found))
        return false;
    return found || name_error(name);
}

bool vm_op_delete_global(struct context *ctx, uint32_t w) {
    (void)w;
    return delete_name(globals_of(ctx), vm_operand_name(ctx));
}

/* The namespace is a dict, or what exec and __prepare__ were given. */
static bool load_from_namespace(struct context *ctx, uint32_t name,
                                value *out) {
    value dict = R(ctx)[0];
    if (value_is_kind(dict, KIND_DICT)) {
        *out = value_dict_get_symbol(dict, name, NULL);
        return true;
    }
    if (vm_subscript(dict, value_from_symbol(name), out))
        return true;
    if (!value_pending_is(&value_type_KeyError))
        return false;
    *out = value_take_exception();
    *out = VALUE_UNSET;
    return true;
}

bool vm_op_load_name(struct context *ctx, uint32_t w) {
    value v;
    uint32_t name = vm_operand_name(ctx);
    if (!load_from_namespace(ctx, name, &v))
        return false;
    if (v == VALUE_UNSET && !load_global(ctx, name, &v))
        return false;
    R(ctx)[code_a(w)] = v;
    return true;
}

bool vm_op_load_name_free(struct context *ctx, uint32_t w) {
    value v;
    if (!load_from_namespace(ctx, vm_operand_name(ctx), &v))
        return false;
    if (v == VALUE_UNSET &&
        !read_cell(ctx, free_cell(ctx, code_b(w)), true, &v))
        return false;
    R(ctx)[code_a(w)] = v;
    return true;
}

bool vm_store_in(struct context *ctx, value space, uint32_t name, value v) {
    value ignored, key = value_from_symbol(name);
    if (value_is_kind(space, KIND_DICT))
        return value_dict_set(space, key, v);
    return vm_item_store(space, key, v, &ignored) &&
           vm_settle(ctx, 0, &ignored);
}

bool vm_op_store_name(struct context *ctx, uint32_t w) {
    return vm_store_in(ctx, R(ctx)[0], vm_operand_name(ctx), R(ctx)[code_a(w)]);
}

bool vm_op_delete_name(struct context *ctx, uint32_t w) {
    value space = R(ctx)[0];
    uint32_t name = vm_operand_name(ctx);
    (void)w;
    if (value_is_kind(space, KIND_DICT))
        return delete_name(space, name);
    if (vm_store_in(ctx, space, name, VALUE_UNSET))
        return true;
    (void)value_take_exception(); /* whatever it is, as CPython has it */
    return name_error(name);
}

/* --- attributes --- */

/* An instruction that meets several classes by turns: has another, or itself
 * before, found the attribute of this one? Then its word is in the cache. */
static bool recall(const struct context *ctx, value v, uint32_t name,
                   enum vm_cache_use use) {
    uint32_t word = vm_cache_recall(vm_cache_shape(v), name, use);
    if (word == 0)
        return false;
    *cache_of(ctx) = word;
    return true;
}

/* Has the builtin type under its class no attributes of its own to set? */
static bool adds_plainly(value self) {
    const struct type_hooks *hooks = value_type_of(self)->hooks;
    return hooks == NULL || hooks->store == NULL;
}

/* What is known of its class allows a new attribute without a further look.
 */
static bool add_attribute(value self, uint32_t name, value v, bool *done) {
    *done = false;
    return vm_cache_recall(vm_cache_shape(self), name, CACHE_ADD) == 0 ||
           value_instance_store(self, name, v, done);
}

/* Goes on with the prepared call that gives an attribute of v; only where there
 * is __getattr__, an AttributeError of the call is not the last word. */
static bool await_attribute(struct context *ctx, uint32_t w, value v) {
    bool hooked =
        value_is_pointer(v) && (value_type_of(v)->flags & TYPE_GETATTR) != 0;
    return vm_invoke_tail(
        ctx, hooked ? RESUME_INSTRUCTION | HOW_CATCHES : (uint32_t)RESUME_STORE,
        w);
}

bool vm_op_get_attr(struct context *ctx, uint32_t w) {
    value v = R(ctx)[code_b(w)], out;
    uint32_t name = vm_operand_name(ctx);
    if (recall(ctx, v, name, CACHE_READ)) {
        if (!value_poll()) /* as vm_attribute does */
            return false;
        if (cache_load(ctx->frame, v, ctx->frame->pc - 1, &out)) {
            R(ctx)[code_a(w)] = out;
            return true;
        }
    }
    if (!vm_attribute(v, name, &out))
        return vm_attribute_recover(ctx, w, v, name);
    if (out == VALUE_TAIL)
        return await_attribute(ctx, w, v);
    if (out == VALUE_UNSET)
        return vm_attribute_error(v, name);
    vm_cache_load(cache_of(ctx), v, name);
    vm_cache_keep(vm_cache_shape(v), name, CACHE_READ, *cache_of(ctx));
    R(ctx)[code_a(w)] = out;
    return true;
}

/* An AttributeError from a property or __getattribute__ leads to
 * __getattr__. */
bool vm_attribute_recover(struct context *ctx, uint32_t w, value v,
                          uint32_t name) {
    value out;
    if (!value_pending_is(&value_type_AttributeError) ||
        !(value_type_of(v)->flags & TYPE_GETATTR))
        return false;
    out = value_take_exception();
    return vm_attribute_missing(v, name, &out) &&
           vm_finish(ctx, w, out, RESUME_STORE);
}

/* The word is of the shape after the store if that may be cached. Was there
 * another before, then the attribute is new. */
static void keep_store(value self, uint32_t name, uint32_t before,
                       uint32_t word) {
    uint32_t after = vm_cache_shape(self);
    vm_cache_keep(after, name, CACHE_WRITE, word);
    if (after != before && word >> 12 == after && adds_plainly(self))
        vm_cache_keep(before, name, CACHE_ADD, before << 12);
}

bool vm_op_set_attr(struct context *ctx, uint32_t w) {
    value self = R(ctx)[code_a(w)], out;
    uint32_t name = vm_operand_name(ctx), before = vm_cache_shape(self);
    bool done;
    if (recall(ctx, self, name, CACHE_WRITE) &&
        cache_store(ctx->frame, self, ctx->frame->pc - 1, R(ctx)[code_b(w)]))
        return true;
    if (!add_attribute(self, name, R(ctx)[code_b(w)], &done))
        return false;
    if (done)
        return true;
    if (!vm_attribute_store(self, name, R(ctx)[code_b(w)], &out))
        return false;
    if (out == VALUE_TAIL)
        return vm_invoke_tail(ctx, RESUME_INSTRUCTION, w);
    vm_cache_store(cache_of(ctx), self, name);
    keep_store(self, name, before, *cache_of(ctx));
    return true;
}

bool vm_op_delete_attr(struct context *ctx, uint32_t w) {
    value out;
    if (!vm_attribute_store(R(ctx)[code_a(w)], vm_operand_name(ctx),
                            VALUE_UNSET, &out))
        return false;
    return out != VALUE_TAIL || vm_invoke_tail(ctx, RESUME_INSTRUCTION, w);
}

bool vm_op_get_method(struct context *ctx, uint32_t w) {
    value v = R(ctx)[code_b(w)], out;
    uint32_t name = vm_operand_name(ctx), a = code_a(w);
    if (value_is_kind(v, KIND_MODULE) &&
        cache_load(ctx->frame, v, ctx->frame->pc - 1, &out)) {
        R(ctx)[a + 1] = VALUE_UNSET;
        R(ctx)[a] = out;
        return true;
    }
    if (recall(ctx, v, name, CACHE_READ) &&
        cache_method(ctx->frame, v, ctx->frame->pc - 1, &out)) {
        R(ctx)[a + 1] = v;
        R(ctx)[a] = out;
        return true;
    }
    if (vm_cache_method(cache_of(ctx), w, v, name, &out)) {
        vm_cache_keep(vm_cache_shape(v), name, CACHE_READ, *cache_of(ctx));
        R(ctx)[a + 1] = v;
        R(ctx)[a] = out;
        return true;
    }
    bool found = vm_attribute(v, name, &out);
    R(ctx)[a + 1] = VALUE_UNSET;
    if (!found)
        return vm_attribute_recover(ctx, w, v, name);
    if (out == VALUE_UNSET)
        return vm_attribute_error(v, name);
    if (value_is_kind(v, KIND_MODULE))
        vm_cache_load(cache_of(ctx), v, name);
    if (out == VALUE_TAIL)
        return await_attribute(ctx, w, v);
    R(ctx)[a] = out;
    return true;
}

/* --- items --- */

/* What the loop leaves out of the builtin containers' items; *out UNSET: all
 * else, errors too. */
static bool builtin_item(value v, value key, value *out) {
    *out = VALUE_UNSET;
    if (!value_is_pointer(v))
        return true;
    uint8_t kind = value_object_kind(v);
    if (kind == KIND_DICT)
        return value_dict_get(v, key, out) &&
               (*out != VALUE_UNSET ||
                value_raise_value(&value_type_KeyError, key));
    if (!value_is_int48(key))
        return true;
    int64_t at = value_int48(key);
    if (kind == KIND_BYTES || kind == KIND_STR) {
        const struct value_str *s = value_pointer(v);
        if ((uint64_t)at >= s->length)
            return true;
        if (kind == KIND_STR)
            return !(s->header.aux & VALUE_STR_ASCII) ||
                   value_symbol_or_str(&s->text[at], 1, true, out);
        *out = value_from_int48((uint8_t)s->text[at]);
    } else if (kind == KIND_TUPLE && at < 0) {
        *out = item_at(v, (uint64_t)(at + (int64_t)value_tuple_length(v)));
    }
    return true;
}

bool vm_op_get_item(struct context *ctx, uint32_t w) {
    value out;
    if (ISA_ROOMY) {
        if (!builtin_item(R(ctx)[code_b(w)], R(ctx)[code_c(w)], &out))
            return false;
        if (out != VALUE_UNSET) {
            R(ctx)[code_a(w)] = out;
            return true;
        }
    }
    return vm_item(R(ctx)[code_b(w)], R(ctx)[code_c(w)], &out) &&
           vm_finish(ctx, w, out, RESUME_STORE);
}

bool vm_op_get_item_i(struct context *ctx, uint32_t w) {
    value out;
    return vm_item(R(ctx)[code_b(w)], value_from_int48((int64_t)code_c(w)),
                   &out) &&
           vm_finish(ctx, w, out, RESUME_STORE);
}

bool vm_op_set_item(struct context *ctx, uint32_t w) {
    const value *r = R(ctx);
    value out, self = r[code_a(w)], key = r[code_b(w)];
    if (ISA_ROOMY && value_is_kind(self, KIND_DICT))
        return value_dict_set(self, key, r[code_c(w)]);
    if (ISA_ROOMY && value_is_kind(self, KIND_LIST) && value_is_int48(key) &&
        (uint64_t)value_int48(key) < UINT32_MAX &&
        value_list_set(self, (uint32_t)value_int48(key), r[code_c(w)]))
        return true;
    if (!vm_item_store(self, key, r[code_c(w)], &out))
        return false;
    return out != VALUE_TAIL || vm_invoke_tail(ctx, RESUME_INSTRUCTION, w);
}

bool vm_op_delete_item(struct context *ctx, uint32_t w) {
    const value *r = R(ctx);
    value out;
    if (!vm_item_store(r[code_a(w)], r[code_b(w)], VALUE_UNSET, &out))
        return false;
    return out != VALUE_TAIL || vm_invoke_tail(ctx, RESUME_INSTRUCTION, w);
}

/* --- operators --- */

bool vm_op_binary_from(struct context *ctx, uint32_t w, uint32_t stage) {
    struct vm_operation o = vm_operation_of(ctx, w);
    value out;
    bool ok = o.inplace ? vm_operate_inplace(o.op, o.a, o.b, &stage, &out)
                        : vm_operate(o.op, o.a, o.b, &stage, &out);
    return ok &&
           vm_finish(ctx, w, out, RESUME_INSTRUCTION | stage << HOW_STAGE);
}

bool vm_op_binary(struct context *ctx, uint32_t w) {
    return vm_op_binary_from(ctx, w, 0);
}

struct vm_operation vm_operation_of(const struct context *ctx, uint32_t w) {
    static const uint8_t literal[] = {
        VALUE_ADD,    VALUE_SUB,    VALUE_MUL, VALUE_FLOORDIV, VALUE_MOD,
        VALUE_LSHIFT, VALUE_RSHIFT, VALUE_AND, VALUE_ADD,      VALUE_SUB};
    uint32_t op = code_op(w);
    const value *r = R(ctx);
    struct vm_operation o = {.a = r[code_b(w)], .b = VALUE_NONE};
    if (op >= OP_ADD_I) {
        o.op = literal[op - OP_ADD_I];
        o.inplace = op >= OP_ADD_INPLACE_I;
        o.b = value_from_int48(code_sc(w));
        return o;
    }
    o.inplace = op >= OP_ADD_INPLACE;
    o.op = op - (o.inplace ? OP_ADD_INPLACE : OP_ADD);
    o.b = r[code_c(w)];
    return o;
}

bool vm_op_unary(struct context *ctx, uint32_t w) {
    value out;
    return vm_unary(code_op(w) - OP_NEG, R(ctx)[code_b(w)], &out) &&
           vm_finish(ctx, w, out, RESUME_STORE);
}

struct vm_ordering vm_ordering_of(const struct context *ctx, uint32_t w) {
    uint32_t op = code_op(w);
    const value *r = R(ctx);
    struct vm_ordering o;
    if (op >= OP_JUMP_EQ_I) {
        o.op = op - OP_JUMP_EQ_I;
        o.a = r[code_a(w)];
        o.b = value_from_int48(code_sb(w));
    } else if (op >= OP_JUMP_EQ) {
        o.op = op - OP_JUMP_EQ;
        o.a = r[code_a(w)];
        o.b = r[code_b(w)];
    } else {
        o.op = op - OP_EQ;
        o.a = r[code_b(w)];
        o.b = r[code_c(w)];
    }
    return o;
}

bool vm_op_compare_from(struct context *ctx, uint32_t w, uint32_t stage) {
    struct vm_ordering o = vm_ordering_of(ctx, w);
    value out;
    if (!vm_order(o.op, o.a, o.b, &stage, &out))
        return false;
    if (out == VALUE_TAIL)
        return vm_invoke_tail(ctx, RESUME_INSTRUCTION | stage << HOW_STAGE, w);
    return vm_op_compared(ctx, w, out);
}

/* A comparison has its result: store it, or jump on its truth. */
bool vm_op_compared(struct context *ctx, uint32_t w, value v) {
    if (code_op(w) < OP_JUMP_EQ) {
        R(ctx)[code_a(w)] = v;
        return true;
    }
    return vm_op_on_truth(ctx, w, v);
}

bool vm_op_compare(struct context *ctx, uint32_t w) {
    return vm_op_compare_from(ctx, w, 0);
}

/* --- truth --- */

/* Does what the instruction does with a bool. */
void vm_op_decided(struct context *ctx, uint32_t w, bool truth) {
    struct frame *f = ctx->frame;
    switch (code_op(w)) {
    case OP_NOT:
    case OP_NOT_IN:
        f->base[code_a(w)] = value_from_bool(!truth);
        return;
    case OP_IN:
        f->base[code_a(w)] = value_from_bool(truth);
        return;
    case OP_JUMP_TRUE:
        f->pc += truth ? code_sbx(w) : 0;
        return;
    case OP_JUMP_FALSE:
        f->pc += truth ? 0 : code_sbx(w);
        return;
    default: /* JUMP_EQ and the others */
        f->pc += truth == (code_c(w) != 0) ? (int32_t)f->pc[-1] : 0;
        return;
    }
}

/* The truth of v decides, once known. */
bool vm_op_on_truth(struct context *ctx, uint32_t w, value v) {
    value truth;
    if (!vm_truth(v, &truth))
        return false;
    if (truth == VALUE_TAIL)
        return vm_invoke_tail(ctx,
                              RESUME_INSTRUCTION | STAGE_TRUTH << HOW_STAGE, w);
    vm_op_decided(ctx, w, truth == VALUE_TRUE);
    return true;
}

bool vm_op_truth(struct context *ctx, uint32_t w) {
    uint32_t r = code_op(w) == OP_NOT ? code_b(w) : code_a(w);
    return vm_op_on_truth(ctx, w, R(ctx)[r]);
}

bool vm_op_in(struct context *ctx, uint32_t w) {
    value out;
    if (!vm_contains(R(ctx)[code_c(w)], R(ctx)[code_b(w)], &out))
        return false;
    if (out == VALUE_TAIL)
        return vm_invoke_tail(ctx, RESUME_INSTRUCTION, w);
    return vm_op_on_truth(ctx, w, out);
}

/* --- calls --- */

bool vm_op_call(struct context *ctx, uint32_t w) {
    struct vm_call call = {&R(ctx)[code_a(w)], code_b(w), 0, RESUME_STORE, w};
    return vm_invoke(ctx, &call);
}

/* Keyword values become pairs of name and value, above the frame. */
bool vm_op_call_kw(struct context *ctx, uint32_t w) {
    value *from = &R(ctx)[code_a(w)], *to = ctx->stack_top;
    uint32_t count = code_b(w), keywords = code_c(w);
    const struct slot *k = ctx->frame->code->k;
    value names = slot_load(&k[vm_operand(ctx)]);
    if (!vm_room(ctx, 2 + count + 2 * keywords))
        return false;
    memcpy(to, from, (2 + count) * sizeof *to);
    for (uint32_t i = 0; i < keywords; i++) {
        to[2 + count + 2 * i] = value_tuple_at(names, i);
        to[3 + count + 2 * i] = from[2 + count + i];
    }
    struct vm_call call = {to, count, keywords, RESUME_STORE, w};
    return vm_invoke(ctx, &call);
}

/* Above the stack's top, which is raised where others run. */
static bool copy_arguments(struct context *ctx, value *to, value items) {
    value *top = ctx->stack_top;
    uint32_t count = value_tuple_length(items);
    for (uint32_t i = 0; i < count; i++) {
        to[i] = value_tuple_at(items, i);
        if (i % 64 != 63)
            continue;
        ctx->stack_top = to + count;
        bool ok = value_poll();
        ctx->stack_top = top;
        if (!ok)
            return false;
    }
    return true;
}

bool vm_op_call_ex(struct context *ctx, uint32_t w) {
    value *from = &R(ctx)[code_a(w)], *to = ctx->stack_top, items;
    if (!value_sequence_tuple(from[2], &items))
        return false;
    uint32_t count = value_tuple_length(items), keywords = 0, cursor = 0;
    bool named = value_is_kind(from[3], KIND_DICT);
    uint32_t most = named ? value_dict_length(from[3]) : 0;
    if (!vm_room(ctx, 2 + count + 2 * most))
        return false;
    memcpy(to, from, 2 * sizeof *to);
    if (!copy_arguments(ctx, to + 2, items))
        return false;
    value *pair = to + 2 + count;
    while (named && keywords < most &&
           value_dict_next(from[3], &cursor, &pair[0], &pair[1])) {
        ctx->stack_top = pair + 2; /* a new name allocates */
        uint32_t name = value_name_of(pair[0]);
        ctx->stack_top = to;
        if (name == UINT32_MAX)
            return value_is_str(pair[0])
                       ? false
                       : value_raise(&value_type_TypeError,
                                     "keywords must be strings");
        pair[0] = value_from_symbol(name);
        pair += 2;
        keywords++;
    }
    struct vm_call call = {to, count, keywords, RESUME_STORE, w};
    return vm_invoke(ctx, &call);
}

bool vm_op_return(struct context *ctx, uint32_t w) {
    return vm_return(ctx,
                     code_op(w) == OP_RETURN ? R(ctx)[code_a(w)] : VALUE_NONE);
}

bool vm_op_make_function(struct context *ctx, uint32_t w) {
    const value *r = &R(ctx)[code_a(w)];
    uint32_t bits = vm_operand(ctx);
    value code, f;
    if (!vm_inner_code(ctx->frame->code, code_bx(w), &code) ||
        !vm_function_new(code, globals_of(ctx), &f))
        return false;
    struct vm_function *function = value_pointer(f);
    if (bits & 1)
        slot_init(&function->defaults, r[0]);
    if (bits & 2)
        slot_init(&function->keyword_defaults, r[1]);
    if (bits & 4)
        slot_init(&function->closure, r[2]);
    if (bits & 8)
        slot_init(&function->annotations, r[3]);
    R(ctx)[code_a(w)] = f;
    return true;
}

bool vm_function_new(value code, value globals, value *out) {
    struct code *c = value_pointer(code);
    value qualname;
    struct vm_function *f =
        heap_alloc(KIND_FUNCTION, sizeof *f - sizeof f->header);
    if (f == NULL)
        return value_raise_memory();
    if (ISA_FULL && (c->flags & CODE_PACKED)) {
        if (!vm_packed_qualname(code, &qualname))
            return false;
    } else {
        const struct value_tuple *constants = slot_pointer(&c->constants);
        if (c->k == NULL)
            c->k = constants->at;
        qualname = slot_load(&c->qualname);
    }
    slot_init(&f->code, code);
    slot_init(&f->globals, globals);
    slot_init(&f->defaults, VALUE_NONE);
    slot_init(&f->keyword_defaults, VALUE_NONE);
    slot_init(&f->closure, VALUE_NONE);
    slot_init(&f->storage, VALUE_NONE);
    slot_init(&f->qualname, qualname);
    slot_init(&f->annotations, VALUE_NONE);
    *out = value_from_pointer(f);
    return true;
}

bool vm_op_load_build_class(struct context *ctx, uint32_t w) {
    value v =
        value_dict_get_symbol(vm_state.builtins, SYM___build_class__, NULL);
    if (v == VALUE_UNSET)
        v = value_from_static(&vm_build_class_native);
    R(ctx)[code_a(w)] = v;
    return true;
}
