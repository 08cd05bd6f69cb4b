/* SPDX-License-Identifier: MIT */
/* The commits of a deque (deque.h), and its iterator. Each is prepared before
 * its mask: where the change goes and the shades of what it overwrites; the
 * mask covers a look at the version and plain stores (C5). */
#include "modules/deque.h"

#include "base/isa/isa.h"

/* Slots of the deque, and of a block before its items. A block is a slot
 * buffer of which the collector knows; length and capacity are not used. */
enum { SPARE = 2, DEQUE_SLOTS };
enum { LINKS = 2 }; /* at[LEFT] the block before, at[RIGHT] the one behind */

typedef struct value_slot_buffer block;

static struct slot *end_of(value deque, enum mod_deque_side side) {
    struct value_custom *c = value_pointer(deque);
    return &c->at[side];
}

static struct slot *spare_of(value deque) {
    struct value_custom *c = value_pointer(deque);
    return &c->at[SPARE];
}

static block *block_at(const struct slot *slot) {
    value v = slot_load(slot);
    return v == VALUE_NONE ? NULL : value_pointer(v);
}

static enum mod_deque_side other(enum mod_deque_side side) {
    return side == MOD_DEQUE_LEFT ? MOD_DEQUE_RIGHT : MOD_DEQUE_LEFT;
}

static block *block_new(uint32_t room) {
    block *b = heap_alloc(KIND_SLOT_BUFFER,
                          sizeof b->raw + (LINKS + room) * sizeof(struct slot));
    if (b == NULL) {
        bool raised = value_raise_memory();
        (void)raised;
        return NULL;
    }
    slot_init(&b->at[MOD_DEQUE_LEFT], VALUE_NONE);
    slot_init(&b->at[MOD_DEQUE_RIGHT], VALUE_NONE);
    return b;
}

/* In the middle, so that both ends have room. */
static void begin_empty(struct mod_deque *d) {
    d->left = d->right = (uint8_t)(d->room / 2);
}

static bool deque_new(uint32_t limit, uint32_t room, value *out) {
    block *b = block_new(room);
    if (b == NULL)
        return false;
    struct value_custom *c =
        heap_alloc(KIND_CUSTOM, sizeof *c - sizeof(struct header) +
                                    DEQUE_SLOTS * sizeof(struct slot));
    if (c == NULL)
        return value_raise_memory();
    c->type = &mod_type_deque;
    slot_init(&c->at[MOD_DEQUE_LEFT], value_from_pointer(b));
    slot_init(&c->at[MOD_DEQUE_RIGHT], value_from_pointer(b));
    slot_init(&c->at[SPARE], VALUE_NONE);
    *out = value_from_pointer(c);
    struct mod_deque *d = mod_deque_of(*out);
    *d = (struct mod_deque){.limit = limit, .room = (uint8_t)room};
    begin_empty(d);
    return true;
}

bool mod_deque_new(uint32_t limit, value *out) {
    return deque_new(limit, limit < MOD_DEQUE_ROOM ? limit + 1 : MOD_DEQUE_ROOM,
                     out);
}

bool mod_deque_like(value deque, value *out) {
    const struct mod_deque *d = mod_deque_of(deque);
    return deque_new(d->limit, d->room, out);
}

/* --- adding --- */

enum put { PUT_DONE, PUT_FULL, PUT_NO_ROOM };

static bool has_room(const struct mod_deque *d, enum mod_deque_side side) {
    return side == MOD_DEQUE_RIGHT ? d->right < d->room : d->left > 0;
}

/* Wanted: room, and a mask. The slot holds no pointer (Q2). */
static inline void put_item(value deque, enum mod_deque_side side, value item) {
    struct mod_deque *d = mod_deque_of(deque);
    block *b = value_pointer(slot_load(end_of(deque, side)));
    uint8_t at = side == MOD_DEQUE_RIGHT ? d->right++ : (uint8_t)(d->left -= 1);
    slot_init(&b->at[LINKS + at], item);
    d->length++;
    d->version++;
}

static NOINLINE enum put put(value deque, enum mod_deque_side side,
                             value item) {
    struct mod_deque *d = mod_deque_of(deque);
    enum put result = PUT_NO_ROOM;
    uint32_t mask = isa_mask_handlers();
    if (d->length >= d->limit) {
        result = PUT_FULL;
    } else if (has_room(d, side)) {
        put_item(deque, side, item);
        result = PUT_DONE;
    }
    isa_unmask_handlers(mask);
    return result;
}

