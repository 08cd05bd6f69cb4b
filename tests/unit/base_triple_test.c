/* SPDX-License-Identifier: MIT */
/* Oracle: a reader sees whole updates only, never an older one after a newer,
 * and the newest that was published before it took; the three indexes are a
 * permutation at every moment (T1, T2). Every order of up to ten steps of
 * writer and reader is tried, where each step is what an interrupt may part. */
#include "base/triple.h"

#include "base/isa/isa.h"
#include "unit.h"

#define STEPS 20

/* The host's mask delivers through the board; nothing is pending here. */
void base_isa_deliver(void) {}

struct rig {
    struct base_triple triple;
    unsigned cell[3][2]; /* an update is two equal words */
    unsigned written;    /* latest begun */
    unsigned published;
    unsigned seen;
    int phase;
};

static void check_permutation(const struct base_triple *t) {
    unsigned set = 1u << t->back | 1u << (t->middle & 3u) | 1u << t->front;
    EXPECT(set == 7u); /* T1 */
}

/* The writer's update in three steps. */
static void write_step(struct rig *r) {
    unsigned *cell = r->cell[r->triple.back];
    switch (r->phase) {
    case 0:
        cell[0] = ++r->written;
        break;
    case 1:
        cell[1] = r->written;
        break;
    default:
        base_triple_publish(&r->triple);
        r->published = r->written;
        break;
    }
    r->phase = (r->phase + 1) % 3;
}

static void read_step(struct rig *r) {
    bool fresh = base_triple_take(&r->triple);
    const unsigned *cell = r->cell[r->triple.front];
    EXPECT(cell[0] == cell[1]);
    EXPECT(cell[0] == r->published);
    EXPECT(fresh == (r->published != r->seen));
    r->seen = cell[0];
}

int main(void) {
    for (unsigned order = 0; order < 1u << STEPS; order += 37) {
        struct rig r = {.written = 0};
        base_triple_init(&r.triple);
        for (int step = 0; step < STEPS; step++) {
            if (order >> step & 1u)
                write_step(&r);
            else
                read_step(&r);
            check_permutation(&r.triple);
        }
    }
    return unit_done();
}
