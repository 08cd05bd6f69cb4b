/* SPDX-License-Identifier: MIT */
/* What takes the items of an iterable one by one, for the vm's own files. */
#ifndef KRAIT_VM_GATHER_H
#define KRAIT_VM_GATHER_H

#include "vm/state.h"

enum vm_gather_what {
    GATHER_LIST,    /* result: a list */
    GATHER_SOME,    /* the same, not more than `argument` */
    GATHER_EXTEND,  /* the same, and the result is None */
    GATHER_SET,     /* result: a set */
    GATHER_CALL,    /* result: a list, the argument of `argument`, a native or
                       builtin type, behind `other` if that is not UNSET */
    GATHER_MAPPING, /* items are keys of `argument`; result: a dict */
    GATHER_FIND,    /* is there one equal to `argument`? */
    GATHER_ANY,
    GATHER_ALL,
    GATHER_SUM,   /* result: the sum so far */
    GATHER_MIN,   /* argument: a key function or None; result: the best, whose
                     key is `other`; fallback: if there is none */
    GATHER_MAX,   /* the same */
    GATHER_SORTED /* argument: a key function; result: a list; other: a list of
                     its keys; fallback: reverse, a bool */
};

/* The state of such a loop; while Python code runs for it, the registers of a
 * relay. */
struct vm_gathering {
    value iterator;
    value result;
    value argument;
    value other;
    value fallback;
    value current; /* the item whose key, or the key whose item, is asked for */
    uint32_t what;
    uint32_t awaits;
};

/* Goes through what vm_iter has given. The members that `what` names are set.
 * Contract: handler; reserve; O(n); raises. */
bool vm_gather(struct vm_gathering *g, value iterator, value *out) RAISES;

/* The same with iter(iterable).
 * Contract: handler; reserve; O(n); raises. */
bool vm_gather_items(struct vm_gathering *g, value iterable, value *out) RAISES;

/* The same through the keys of a mapping, whose method `keys` is asked.
 * Contract: handler; reserve; O(n); raises. */
bool vm_gather_mapping(struct vm_gathering *g, value keys, value *out) RAISES;

/* min and max: takes the item if its key is better than those before.
 * Contract: handler; reserve; O(n); raises. */
bool vm_gather_best(struct vm_gathering *g, value item, value key) RAISES;

/* A relay's share: goes on with v.
 * Contract: handler; reserve; O(n); raises. */
enum vm_filtered vm_filter_gathering(struct context *ctx, value *v);

/* True if the items of v come from Python code, which a loop in C would have to
 * wait for.
 * Contract: handler; reserve; O(n). */
bool vm_gathers(value v);

/* vm_iter has failed since v cannot be iterated over: that error is taken.
 * Contract: handler; reserve; O(n). */
bool vm_refused(void);

#endif