/* Makes the spare block the last one at this side, where as of `version` there
 * is no room. False if there is none, or something has changed. */
static NOINLINE bool link_spare(value deque, enum mod_deque_side side,
                                uint32_t version) {
    struct mod_deque *d = mod_deque_of(deque);
    block *spare = block_at(spare_of(deque));
    struct slot *end = end_of(deque, side);
    if (spare == NULL)
        return false;
    slot_shade(spare_of(deque));
    slot_shade(end);
    uint32_t mask = isa_mask_handlers();
    bool same = d->version == version;
    if (same) {
        block *b = value_pointer(slot_load(end));
        slot_init(&spare->at[other(side)], value_from_pointer(b));
        slot_init(&b->at[side], value_from_pointer(spare)); /* None before */
        slot_commit(end, value_from_pointer(spare));
        slot_commit(spare_of(deque), VALUE_NONE);
        if (side == MOD_DEQUE_RIGHT)
            d->right = 0;
        else
            d->left = d->room;
        d->version = version + 1;
    }
    isa_unmask_handlers(mask);
    return same;
}

static bool need_spare(value deque) {
    if (block_at(spare_of(deque)) != NULL)
        return true;
    block *b = block_new(mod_deque_of(deque)->room);
    if (b == NULL)
        return false;
    slot_store(spare_of(deque), value_from_pointer(b));
    return true;
}

static bool make_room(value deque, enum mod_deque_side side) {
    const struct mod_deque *d = mod_deque_of(deque);
    for (;;) {
        uint32_t version = d->version;
        if (has_room(d, side))
            return true;
        if (!link_spare(deque, side, version) && !need_spare(deque))
            return false;
    }
}

/* --- taking --- */

/* Has the block at this end no items any more, with others behind it? */
static bool is_used_up(value deque, enum mod_deque_side side) {
    const struct mod_deque *d = mod_deque_of(deque);
    bool out = side == MOD_DEQUE_LEFT ? d->left == d->room : d->right == 0;
    return out && slot_load(end_of(deque, MOD_DEQUE_LEFT)) !=
                      slot_load(end_of(deque, MOD_DEQUE_RIGHT));
}

/* Q4 */
static NOINLINE void unlink_end(value deque, enum mod_deque_side side) {
    struct mod_deque *d = mod_deque_of(deque);
    uint32_t version = d->version;
    struct slot *end = end_of(deque, side);
    block *b = value_pointer(slot_load(end));
    block *next = block_at(&b->at[other(side)]);
    if (next == NULL)
        return;
    slot_shade(end);
    slot_shade(spare_of(deque));
    slot_shade(&next->at[side]);
    slot_shade(&b->at[other(side)]);
    uint32_t mask = isa_mask_handlers();
    if (d->version == version && is_used_up(deque, side)) {
        slot_commit(end, value_from_pointer(next));
        slot_commit(&next->at[side], VALUE_NONE);
        slot_commit(&b->at[other(side)], VALUE_NONE);
        slot_commit(spare_of(deque), value_from_pointer(b));
        if (side == MOD_DEQUE_LEFT)
            d->left = 0;
        else
            d->right = d->room;
        d->version = version + 1;
    }
    isa_unmask_handlers(mask);
}

/* The slot of the item at an end. */
static struct slot *outermost(value deque, enum mod_deque_side side) {
    const struct mod_deque *d = mod_deque_of(deque);
    block *b = value_pointer(slot_load(end_of(deque, side)));
    uint32_t at = side == MOD_DEQUE_LEFT ? d->left : d->right - 1u;
    return &b->at[LINKS + (at < d->room ? at : 0)];
}

/* Wanted: a mask, and `from` the outermost slot, shaded. */
static inline void take_item(value deque, enum mod_deque_side side,
                             struct slot *from) {
    struct mod_deque *d = mod_deque_of(deque);
    slot_commit(from, VALUE_UNSET); /* Q2 */
    if (side == MOD_DEQUE_LEFT)
        d->left++;
    else
        d->right--;
    d->length--;
    d->version++;
}

/* Wanted: as of `version` there is an item in the block at this end. */
static NOINLINE bool take(value deque, enum mod_deque_side side,
                          uint32_t version, value *out) {
    struct mod_deque *d = mod_deque_of(deque);
    struct slot *from = outermost(deque, side);
    slot_shade(from);
    uint32_t mask = isa_mask_handlers();
    bool same = d->version == version;
    if (same) {
        *out = slot_load(from);
        take_item(deque, side, from);
        if (d->length == 0 && slot_load(end_of(deque, MOD_DEQUE_LEFT)) ==
                                  slot_load(end_of(deque, MOD_DEQUE_RIGHT)))
            begin_empty(d);
    }
    isa_unmask_handlers(mask);
    return same;
}

