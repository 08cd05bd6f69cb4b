/* SPDX-License-Identifier: MIT */
/* The scenarios as a product: containers of several sizes, times operations,
 * times handlers. Items are tuples of one int that nothing but their
 * container holds, so one that the collector wrongly frees is noticed. */
#include "scenarios.h"

#include <string.h>

#include "base/isa/level.h"
#include "heap/walk.h"
#include "model.h"
#include "value/container.h"
#include "value/context.h"
#include "value/dict.h"
#include "value/exception.h"
#include "value/list.h"
#include "value/set.h"
#include "value/symbol.h"
#include "value/text.h"
#include "world.h"

#define STEPS(...)                                                             \
    {                                                                          \
        { __VA_ARGS__ }                                                        \
    }
enum { NEW = 60, NEWER = 70, MANY = 40 }; /* numbers of items that come in */

static const struct sweep_program list_operations[] = {
    STEPS({OP_APPEND, 0, 0, NEW}),
    STEPS({OP_APPEND, 0, 0, NEW}, {OP_APPEND, 0, 0, NEW + 1}),
    STEPS({OP_SET, 0, 1, NEW}),
    STEPS({OP_GET, 0, 2, 0}),
    STEPS({OP_GET, 0, -1, 0}),
    STEPS({OP_INSERT, 0, 0, NEW}),
    STEPS({OP_INSERT, 0, 2, NEW}),
    STEPS({OP_DELETE, 0, 0, 0}),
    STEPS({OP_DELETE, 0, 2, 0}),
    STEPS({OP_DELETE, 0, -1, 0}),
    STEPS({OP_EXTEND, 0, 0, NEW}),
    STEPS({OP_REPLACE, 0, 1, NEW}),
    STEPS({OP_SNAPSHOT, 0, 0, 0}),
    STEPS({OP_SORT, 0, 0, 0}),
    STEPS({OP_REVERSE, 0, 0, 0}),
    STEPS({OP_CLEAR, 0, 0, 0}),
    /* from one container to another */
    STEPS({OP_DELETE, 0, 0, 0}, {OP_APPEND, 1, 0, HELD}),
    STEPS({OP_DELETE, 0, -1, 0}, {OP_INSERT, 1, 0, HELD}),
};

static const struct sweep_program list_handlers[] = {
    STEPS({OP_APPEND, 0, 0, NEWER}),
    STEPS({OP_SET, 0, 0, NEWER}, {OP_SET, 0, 2, NEWER + 1}),
    STEPS({OP_SWAP, 0, 0, 2}),
    STEPS({OP_DELETE, 0, -1, 0}),
    STEPS({OP_DELETE, 0, -1, 0}, {OP_APPEND, 0, 0, NEWER}),
    STEPS({OP_DELETE, 0, 0, 0}),
    STEPS({OP_INSERT, 0, 0, NEWER}),
    STEPS({OP_CLEAR, 0, 0, 0}),
    STEPS({OP_EXTEND, 0, 0, NEWER}),
    STEPS({OP_DELETE, 0, 1, 0}, {OP_APPEND, 1, 0, HELD}, {OP_DELETE, 1, 0, 0},
          {OP_APPEND, 0, 0, HELD}),
};

static const struct sweep_program dict_operations[] = {
    STEPS({OP_SET, 0, 1, NEW}),
    STEPS({OP_SET, 0, MANY, NEW}),
    STEPS({OP_SET, 0, MANY, NEW}, {OP_SET, 0, MANY + 1, NEW + 1}),
    STEPS({OP_GET, 0, 1, 0}),
    STEPS({OP_GET, 0, MANY, 0}),
    STEPS({OP_DELETE, 0, 1, 0}),
    STEPS({OP_SNAPSHOT, 0, 0, 0}),
    STEPS({OP_CLEAR, 0, 0, 0}),
    STEPS({OP_DELETE, 0, 1, 0}, {OP_SET, 1, 1, HELD}),
};

