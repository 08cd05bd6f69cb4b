/* SPDX-License-Identifier: MIT */
/* The programs of the sweep and their plain model on arrays of ints. */
#ifndef KRAIT_TESTS_SWEEP_MODEL_H
#define KRAIT_TESTS_SWEEP_MODEL_H

#include <stdbool.h>
#include <stdint.h>

enum { MODEL_ITEMS = 96, MODEL_LOG = 8, HELD = -1, ABSENT = -2, FAILED = -3 };

enum sweep_type { TYPE_LIST, TYPE_DICT, TYPE_SET, TYPE_INSTANCE };

enum sweep_op {
    OP_END,
    OP_APPEND, /* b item */
    OP_SET,    /* a key or index, b item */
    OP_INSERT, /* a index, b item */
    OP_DELETE, /* a key or index; result to held and log */
    OP_GET,    /* a key or index; result to the log */
    OP_CLEAR,
    OP_EXTEND,   /* b first of three items */
    OP_REPLACE,  /* a index: items [a, a + 2) by three from b on */
    OP_SWAP,     /* handlers only: items a and b of a list */
    OP_SNAPSHOT, /* copies the container; the copy is checked */
    OP_SORT,
    OP_REVERSE,
    OP_DICT, /* instances: their attributes move into a dict */
    OP_COUNT
};

struct sweep_step {
    uint8_t op;
    uint8_t container;
    int16_t a;
    int16_t b;
};

enum { SWEEP_STEPS = 4 };

struct sweep_program {
    struct sweep_step step[SWEEP_STEPS]; /* OP_END ends it early */
};

struct model_container {
    int count;
    int key[MODEL_ITEMS]; /* not of lists */
    int item[MODEL_ITEMS];
};

struct model {
    struct model_container container[2];
    struct model_container copy;
    int held[2]; /* of the operation, of the handler */
    int log[2][MODEL_LOG];
    int logged[2];
};

/* One step; `who` is 0 for the operation, 1 for the handler. */
void model_step(struct model *m, const uint8_t type[2],
                const struct sweep_step *step, int who);

bool model_same(const struct model *a, const struct model *b);

#endif