/* One falls out at the other end and `item` comes in, in one change; false if
 * that is not to be done any more, or a block has to come or go first. */
static NOINLINE bool push_through(value deque, enum mod_deque_side side,
                                  value item) {
    struct mod_deque *d = mod_deque_of(deque);
    uint32_t version = d->version;
    struct slot *from = outermost(deque, other(side));
    slot_shade(from);
    uint32_t mask = isa_mask_handlers();
    bool same = d->version == version && d->length >= d->limit &&
                has_room(d, side) && !is_used_up(deque, other(side));
    if (same) {
        take_item(deque, other(side), from);
        put_item(deque, side, item);
    }
    isa_unmask_handlers(mask);
    return same;
}

bool mod_deque_put(value deque, enum mod_deque_side side, value item) {
    const struct mod_deque *d = mod_deque_of(deque);
    if (d->limit == 0 && !d->refuses)
        return true;
    for (;;) {
        enum put result = put(deque, side, item);
        if (result == PUT_DONE)
            return true;
        if (result == PUT_FULL && d->refuses)
            return value_raise(&value_type_IndexError, "full");
        if (result == PUT_FULL && is_used_up(deque, other(side)))
            unlink_end(deque, other(side));
        else if (!make_room(deque, side))
            return false;
        else if (result == PUT_FULL && push_through(deque, side, item))
            return true;
    }
}

value mod_deque_take(value deque, enum mod_deque_side side) {
    const struct mod_deque *d = mod_deque_of(deque);
    value out;
    for (;;) {
        uint32_t version = d->version;
        if (d->length == 0)
            return VALUE_UNSET;
        if (is_used_up(deque, side))
            unlink_end(deque, side);
        else if (take(deque, side, version, &out))
            return out;
    }
}

/* Wanted: as of `version` an item in the block at this end, and room at the
 * other. */
static NOINLINE bool turn(value deque, enum mod_deque_side from,
                          uint32_t version) {
    struct mod_deque *d = mod_deque_of(deque);
    struct slot *slot = outermost(deque, from);
    slot_shade(slot);
    uint32_t mask = isa_mask_handlers();
    bool same = d->version == version;
    if (same) {
        value item = slot_load(slot);
        take_item(deque, from, slot);
        put_item(deque, other(from), item);
    }
    isa_unmask_handlers(mask);
    return same;
}

bool mod_deque_turn(value deque, enum mod_deque_side from) {
    const struct mod_deque *d = mod_deque_of(deque);
    for (;;) {
        uint32_t version = d->version;
        if (d->length < 2)
            return true;
        if (is_used_up(deque, from))
            unlink_end(deque, from);
        else if (has_room(d, other(from)) && turn(deque, from, version))
            return true;
        else if (!make_room(deque, other(from)))
            return false;
    }
}

/* --- by index --- */

/* The slot of an item, from the nearer end; NULL if the chain has changed. */
static struct slot *find(value deque, uint32_t index, uint32_t version) {
    const struct mod_deque *d = mod_deque_of(deque);
    uint32_t room = d->room, n = d->length;
    enum mod_deque_side from = index < n / 2 ? MOD_DEQUE_LEFT : MOD_DEQUE_RIGHT;
    uint32_t at = from == MOD_DEQUE_LEFT ? d->left + index
                                         : room - d->right + (n - 1 - index);
    const block *b = block_at(end_of(deque, from));
    while (b != NULL && at >= room && d->version == version) {
        at -= room;
        b = block_at(&b->at[other(from)]);
    }
    if (b == NULL || d->version != version || at >= room)
        return NULL;
    uint32_t place = from == MOD_DEQUE_LEFT ? at : room - 1 - at;
    return (struct slot *)(uintptr_t)&b->at[LINKS + place];
}

value mod_deque_at(value deque, uint32_t index, uint32_t version) {
    const struct slot *slot = find(deque, index, version);
    value v = slot != NULL ? slot_load(slot) : VALUE_UNSET;
    return mod_deque_of(deque)->version == version ? v : VALUE_UNSET; /* Q3 */
}