static const struct sweep_program dict_handlers[] = {
    STEPS({OP_SET, 0, 1, NEWER}),
    STEPS({OP_SET, 0, 0, NEWER}, {OP_SET, 0, 2, NEWER + 1}),
    STEPS({OP_SET, 0, MANY, NEWER}),
    STEPS({OP_SET, 0, MANY + 2, NEWER}, {OP_SET, 0, MANY + 3, NEWER + 1}),
    STEPS({OP_DELETE, 0, 1, 0}),
    STEPS({OP_DELETE, 0, 1, 0}, {OP_SET, 0, 1, NEWER}),
    STEPS({OP_DELETE, 0, 0, 0}, {OP_SET, 0, MANY + 2, HELD}),
    STEPS({OP_DELETE, 0, 2, 0}, {OP_SET, 1, 2, HELD}),
    STEPS({OP_CLEAR, 0, 0, 0}),
};

/* Instances have no clear and no copy. */
static const struct sweep_program instance_operations[] = {
    STEPS({OP_SET, 0, 1, NEW}),
    STEPS({OP_SET, 0, MANY, NEW}),
    STEPS({OP_GET, 0, 1, 0}),
    STEPS({OP_DELETE, 0, 1, 0}),
    STEPS({OP_SET, 0, MANY, NEW}, {OP_SET, 0, MANY + 1, NEW + 1}),
    STEPS({OP_DICT, 0, 0, 0}),
    STEPS({OP_DICT, 0, 0, 0}, {OP_SET, 0, MANY, NEW}, {OP_DELETE, 0, 1, 0}),
};

static const struct sweep_program instance_handlers[] = {
    STEPS({OP_DICT, 0, 0, 0}),
    STEPS({OP_DICT, 0, 0, 0}, {OP_SET, 0, 1, NEWER}),
    STEPS({OP_SET, 0, 1, NEWER}),
    STEPS({OP_SET, 0, MANY, NEWER}),
    STEPS({OP_SET, 0, MANY + 2, NEWER}),
    STEPS({OP_DELETE, 0, 1, 0}),
    STEPS({OP_DELETE, 0, 0, 0}, {OP_SET, 0, 0, NEWER}),
};

struct family {
    uint8_t type;
    uint8_t sizes[4]; /* items at the start; 0 ends */
    bool exact;       /* lists: no room to spare */
    const struct sweep_program *operations;
    uint32_t operation_count;
    const struct sweep_program *handlers;
    uint32_t handler_count;
};

#define PROGRAMS(table) table, sizeof(table) / sizeof(table[0])

static const struct family families[] = {
    {TYPE_LIST,
     {3, 16, 37},
     true,
     PROGRAMS(list_operations),
     PROGRAMS(list_handlers)},
    {TYPE_LIST,
     {7, 31},
     false,
     PROGRAMS(list_operations),
     PROGRAMS(list_handlers)},
    {TYPE_DICT,
     {3, 4, 14, 28},
     false,
     PROGRAMS(dict_operations),
     PROGRAMS(dict_handlers)},
    {TYPE_SET,
     {3, 4, 14, 28},
     false,
     PROGRAMS(dict_operations),
     PROGRAMS(dict_handlers)},
    {TYPE_INSTANCE,
     {3, 4, 12},
     false,
     PROGRAMS(instance_operations),
     PROGRAMS(instance_handlers)},
};

struct scenario {
    const struct family *family;
    uint8_t size;
    const struct sweep_program *operation;
    const struct sweep_program *handler;
};

enum { ITEM_COUNT = 80 };

struct sweep_state {
    struct scenario now; /* the one under test */
    struct model before;
    value container[2];
    value copy;
    value incoming[ITEM_COUNT]; /* items that the programs bring in */
    value held[2];
    value log[2][MODEL_LOG];
    uint32_t logged[2];
    const char *broken; /* raised by a step */
};

