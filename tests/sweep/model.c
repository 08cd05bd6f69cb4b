/* SPDX-License-Identifier: MIT */
/* Containers as arrays of ints: the oracle of the sweep. */
#include "model.h"

static void note(struct model *m, int who, int what) {
    if (m->logged[who] < MODEL_LOG)
        m->log[who][m->logged[who]++] = what;
}

static void put(struct model_container *c, int at, int key, int item) {
    for (int i = c->count; i > at; i--) {
        c->key[i] = c->key[i - 1];
        c->item[i] = c->item[i - 1];
    }
    c->key[at] = key;
    c->item[at] = item;
    c->count++;
}

static int take(struct model_container *c, int at) {
    int item = c->item[at];
    for (int i = at; i + 1 < c->count; i++) {
        c->key[i] = c->key[i + 1];
        c->item[i] = c->item[i + 1];
    }
    c->count--;
    return item;
}

static int find(const struct model_container *c, bool list, int key) {
    if (list) {
        int at = key < 0 ? key + c->count : key;
        return at >= 0 && at < c->count ? at : -1;
    }
    for (int i = 0; i < c->count; i++)
        if (c->key[i] == key)
            return i;
    return -1;
}

static void replace(struct model_container *c, int at, int first) {
    if (at > c->count)
        at = c->count;
    for (int i = 0; i < 2 && at < c->count; i++)
        take(c, at);
    for (int i = 0; i < 3; i++)
        put(c, at + i, 0, first + i);
}

static void sort(struct model_container *c) {
    for (int i = 1; i < c->count; i++)
        for (int k = i; k > 0 && c->item[k] < c->item[k - 1]; k--) {
            int swap = c->item[k];
            c->item[k] = c->item[k - 1];
            c->item[k - 1] = swap;
        }
}

static void reverse(struct model_container *c) {
    for (int i = 0, k = c->count - 1; i < k; i++, k--) {
        int swap = c->item[i];
        c->item[i] = c->item[k];
        c->item[k] = swap;
    }
}

static void change(struct model *m, struct model_container *c, bool list,
                   const struct sweep_step *s, int who) {
    int item = s->b == HELD ? m->held[who] : s->b;
    int at = find(c, list, s->a);
    if (item == ABSENT)
        return;
    if (s->op == OP_APPEND)
        put(c, c->count, 0, item);
    else if (s->op == OP_INSERT)
        put(c, s->a > c->count ? c->count : s->a, 0, item);
    else if (at >= 0)
        c->item[at] = item;
    else if (!list)
        put(c, c->count, s->a, item);
}

static void swap(struct model_container *c, int a, int b) {
    if (a >= c->count || b >= c->count)
        return;
    int item = c->item[a];
    c->item[a] = c->item[b];
    c->item[b] = item;
}

void model_step(struct model *m, const uint8_t type[2],
                const struct sweep_step *s, int who) {
    struct model_container *c = &m->container[s->container];
    bool list = type[s->container] == TYPE_LIST;
    int at = find(c, list, s->a);
    switch ((enum sweep_op)s->op) {
    case OP_DELETE:
        m->held[who] = at >= 0 ? take(c, at) : ABSENT;
        note(m, who, m->held[who]);
        break;
    case OP_GET:
        note(m, who, at >= 0 ? c->item[at] : ABSENT);
        break;
    case OP_CLEAR:
        c->count = 0;
        break;
    case OP_EXTEND:
        for (int i = 0; i < 3; i++)
            put(c, c->count, 0, s->b + i);
        break;
    case OP_REPLACE:
        replace(c, s->a, s->b);
        break;
    case OP_SWAP:
        swap(c, s->a, s->b);
        break;
    case OP_SNAPSHOT:
        m->copy = *c;
        break;
    case OP_SORT:
        sort(c);
        break;
    case OP_REVERSE:
        reverse(c);
        break;
    case OP_DICT:
        break;
    default:
        change(m, c, list, s, who);
        break;
    }
}

static bool same_container(const struct model_container *a,
                           const struct model_container *b) {
    bool same = a->count == b->count;
    for (int i = 0; same && i < a->count; i++)
        same = a->item[i] == b->item[i] && a->key[i] == b->key[i];
    return same;
}

bool model_same(const struct model *a, const struct model *b) {
    for (int who = 0; who < 2; who++) {
        if (a->logged[who] != b->logged[who])
            return false;
        for (int i = 0; i < a->logged[who]; i++)
            if (a->log[who][i] != b->log[who][i])
                return false;
    }
    return same_container(&a->container[0], &b->container[0]) &&
           same_container(&a->container[1], &b->container[1]) &&
           same_container(&a->copy, &b->copy);
}
