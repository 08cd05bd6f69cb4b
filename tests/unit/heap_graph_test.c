/* SPDX-License-Identifier: MIT */
/* The collector against a model. Nodes carry a number; the model is an array
 * that knows, by number, which numbers each node refers to. Random mutation, by
 * the task and by pretended handlers, happens between any two units of the
 * collector.
 *
 * Oracle: a parallel walk of heap and model from the roots finds the same
 * numbers everywhere (nothing reachable is freed, no store is lost); after a
 * collection exactly what the model can reach is allocated; the walker finds
 * nothing. */
#include "heap_rig.h"

#include <string.h>

#define NUMBERS 16384u
#define CROWD 1000u
#define FANOUT 6u
#define ROOTS 24u /* the first half scanned at once, the others by and by */
#define LONG 300u /* slots of a long node: several steps */
#define LEVEL 2u  /* that the pretended handler runs at */

struct node {
    struct header header;
    uint64_t number;
    struct slot out[];
};

struct model {
    bool used;
    uint16_t slots;
    uint16_t out[FANOUT]; /* numbers; 0 is none */
    bool seen;
};

struct graph_state {
    struct slot roots[ROOTS];
    uint16_t root_numbers[ROOTS];
    uint32_t scanned; /* roots below this were scanned in this cycle */
    struct model model[NUMBERS];
    uint32_t next_number;
    uint32_t used;
    bool long_nodes;
};

static struct graph_state graph;

static void scan_begin(void) {
    for (uint32_t i = 0; i < ROOTS / 2; i++)
        heap_shade_value(slot_load(&graph.roots[i]));
    graph.scanned = ROOTS / 2;
}

static bool scan_more(uint32_t *budget) {
    while (graph.scanned<ROOTS && * budget> 0) {
        heap_shade_value(slot_load(&graph.roots[graph.scanned++]));
        --*budget;
    }
    return graph.scanned == ROOTS;
}

static const struct heap_roots roots = {scan_begin, scan_more};

/* Like a frame that is not scanned yet: before it changes, it is. */
static void set_root(uint32_t i, struct node *node, uint16_t number) {
    heap_shade_value(slot_load(&graph.roots[i]));
    slot_store(&graph.roots[i], value_from_pointer(node));
    graph.root_numbers[i] = number;
}

/* 0 when all are in use. */
static uint16_t new_number(void) {
    if (graph.used >= NUMBERS - 1)
        return 0;
    uint32_t number;
    do
        number = graph.next_number++ % (NUMBERS - 1) + 1;
    while (graph.model[number].used);
    return (uint16_t)number;
}

/* Slot `which` of a node; a long node has its six far apart. */
static struct slot *out_slot(struct node *node, uint32_t which) {
    uint32_t stride = graph.model[node->number].slots / FANOUT;
    return &node->out[which * stride];
}

static struct node *new_node(void) {
    uint16_t number = new_number();
    bool is_long = graph.long_nodes && rig_random() % 8 == 0;
    uint16_t slots = is_long && base_level.now == 0 ? LONG : FANOUT;
    struct node *node = NULL;
    if (number != 0)
        node = heap_alloc(RIG_NODE, 8 + slots * sizeof(struct slot));
    if (node == NULL)
        return NULL;
    graph.used++;
    node->number = number;
    graph.model[number] = (struct model){.used = true, .slots = slots};
    return node;
}

/* Walks from a random root along random references. */
static struct node *random_node(void) {
    struct node *node = slot_pointer(&graph.roots[rig_random() % ROOTS]);
    for (uint32_t steps = rig_random() % 8; node != NULL && steps > 0;
         steps--) {
        struct node *next = slot_pointer(out_slot(node, rig_random() % FANOUT));
        if (next != NULL)
            node = next;
    }
    return node;
}

static void link_nodes(struct node *from, struct node *to) {
    uint32_t which = rig_random() % FANOUT;
    graph.model[from->number].out[which] =
        to == NULL ? 0 : (uint16_t)to->number;
    slot_store_pointer(out_slot(from, which), to);
}