static struct sweep_state sweep;

uint32_t sweep_count(void) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < sizeof families / sizeof families[0]; i++)
        for (uint32_t k = 0; k < 4 && families[i].sizes[k] != 0; k++)
            n += families[i].operation_count * families[i].handler_count;
    return n;
}

const struct scenario *sweep_scenario(uint32_t index) {
    const struct family *f = families;
    uint32_t products = f->operation_count * f->handler_count;
    uint32_t size = 0;
    while (index >= products) {
        index -= products;
        if (++size == 4 || f->sizes[size] == 0) {
            f++;
            size = 0;
            products = f->operation_count * f->handler_count;
        }
    }
    sweep.now = (struct scenario){f, f->sizes[size],
                                  &f->operations[index / f->handler_count],
                                  &f->handlers[index % f->handler_count]};
    return &sweep.now;
}

static void add_text(char *out, size_t size, const char *text) {
    size_t n = strlen(out);
    size_t length = strlen(text);
    if (n + length + 1 < size)
        memcpy(out + n, text, length + 1);
}

static void add_number(char *out, size_t size, int n) {
    char digits[5] = " -00";
    char *p = n < 0 ? digits : digits + 1;
    int m = n < 0 ? -n : n;
    digits[2] = (char)('0' + m / 10 % 10);
    digits[3] = (char)('0' + m % 10);
    if (n >= 0)
        digits[1] = ' ';
    add_text(out, size, p);
}

static const char *const names[OP_COUNT] = {
    "",          " append", " set",     " insert",  " delete",
    " get",      " clear",  " extend",  " replace", " swap",
    " snapshot", " sort",   " reverse", " dict"};

static void add_program(char *out, size_t size, const struct sweep_program *p) {
    for (int i = 0; i < SWEEP_STEPS && p->step[i].op != OP_END; i++) {
        add_text(out, size, names[p->step[i].op]);
        add_number(out, size, p->step[i].a);
    }
}

void sweep_name(const struct scenario *s, char *out, size_t size) {
    static const char *const types[] = {"list", "dict", "set", "instance"};
    out[0] = '\0';
    add_text(out, size, types[s->family->type]);
    add_number(out, size, s->size);
    add_text(out, size, s->family->exact ? " exact:" : ":");
    add_program(out, size, s->operation);
    add_text(out, size, " |");
    add_program(out, size, s->handler);
}

void sweep_operation_name(const struct scenario *s, char *out, size_t size) {
    static const char *const types[] = {"list", "dict", "set", "instance"};
    out[0] = '\0';
    add_text(out, size, types[s->family->type]);
    for (int i = 0; i < SWEEP_STEPS; i++)
        add_text(out, size, names[s->operation->step[i].op]);
}

static value item_new(int id) {
    value n = value_from_int48(id);
    value tuple;
    if (!value_tuple_new(1, &n, &tuple))
        base_panic("no memory for an item", __FILE__, __LINE__);
    return tuple;
}

/* Number of an item; FAILED if it is none, freed memory for instance. */
static int item_id(value v) {
    if (v == VALUE_UNSET)
        return ABSENT;
    if (value_is_bool(v)) /* sets */
        return 0;
    if (!value_is_kind(v, KIND_TUPLE) || value_tuple_length(v) != 1)
        return FAILED;
    value n = value_tuple_at(v, 0);
    return value_is_int48(n) ? (int)value_int48(n) : FAILED;
}

/* Some keys are symbols and some are ints. */
static value key_of(int key) {
    if (sweep.now.family->type == TYPE_INSTANCE || key % 3 == 0)
        return value_from_symbol((uint32_t)(key + 20));
    return value_from_int48(key);
}

static void failed(const char *what) {
    if (sweep.broken == NULL)
        sweep.broken = what;
    value gone = value_take_exception();
    (void)gone;
}

