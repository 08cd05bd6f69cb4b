/* SPDX-License-Identifier: MIT */
/* Two parts. The measurements print cycles of a store, of allocations, and of
 * the worst collector step of a whole cycle over a full heap. The sweep runs
 * each operation of the heap again and again, with an interrupt one instruction
 * later each time; its handler reads, stores, moves and allocates. Afterwards
 * the walker looks at everything. Oracle: the walker, halves of a value that
 * must be equal, and numbers in live nodes that must be what they were. */
#include "world.h"

#include <string.h>

#include "heap/heap.h"
#include "heap/walk.h"

enum { LEAF = HEAP_KIND_FIRST, NODE, LIST, WEAK, KINDS };

static const struct heap_layout layouts[KINDS] = {
    [LEAF] = {HEAP_LEAF, 0},
    [NODE] = {1, 0},
    [LIST] = {0, 0},
    [WEAK] = {1, 0},
};

#define MEMORY (96u << 10)
#define SMALL (4u << 10) /* of the sweep: quick to walk */
#define LOW (SMALL / HEAP_GRANULE / 4u)
#define NODES 6u
#define OUT 3u
#define MAGIC 0x5EED0000u
#define LONG_LIST 24u

struct world_state {
    uint64_t memory[MEMORY / 8];
    struct slot roots[NODES];
    struct slot pair;  /* both halves equal */
    struct slot weak;  /* root of a weak object */
    struct slot list;  /* root of a list longer than a step */
    struct slot spare; /* root of what has a finalizer */
    uint32_t random;
    uint32_t step; /* units of a step in the sweep */
    volatile uint32_t handled;
    volatile uint32_t torn;
    volatile uint32_t allocated;
    uint32_t longest; /* instructions of the operation, as far as seen */
};

static struct world_state world;

static uint32_t random_number(void) {
    world.random = world.random * 1664525u + 1013904223u;
    return world.random >> 8;
}

static void print_number(uint32_t number) {
    char text[12];
    char *at = text + sizeof text - 1;
    *at = '\0';
    do
        *--at = (char)('0' + number % 10);
    while ((number /= 10) != 0);
    rig_print(at);
}

static void print_line(const char *name, uint32_t number) {
    rig_print(name);
    rig_print(" ");
    print_number(number);
    rig_print("\n");
}

static void fail(const char *text) {
    rig_print("FAILED: ");
    rig_print(text);
    rig_print("\n");
    print_line("after interrupts", world.handled);
    rig_exit(1);
}

_Noreturn void base_panic(const char *text, const char *file, int line) {
    (void)file;
    (void)line;
    fail(text);
    for (;;)
        continue;
}

static void scan_begin(void) {
    for (uint32_t i = 0; i < NODES; i++)
        heap_shade_value(slot_load(&world.roots[i]));
    heap_shade_value(slot_load(&world.weak));
    heap_shade_value(slot_load(&world.list));
    heap_shade_value(slot_load(&world.spare));
}

static const struct heap_roots roots = {scan_begin, NULL};

/* ---- the sweep ---- */

static struct slot *slots_of(const void *object) {
    return heap_payload(object);
}

static value twice(uint32_t half) { return (value)half << 32 | half; }

static void *new_node(void) {
    uint32_t *node = heap_alloc(NODE, (1 + OUT) * sizeof(struct slot));
    if (node != NULL)
        *(uint32_t *)heap_payload(node) = MAGIC;
    return node;
}

static struct slot *node_out(void *node, uint32_t which) {
    return &slots_of(node)[1 + which % OUT];
}

static void move_reference(void) {
    void *a = slot_pointer(&world.roots[random_number() % NODES]);
    void *b = slot_pointer(&world.roots[random_number() % NODES]);
    struct slot *from = node_out(a, random_number());
    value v = slot_load(from);
    if (value_is_pointer(v) && random_number() % 2 == 0)
        slot_store(node_out(b, random_number()), v);
    else
        slot_store_pointer(node_out(b, random_number()), a);
    slot_store_pointer(from, NULL);
}

static void check_pair(void) {
    value v = slot_load(&world.pair);
    if ((uint32_t)v != (uint32_t)(v >> 32))
        world.torn++;
}

static void read_weak(void) {
    void *weak = slot_pointer(&world.weak);
    void *target = value_pointer(heap_weak_read(slots_of(weak)));
    if (target != NULL && *(uint32_t *)heap_payload(target) != MAGIC)
        world.torn += 1000;
    if (target != NULL && random_number() % 4 == 0)
        slot_store_pointer(
            node_out(slot_pointer(&world.roots[1]), random_number()), target);
}

static void list_store(void) {
    void *list = slot_pointer(&world.list);
    void *node = slot_pointer(&world.roots[random_number() % NODES]);
    struct slot *to = &slots_of(list)[random_number() % LONG_LIST];
    slot_store_pointer(to, slot_pointer(node_out(node, random_number())));
}

/* Puts a new node between a node and one of its references, which is then held
 * by the new one alone. */