bool mod_deque_set(value deque, uint32_t index, uint32_t version, value item) {
    const struct mod_deque *d = mod_deque_of(deque);
    struct slot *slot = find(deque, index, version);
    if (slot == NULL)
        return false;
    slot_shade(slot);
    uint32_t mask = isa_mask_handlers();
    bool same = d->version == version;
    if (same)
        slot_commit(slot, item);
    isa_unmask_handlers(mask);
    return same;
}

/* --- as a whole --- */

bool mod_deque_replace(value deque, value by, const uint32_t *version) {
    struct mod_deque *d = mod_deque_of(deque);
    const struct mod_deque *o = mod_deque_of(by);
    value first = slot_load(end_of(by, MOD_DEQUE_LEFT));
    value last = slot_load(end_of(by, MOD_DEQUE_RIGHT));
    slot_shade(end_of(deque, MOD_DEQUE_LEFT)); /* which leads to the last */
    uint32_t mask = isa_mask_handlers();
    bool same = version == NULL || d->version == *version;
    if (same) {
        slot_commit(end_of(deque, MOD_DEQUE_LEFT), first);
        slot_commit(end_of(deque, MOD_DEQUE_RIGHT), last);
        d->left = o->left;
        d->right = o->right;
        d->length = o->length;
        d->version++;
    }
    isa_unmask_handlers(mask);
    return same;
}

/* The items as of `version`, or fewer. A block that is no longer linked may
 * still be read, and what comes of that is thrown away. */
static bool add_items(value deque, uint32_t version, value list) {
    const struct mod_deque *d = mod_deque_of(deque);
    const block *b = block_at(end_of(deque, MOD_DEQUE_LEFT));
    uint32_t at = d->left;
    for (uint32_t n = d->length; n > 0 && d->version == version; n--) {
        if (at == d->room) {
            b = block_at(&b->at[MOD_DEQUE_RIGHT]);
            at = 0;
        }
        value v = b != NULL ? slot_load(&b->at[LINKS + at++]) : VALUE_UNSET;
        if (b == NULL || d->version != version) /* Q3 */
            return true;
        if (!value_list_append(list, v) || !value_poll())
            return false;
    }
    return true;
}

bool mod_deque_list(value deque, uint32_t *version, value *out) {
    const struct mod_deque *d = mod_deque_of(deque);
    do {
        *version = d->version;
        if (!value_list_new(0, NULL, out) || !add_items(deque, *version, *out))
            return false;
    } while (d->version != *version);
    return true;
}

/* --- iterator --- */

/* Raw part: how many are left, and of which version. */
struct cursor {
    volatile uint32_t left;
    uint32_t version;
    bool back;
};

static struct cursor *cursor_of(value iterator) {
    struct value_custom *c = value_pointer(iterator);
    return (struct cursor *)(void *)&c->raw[1];
}

bool mod_deque_iterate(value deque, bool back, value *out) {
    const struct mod_deque *d = mod_deque_of(deque);
    struct value_custom *c = heap_alloc(
        KIND_CUSTOM, sizeof *c - sizeof(struct header) + sizeof(struct slot));
    if (c == NULL)
        return value_raise_memory();
    c->type = &mod_type_deque_iterator;
    slot_init(&c->at[0], deque);
    *out = value_from_pointer(c);
    *cursor_of(*out) = (struct cursor){d->length, d->version, back};
    return true;
}

static bool mutated(void) {
    return value_raise(&value_type_RuntimeError,
                       "deque mutated during iteration");
}

static bool next(value self, value *out) {
    struct cursor *at = cursor_of(self);
    struct value_custom *c = value_pointer(self);
    value deque = slot_load(&c->at[0]);
    if (mod_deque_of(deque)->version != at->version)
        return mutated();
    uint32_t mask = isa_mask_handlers();
    uint32_t left = at->left;
    at->left = left == 0 ? 0 : left - 1; /* C6 */
    isa_unmask_handlers(mask);
    *out = VALUE_STOP;
    if (left == 0)
        return true;
    *out = mod_deque_at(
        deque, at->back ? left - 1 : mod_deque_of(deque)->length - left,
        at->version);
    return *out != VALUE_UNSET || mutated();
}

static const struct type_hooks hooks = {.next = next};

const struct type mod_type_deque_iterator = {
    .header = HEADER_STATIC(KIND_TYPE),
    .base = &value_type_object,
    .hooks = &hooks,
    .name = SYM__deque_iterator,
    .instance_kind = KIND_CUSTOM,
    .flags = TYPE_FINAL,
};