static void note(int who, value v) {
    if (sweep.logged[who] < MODEL_LOG)
        sweep.log[who][sweep.logged[who]++] = v;
}

static struct slot three[2][3]; /* private items for extend and replace */

static void list_edit(value c, const struct sweep_step *s, int who) {
    struct slot one;
    struct value_edit edit = {.start = s->a, .stop = s->a, .count = 1};
    value taken = VALUE_UNSET;
    bool done;
    edit.items = &one;
    if (s->op == OP_DELETE) {
        edit.item = true;
        edit.count = 0;
    } else if (s->op == OP_INSERT) {
        slot_init(&one, s->b == HELD ? sweep.held[who] : sweep.incoming[s->b]);
    } else {
        edit.stop = s->op == OP_EXTEND ? INT64_MAX : s->a + 2;
        edit.start = s->op == OP_EXTEND ? INT64_MAX : s->a;
        edit.count = 3;
        edit.items = three[who];
        for (int i = 0; i < 3; i++)
            slot_init(&three[who][i], sweep.incoming[s->b + i]);
    }
    if (!value_list_edit(c, &edit, s->op == OP_DELETE ? &taken : NULL, &done)) {
        failed("an edit raised");
        return;
    }
    if (s->op == OP_DELETE) {
        sweep.held[who] = taken;
        note(who, taken);
    }
}

static bool reverse_list(value c) {
    struct arguments args = {&c, 1, 0};
    value out;
    value method = value_type_lookup(&value_type_list, SYM_reverse, NULL);
    return ((const struct native *)value_pointer(method))->call(&args, &out);
}

static void list_swap(value c, int a, int b) {
    value x = value_list_at(c, (uint32_t)a);
    value y = value_list_at(c, (uint32_t)b);
    if (x != VALUE_UNSET && y != VALUE_UNSET &&
        !(value_list_set(c, (uint32_t)a, y) &&
          value_list_set(c, (uint32_t)b, x)))
        failed("a swap fell out of range");
}

static value list_get(value c, int at) {
    struct arguments none = {NULL, 0, 0};
    value v;
    (void)none;
    if (at >= 0)
        return value_list_at(c, (uint32_t)at);
    if (value_type_list.hooks->subscript(c, value_from_int48(at), &v))
        return v;
    value gone = value_take_exception();
    (void)gone;
    return VALUE_UNSET;
}

static void list_step(value c, const struct sweep_step *s, int who) {
    value item = s->b == HELD ? sweep.held[who]
                 : s->b > 0   ? sweep.incoming[s->b]
                              : VALUE_UNSET;
    switch ((enum sweep_op)s->op) {
    case OP_APPEND:
        if (item != VALUE_UNSET && !value_list_append(c, item))
            failed("append raised");
        break;
    case OP_SET:
        (void)value_list_set(c, (uint32_t)s->a, item);
        break;
    case OP_GET:
        note(who, list_get(c, s->a));
        break;
    case OP_CLEAR:
        value_list_publish(c, value_buffer_empty());
        break;
    case OP_SWAP:
        list_swap(c, s->a, s->b);
        break;
    case OP_SNAPSHOT:
        if (!value_sequence_tuple(c, &sweep.copy))
            failed("a copy raised");
        break;
    case OP_SORT:
        if (!value_list_sort(c, VALUE_NONE, false)) {
            value gone = value_take_exception();
            (void)gone;
            note(who, VALUE_NONE); /* the model knows: FAILED */
        }
        break;
    case OP_REVERSE:
        if (!reverse_list(c))
            failed("reverse raised");
        break;
    default:
        if (item != VALUE_UNSET || s->op != OP_INSERT)
            list_edit(c, s, who);
        break;
    }
}