static void insert_fresh(void) {
    void *at = slot_pointer(&world.roots[random_number() % NODES]);
    struct slot *slot = node_out(at, random_number());
    void *fresh = new_node();
    if (fresh == NULL)
        return;
    world.allocated++;
    slot_store_pointer(node_out(fresh, 0), slot_pointer(slot));
    slot_store_pointer(slot, fresh);
}

/* A weak object whose target nothing else may hold. */
static void new_weak(void) {
    void *weak = heap_alloc(WEAK, 16);
    void *target = new_node();
    if (weak == NULL || target == NULL)
        return;
    slot_init(slots_of(weak), value_from_pointer(target));
    heap_set_weak(weak);
    heap_shade_value(slot_load(&world.weak));
    slot_store_pointer(&world.weak, weak);
}

/* What a handler may do with the heap, all of it, in turns. */
void world_handler(void) {
    base_level.now = 1;
    uint32_t turn = world.handled++ % 4;
    check_pair();
    slot_store(&world.pair, twice(world.handled));
    read_weak();
    if (turn == 0)
        move_reference();
    else if (turn == 1)
        insert_fresh();
    else if (turn == 2)
        list_store();
    else
        new_weak();
    move_reference();
    base_level.now = BASE_LEVEL_TASK;
}

/* Never armed here. */
void world_inner(void) {}

static void op_store(void) { slot_store(&world.pair, twice(random_number())); }

static void op_load(void) { check_pair(); }

static void op_move(void) { move_reference(); }

static void op_alloc(void) {
    void *node = new_node();
    if (node == NULL)
        fail("heap full");
    struct slot *root = &world.roots[random_number() % NODES];
    for (uint32_t i = 0; i < OUT; i++)
        slot_store(node_out(node, i),
                   slot_load(node_out(slot_pointer(root), i)));
    heap_shade_value(slot_load(root));
    slot_store_pointer(root, node);
}

static void op_step(void) { (void)heap_step(world.step); }

static void op_work(void) { heap_work(); }

static void op_weak(void) {
    new_weak();
    read_weak();
}

static void op_finalizer(void) {
    void *node = new_node();
    if (node == NULL)
        fail("heap full");
    heap_set_finalizer(node);
    heap_shade_value(slot_load(&world.spare));
    slot_store_pointer(&world.spare, node);
    (void)heap_next_finalizer();
}

/* Delete from a list: one masked commit (C3). */
static void op_list_delete(void) {
    struct slot *slots = slots_of(slot_pointer(&world.list));
    uint32_t at = random_number() % (LONG_LIST - 8);
    heap_shade_slots(&slots[at], 7);
    uint32_t state = isa_mask_handlers();
    slot_copy(&slots[at], &slots[at + 1], 7);
    isa_unmask_handlers(state);
}

typedef void (*operation)(void);

static const operation operations[] = {
    op_store, op_load,      op_move,        op_alloc, op_step, op_work,
    op_weak,  op_finalizer, op_list_delete, op_step,  op_step};

#define OPERATIONS (sizeof operations / sizeof operations[0])

static void check_nodes(void) {
    for (uint32_t i = 0; i < NODES; i++) {
        void *node = slot_pointer(&world.roots[i]);
        if (heap_kind(node) != NODE || *(uint32_t *)heap_payload(node) != MAGIC)
            fail("a root's node is gone");
        for (uint32_t j = 0; j < OUT; j++) {
            void *out = slot_pointer(node_out(node, j));
            if (out != NULL && *(uint32_t *)heap_payload(out) != MAGIC)
                fail("a node is gone");
        }
    }
}

static void check_world(void) {
    const char *broken = heap_walk();
    if (broken != NULL)
        fail(broken);
    check_nodes();
    if (world.torn != 0)
        fail("a handler read half a value");
}

static void build_world(void) {
    memset(world.roots, 0, sizeof world.roots);
    slot_store(&world.spare, 0);
    heap_init(world.memory, SMALL, layouts, KINDS);
    heap_set_roots(&roots);
    world.step = 1;
    if (!heap_reserve_set(1, 160))
        fail("no reserve");
    for (uint32_t i = 0; i < NODES; i++)
        slot_store_pointer(&world.roots[i], new_node());
    slot_store_pointer(&world.list, heap_alloc(LIST, LONG_LIST * 8));
    op_weak();
}

/* Enough for the next operation and its handler, and no more: the collector is
 * to be met in each of its phases. */
static void refill(void) {
    for (uint32_t i = 0; heap_state.free_granules < LOW; i++) {
        (void)heap_step(4);
        if (i % 64 == 63) { /* too much is alive */
            void *at = slot_pointer(&world.roots[random_number() % NODES]);
            slot_store_pointer(node_out(at, random_number()), NULL);
            at = slot_pointer(&world.list);
            slot_store_pointer(&slots_of(at)[random_number() % LONG_LIST],
                               NULL);
            (void)heap_next_finalizer();
        }
    }
    heap_reserve_refill();
}