/* A new node with up to three references hangs at an old one. */
static void grow(struct node *at) {
    struct node *fresh = new_node();
    if (fresh == NULL)
        return;
    for (uint32_t i = rig_random() % 4; i > 0; i--)
        link_nodes(fresh, random_node());
    if (at != NULL)
        link_nodes(at, fresh);
    else if (base_level.now == 0)
        set_root(rig_random() % ROOTS, fresh, (uint16_t)fresh->number);
}

static void mutate(void) {
    struct node *a = random_node();
    struct node *b = random_node();
    uint32_t what = rig_random() % 16;
    if (a == NULL || (what < 8 && graph.used < CROWD))
        grow(a);
    else if (what < 14)
        link_nodes(a, b); /* a reference moves */
    else if (what == 14)
        link_nodes(a, NULL);
    else if (base_level.now == 0)
        set_root(rig_random() % ROOTS, b, b == NULL ? 0 : (uint16_t)b->number);
}

static void interrupt(void) {
    base_level.now = LEVEL;
    mutate();
    base_level.now = BASE_LEVEL_TASK;
}

static uint32_t compare(struct node *node, uint16_t number);

static uint32_t compare_below(struct node *node) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < FANOUT; i++) {
        uint16_t number = graph.model[node->number].out[i];
        count += compare(slot_pointer(out_slot(node, i)), number);
    }
    return count;
}

/* Counts the nodes it meets for the first time. */
static uint32_t compare(struct node *node, uint16_t number) {
    EXPECT((node == NULL) == (number == 0));
    if (node == NULL)
        return 0;
    EXPECT(node->number == number);
    EXPECT(heap_kind(node) == RIG_NODE);
    if (graph.model[number].seen)
        return 0;
    graph.model[number].seen = true;
    return 1 + compare_below(node);
}

/* Numbers that the model cannot reach are free for use again. */
static uint32_t compare_all(void) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < NUMBERS; i++)
        graph.model[i].seen = false;
    for (uint32_t i = 0; i < ROOTS; i++)
        count += compare(slot_pointer(&graph.roots[i]), graph.root_numbers[i]);
    for (uint32_t i = 0; i < NUMBERS; i++)
        graph.model[i].used = graph.model[i].seen;
    graph.used = count;
    return count;
}

static uint32_t count_nodes(void) {
    uint32_t count = 0;
    struct header *end = (struct header *)(heap_state.base + heap_state.span);
    struct header *block = (struct header *)heap_state.base;
    for (; block < end; block += block->size_granules)
        count += block->kind == RIG_NODE;
    return count;
}

/* Mutation between any two units. */
static void run_cycle(uint32_t units, uint32_t rate) {
    do {
        for (uint32_t i = rig_random() % (rate + 1); i > 0; i--)
            mutate();
        if (rig_random() % 2 == 0)
            interrupt();
        if (rig_random() % 16 == 0)
            heap_reserve_refill();
    } while (heap_step(units));
}

static void run(uint32_t seed, bool long_nodes, uint32_t units) {
    memset(&graph, 0, sizeof graph);
    graph.long_nodes = long_nodes;
    rig_init(256u << 10, &roots, seed);
    EXPECT(heap_reserve_set(LEVEL, 1024));
    for (uint32_t cycle = 0; cycle < 40; cycle++) {
        run_cycle(units, cycle % 3);
        EXPECT_WALK();
        (void)compare_all();
        if (cycle % 4 == 3) {
            heap_collect();
            heap_collect(); /* the first keeps what was born during it */
            EXPECT(count_nodes() == compare_all());
        }
    }
}

int main(void) {
    for (uint32_t seed = 1; seed <= 2; seed++) {
        run(seed, false, 1);
        run(seed, true, 1);
        run(seed, true, 7);
        run(seed, true, 64);
    }
    printf("last: %u nodes alive\n", graph.used);
    return unit_done();
}