static void dict_step(value c, const struct sweep_step *s, int who) {
    value item = s->b == HELD ? sweep.held[who] : sweep.incoming[s->b];
    value v;
    bool good = true;
    switch ((enum sweep_op)s->op) {
    case OP_SET:
        good = item == VALUE_UNSET || value_dict_set(c, key_of(s->a), item);
        break;
    case OP_GET:
        if (value_is_symbol(key_of(s->a)))
            v = value_dict_get_symbol(c, value_symbol_number(key_of(s->a)),
                                      NULL);
        else
            good = value_dict_get(c, key_of(s->a), &v);
        note(who, v);
        break;
    case OP_DELETE:
        good = value_dict_take(c, key_of(s->a), &sweep.held[who]);
        note(who, sweep.held[who]);
        break;
    case OP_CLEAR:
        value_dict_clear(c);
        break;
    case OP_SNAPSHOT:
        good = value_dict_copy(c, &sweep.copy);
        break;
    default:
        break;
    }
    if (!good)
        failed("a dict raised");
}

/* Members count as item 0, so the model is that of a dict. */
static void set_step(value c, const struct sweep_step *s, int who) {
    bool found = false;
    bool good = true;
    switch ((enum sweep_op)s->op) {
    case OP_SET:
        good = (s->b == HELD && sweep.held[who] == VALUE_UNSET) ||
               value_set_add(c, key_of(s->a));
        break;
    case OP_GET:
        good = value_set_has(c, key_of(s->a), &found);
        note(who, found ? VALUE_TRUE : VALUE_UNSET);
        break;
    case OP_DELETE:
        good = value_set_discard(c, key_of(s->a), &found);
        sweep.held[who] = found ? VALUE_TRUE : VALUE_UNSET;
        note(who, sweep.held[who]);
        break;
    case OP_CLEAR:
        value_dict_clear(c);
        break;
    case OP_SNAPSHOT:
        good = value_set_copy(c, KIND_SET, &sweep.copy);
        break;
    default:
        break;
    }
    if (!good)
        failed("a set raised");
}

static void instance_step(value c, const struct sweep_step *s, int who) {
    value item = s->b == HELD ? sweep.held[who] : sweep.incoming[s->b];
    uint32_t name = value_symbol_number(key_of(s->a));
    bool done;
    if (s->op == OP_GET) {
        note(who, value_instance_load(c, name));
        return;
    }
    if (s->op == OP_DICT) {
        if (!value_instance_dict(c, &item))
            failed("an instance's dict raised");
        return;
    }
    if (s->op == OP_DELETE) {
        item = VALUE_UNSET;
        sweep.held[who] = value_instance_load(c, name);
    }
    if (!value_instance_store(c, name, item, &done))
        failed("an attribute store raised");
    if (s->op == OP_DELETE)
        note(who, done ? VALUE_TRUE : VALUE_UNSET);
}

static void run(const struct sweep_program *p, int who) {
    for (int i = 0; i < SWEEP_STEPS && p->step[i].op != OP_END; i++) {
        const struct sweep_step *s = &p->step[i];
        value c = sweep.container[s->container];
        switch ((enum sweep_type)sweep.now.family->type) {
        case TYPE_LIST:
            list_step(c, s, who);
            break;
        case TYPE_DICT:
            dict_step(c, s, who);
            break;
        case TYPE_SET:
            set_step(c, s, who);
            break;
        default:
            instance_step(c, s, who);
            break;
        }
    }
}

void sweep_operation(void) { run(sweep.now.operation, 0); }

void sweep_handler(void) {
    world_enter(1);
    run(sweep.now.handler, 1);
    world_leave();
}

bool sweep_nests(void) { return false; }

void sweep_inner(void) {}