/* One operation with the interrupt `delay` instructions from its start. */
static bool interrupted(uint32_t op, uint32_t delay) {
    rig_arm(delay);
    operations[op]();
    return !rig_disarm();
}

/* One operation at each delay until it ends before the interrupt three times.
 */
static uint32_t sweep_operation(uint32_t op) {
    uint32_t missed = 0;
    uint32_t delay = 0;
    for (; missed < 3; delay++) {
        if (interrupted(op, delay))
            missed = 0;
        else
            missed++;
        if (delay % 4 == 0)
            check_world();
        refill();
        world.step = random_number() % 16 == 0 ? 5 : 1;
    }
    check_world();
    return delay;
}

static void sweep(uint32_t interrupts) {
    uint32_t rounds = 0;
    world.random = rig_option(0);
    build_world();
    for (; world.handled < interrupts; rounds++) {
        uint32_t length = sweep_operation(rounds % OPERATIONS);
        if (length > world.longest)
            world.longest = length;
    }
    print_line("sweep: interrupts", world.handled);
    print_line("sweep: handler allocations", world.allocated);
    print_line("sweep: collector cycles", heap_state.cycles);
    print_line("sweep: longest operation, instructions", world.longest);
}

/* ---- measurements ---- */

static uint32_t overhead(void) {
    uint32_t from = rig_cycles();
    return rig_cycles() - from;
}

static void measure_store(const char *name) {
    struct slot *slot = slots_of(slot_pointer(&world.list));
    uint32_t from = rig_cycles();
    slot_store(slot, value_from_pointer(slot));
    uint32_t cycles = rig_cycles() - from;
    print_line(name, cycles - overhead());
}

static void measure_alloc(const char *name, uint32_t bytes) {
    uint32_t from = rig_cycles();
    void *object = heap_alloc(LIST, bytes);
    uint32_t cycles = rig_cycles() - from;
    if (object == NULL)
        fail("heap full");
    print_line(name, cycles - overhead());
}

/* Many small nodes, every other one dead, all linked. */
static void build_crowd(void) {
    heap_init(world.memory, MEMORY, layouts, KINDS);
    heap_set_roots(&roots);
    slot_store(&world.weak, 0);
    slot_store(&world.spare, 0);
    slot_store_pointer(&world.list, heap_alloc(LIST, 2000));
    for (uint32_t i = 0; i < NODES; i++)
        slot_store_pointer(&world.roots[i], new_node());
    for (uint32_t i = 0; i < 1100; i++) {
        void *node = new_node();
        void *root = slot_pointer(&world.roots[i % NODES]);
        slot_store_pointer(node_out(node, 0), slot_pointer(node_out(root, 0)));
        slot_store_pointer(node_out(root, 0), node);
        (void)heap_alloc(LEAF, 8);
    }
}

static void measure_steps(uint32_t units) {
    static const char *const names[] = {"idle", "mark", "finalize", "weak",
                                        "sweep"};
    uint32_t worst[5] = {0, 0, 0, 0, 0};
    bool more = true;
    while (more) {
        uint32_t phase = heap_state.phase;
        uint32_t from = rig_cycles();
        more = heap_step(units);
        uint32_t cycles = rig_cycles() - from;
        if (cycles > worst[phase])
            worst[phase] = cycles;
    }
    print_line("step of units", units);
    for (uint32_t i = 0; i < 5; i++) {
        if (worst[i] == 0)
            continue;
        rig_print("  worst in ");
        print_line(names[i], worst[i] - overhead());
    }
}

/* The scan of a stack, 32 of whose words lead to as many objects; then the
 * steps that look them up. */
static void measure_scan(void) {
    static uintptr_t stack[512];
    (void)heap_step(1);
    for (uint32_t i = 0; i < 512; i += 16)
        stack[i] = heap_state.base + heap_state.span / 512 * i + i % 64;
    uint32_t from = rig_cycles();
    heap_scan_words(stack, stack + 512);
    print_line("scan of a 2 KB stack", rig_cycles() - from - overhead());
    uint32_t worst = 0;
    while (heap_state.hit_count != 0) {
        from = rig_cycles();
        (void)heap_step(HEAP_BUDGET);
        uint32_t cycles = rig_cycles() - from;
        if (cycles > worst)
            worst = cycles;
    }
    print_line("  worst step after it", worst - overhead());
}

static void measure(void) {
    build_crowd();
    measure_store("slot_store");
    measure_alloc("heap_alloc 8 bytes", 8);
    measure_alloc("heap_alloc 64 bytes", 64);
    measure_alloc("heap_alloc 1024 bytes", 1024);
    (void)heap_step(1);
    measure_store("slot_store while marking");
    heap_collect();
    build_crowd();
    measure_scan();
    build_crowd();
    measure_steps(HEAP_BUDGET);
    measure_steps(HEAP_BUDGET); /* now every other block is free */
    build_crowd();
    measure_steps(1);
}

void world_main(uint32_t interrupts) {
    measure();
    sweep(interrupts);
    rig_print("PASSED\n");
    rig_exit(0);
}