static void fill(value c, int size) {
    bool good = true;
    for (int i = 0; i < size && good; i++) {
        bool done;
        switch ((enum sweep_type)sweep.now.family->type) {
        case TYPE_LIST:
            good = sweep.now.family->exact
                       ? value_list_set(c, (uint32_t)i, item_new(size - i))
                       : value_list_append(c, item_new(size - i));
            break;
        case TYPE_DICT:
            good = value_dict_set(c, key_of(i), item_new(size - i));
            break;
        case TYPE_SET:
            good = value_set_add(c, key_of(i));
            break;
        default:
            good = value_instance_store(c, value_symbol_number(key_of(i)),
                                        item_new(size - i), &done);
            break;
        }
    }
    if (!good)
        base_panic("no memory for a container", __FILE__, __LINE__);
}

static value container_new(int size) {
    value c = VALUE_NONE;
    bool good = true;
    switch ((enum sweep_type)sweep.now.family->type) {
    case TYPE_LIST:
        good = value_list_new(sweep.now.family->exact ? (uint32_t)size : 0,
                              NULL, &c);
        break;
    case TYPE_DICT:
        good = value_dict_new(0, &c);
        break;
    case TYPE_SET:
        good = value_set_new(KIND_SET, &c);
        break;
    default:
        good = value_instance_new(world_class(), VALUE_UNSET, &c);
        break;
    }
    if (!good)
        base_panic("no memory for a container", __FILE__, __LINE__);
    return c;
}

static void fill_model(struct model_container *c, int size) {
    bool list = sweep.now.family->type == TYPE_LIST;
    c->count = size;
    for (int i = 0; i < size; i++) {
        c->key[i] = list ? 0 : i;
        c->item[i] = sweep.now.family->type == TYPE_SET ? 0 : size - i;
    }
}

void sweep_prepare(const struct scenario *s, uint32_t marking) {
    struct scenario now = *s;
    memset(&sweep, 0, sizeof sweep);
    sweep.now = now;
    world_reset();
    sweep.copy = VALUE_NONE;
    for (int who = 0; who < 2; who++) {
        sweep.held[who] = VALUE_UNSET;
        sweep.container[who] = container_new(who == 0 ? s->size : 2);
        world_root(&sweep.container[who]);
        fill(sweep.container[who], who == 0 ? s->size : 2);
        fill_model(&sweep.before.container[who], who == 0 ? s->size : 2);
        sweep.before.held[who] = ABSENT;
    }
    for (int i = 0; i < ITEM_COUNT; i++)
        sweep.incoming[i] = i < NEW ? VALUE_NONE : item_new(i);
    for (int i = NEW; i < ITEM_COUNT; i++)
        world_root(&sweep.incoming[i]);
    world_begin_marking(marking);
}

/* What the containers hold now, in the model's form. */
static void read_list(value c, struct model_container *out) {
    out->count = 0;
    for (uint32_t i = 0; out->count < MODEL_ITEMS; i++) {
        value v = value_is_kind(c, KIND_TUPLE)
                      ? (i < value_tuple_length(c) ? value_tuple_at(c, i)
                                                   : VALUE_UNSET)
                      : value_list_at(c, i);
        if (v == VALUE_UNSET)
            return;
        out->key[out->count] = 0;
        out->item[out->count++] = item_id(v);
    }
}

static int key_id(value key) {
    if (value_is_symbol(key))
        return (int)value_symbol_number(key) - 20;
    return value_is_int48(key) ? (int)value_int48(key) : FAILED;
}

static void read_dict(value c, struct model_container *out) {
    const struct value_dict_table *t = value_dict_table_of(c);
    uint32_t cursor = 0;
    value key;
    value v = VALUE_TRUE;
    bool values = t->header.aux != 0;
    out->count = 0;
    while (out->count < MODEL_ITEMS &&
           value_table_next(t, &cursor, &key, values ? &v : NULL)) {
        struct value_place place;
        bool found =
            value_dict_find(c, key, &place) && place.entry == cursor - 1;
        out->key[out->count] = found ? key_id(key) : FAILED;
        out->item[out->count++] = item_id(v);
    }
    if (t->live != (uint32_t)out->count)
        out->count = -1;
}

/* Attributes in the order of the shape. */
static void read_instance(value c, struct model_container *out) {
    value dict;
    out->count = -1;
    if (value_instance_dict(c, &dict))
        read_dict(dict, out);
}

static void read_container(value c, struct model_container *out) {
    out->count = 0;
    if (value_is_kind(c, KIND_LIST) || value_is_kind(c, KIND_TUPLE))
        read_list(c, out);
    else if (value_is_kind(c, KIND_INSTANCE))
        read_instance(c, out);
    else if (value_is_pointer(c))
        read_dict(c, out);
}

static void read_all(struct model *out) {
    memset(out, 0, sizeof *out);
    for (int who = 0; who < 2; who++) {
        read_container(sweep.container[who], &out->container[who]);
        out->logged[who] = (int)sweep.logged[who];
        for (uint32_t i = 0; i < sweep.logged[who]; i++)
            out->log[who][i] = sweep.log[who][i] == VALUE_NONE
                                   ? FAILED
                                   : item_id(sweep.log[who][i]);
    }
    read_container(sweep.copy, &out->copy);
}

/* In a set all items are 0, and so they are in the model. A deletion from an
 * instance gives no item, only whether it was there. */
static struct sweep_step adapted(const struct sweep_step *s) {
    struct sweep_step step = *s;
    if (sweep.now.family->type == TYPE_SET && step.b != HELD)
        step.b = 0;
    return step;
}

static void model_program(struct model *m, const struct sweep_program *p,
                          int first, int end, int who) {
    uint8_t type[2] = {sweep.now.family->type, sweep.now.family->type};
    for (int i = first; i < end && p->step[i].op != OP_END; i++) {
        struct sweep_step s = adapted(&p->step[i]);
        model_step(m, type, &s, who);
        if (sweep.now.family->type == TYPE_INSTANCE && s.op == OP_DELETE &&
            m->log[who][m->logged[who] - 1] != ABSENT)
            m->log[who][m->logged[who] - 1] = 0;
    }
}

/* The operation's steps with the handler's between them. */
static bool explained(const struct model *seen, int position) {
    struct model m = sweep.before;
    model_program(&m, sweep.now.operation, 0, position, 0);
    model_program(&m, sweep.now.handler, 0, SWEEP_STEPS, 1);
    model_program(&m, sweep.now.operation, position, SWEEP_STEPS, 0);
    return model_same(&m, seen);
}

/* A sort that was disturbed raises and leaves what the handler made. */
static bool explained_by_failure(const struct model *seen) {
    struct model m = sweep.before;
    if (sweep.now.operation->step[0].op != OP_SORT)
        return false;
    model_program(&m, sweep.now.handler, 0, SWEEP_STEPS, 1);
    m.log[0][m.logged[0]++] = FAILED;
    return model_same(&m, seen);
}

static const char *check_once(void) {
    struct model seen;
    const char *walk = heap_walk();
    if (walk != NULL)
        return walk;
    if (sweep.broken != NULL)
        return sweep.broken;
    read_all(&seen);
    for (int position = 0; position <= SWEEP_STEPS; position++)
        if (explained(&seen, position))
            return NULL;
    if (explained_by_failure(&seen))
        return NULL;
    return "the outcome has no explanation";
}

const char *sweep_check(void) {
    const char *wrong = check_once();
    if (wrong != NULL)
        return wrong;
    for (uint32_t i = 0; i < sweep.logged[0]; i++)
        world_root(&sweep.log[0][i]);
    world_finish_cycle();
    wrong = check_once();
    if (wrong != NULL)
        return wrong;
    for (uint32_t i = 0; i < sweep.logged[1]; i++)
        world_root(&sweep.log[1][i]);
    world_root(&sweep.copy);
    heap_collect();
    return check_once();
}

void sweep_init(void *memory, size_t bytes) { world_init(memory, bytes); }
