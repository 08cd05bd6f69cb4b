/* SPDX-License-Identifier: MIT */
/* Rows for the masks and shades of src/heap. A small heap is made anew for
 * each visit. Oracle: the walker; every node that a root leads to is one; weak
 * slots lead to nodes or nowhere; what has a finalizer is queued once. */
#include <string.h>

#include "base/isa/level.h"
#include "heap/heap.h"
#include "heap/internal.h"
#include "heap/walk.h"
#include "windows.h"

enum { LEAF = HEAP_KIND_FIRST, NODE, LIST, WEAK, KINDS };

enum { OUT = 3, MAGIC = 0x5EED, HEAP = 8 << 10, LONG = 12 };

/* What the roots are for. */
enum { A, B, C, LONG_LIST, WEAK_1, WEAK_2, HANDLED, SPARE, ROOTS };

static const struct heap_layout layouts[KINDS] = {
    [LEAF] = {HEAP_LEAF, 0},
    [NODE] = {1, 0},
    [LIST] = {0, 0},
    [WEAK] = {1, 0},
};

struct windows_heap {
    uint64_t memory[HEAP / 8];
    struct slot root[ROOTS];
    const struct window *now;
    uint32_t marking;
    void *watched;       /* should come from the finalizer queue */
    uint32_t wanted;     /* how often; 0 if not watched */
    uint32_t queued;     /* how often it came */
    void *kept;          /* by a task, in a register so to speak */
    const char *broken;
};

static struct windows_heap w;

static void scan_begin(void) {
    for (uint32_t i = 0; i < ROOTS; i++)
        heap_shade_value(slot_load(&w.root[i]));
}

static const struct heap_roots roots = {scan_begin, NULL};

static struct slot *slots_of(const void *object) {
    return heap_payload(object);
}

static struct slot *out(const void *node, uint32_t i) {
    return &slots_of(node)[1 + i];
}

static void *root(uint32_t i) { return slot_pointer(&w.root[i]); }

/* Roots are no slots of the heap: what leaves one is shaded by hand. */
static void set_root(uint32_t i, void *object) {
    heap_shade_value(slot_load(&w.root[i]));
    slot_init(&w.root[i], value_from_pointer(object));
}

static void *node_or_null(void) {
    void *node = heap_alloc(NODE, (1 + OUT) * sizeof(struct slot));
    if (node != NULL)
        *(uint32_t *)heap_payload(node) = MAGIC;
    return node;
}

static void *node_new(void) {
    void *node = node_or_null();
    if (node == NULL)
        base_panic("the heap is full", __FILE__, __LINE__);
    return node;
}

static void *weak_new(void *target) {
    void *weak = heap_alloc(WEAK, sizeof(struct slot));
    if (weak == NULL)
        base_panic("the heap is full", __FILE__, __LINE__);
    slot_init(slots_of(weak), value_from_pointer(target));
    return weak;
}

static bool is_node(const void *object) {
    return heap_kind(object) == NODE &&
           *(const uint32_t *)heap_payload(object) == MAGIC;
}

/* A -> node, B -> node -> node, C -> nothing; a long list of nodes. */
static void base_prepare(void) {
    set_root(A, node_new());
    set_root(B, node_new());
    set_root(C, node_new());
    slot_store_pointer(out(root(A), 0), node_new());
    slot_store_pointer(out(root(B), 0), node_new());
    slot_store_pointer(out(slot_pointer(out(root(B), 0)), 0), node_new());
    set_root(LONG_LIST, heap_alloc(LIST, LONG * sizeof(struct slot)));
    for (uint32_t i = 0; i < LONG; i++)
        slot_store_pointer(&slots_of(root(LONG_LIST))[i], node_new());
}

static void run_cycle(void) {
    do
        (void)heap_step(1);
    while (heap_state.phase != HEAP_IDLE);
}

static void one_step(void) { (void)heap_step(1); }

static void few_steps(void) {
    for (uint32_t i = 0; i < 6; i++)
        (void)heap_step(1);
}

/* ---- handlers ---- */

/* What A leads to is held by a fresh, black node alone. */
static void hide(void) {
    void *fresh = node_new();
    struct slot *from = out(root(A), 0);
    slot_store(out(fresh, 0), slot_load(from));
    slot_store_pointer(from, NULL);
    slot_store_pointer(out(root(C), 0), fresh);
}

static void overwrite_b(void) { slot_store_pointer(out(root(B), 0), NULL); }

static void overwrite_list(void) {
    struct slot *slots = slots_of(root(LONG_LIST));
    for (uint32_t i = 0; i < LONG; i++)
        slot_store_pointer(&slots[i], NULL);
}

/* Between the old reserve and the new there is none. */
static void allocate(void) {
    void *fresh = node_or_null();
    if (fresh == NULL)
        return;
    slot_store_pointer(out(fresh, 0), root(HANDLED));
    set_root(HANDLED, fresh);
}

static void allocate_if_any(void) {
    void *fresh = heap_alloc(LEAF, 16);
    if (fresh != NULL)
        set_root(HANDLED, fresh);
}

static void read_weak(void) {
    value v = heap_weak_read(slots_of(root(WEAK_1)));
    if (value_is_pointer(v) && value_pointer(v) != NULL)
        slot_store(out(root(C), 1), v);
}

/* The other one first, so that two are gray. */
static void read_both(void) {
    value v = heap_weak_read(slots_of(root(WEAK_2)));
    if (value_is_pointer(v) && value_pointer(v) != NULL)
        slot_store(out(root(C), 2), v);
    read_weak();
}

static void set_weak_2(void) {
    set_root(WEAK_2, weak_new(node_new()));
    heap_set_weak(root(WEAK_2));
}

static void set_weak_1(void) {
    set_root(WEAK_1, weak_new(node_new()));
    heap_set_weak(root(WEAK_1));
}

static void finalizer_on_spare(void) { heap_set_finalizer(root(SPARE)); }

static void drop_spare(void) { set_root(SPARE, NULL); }

/* ---- rows ---- */

static void prepare_weak(void) {
    base_prepare();
    set_root(WEAK_1, weak_new(node_new()));
    heap_set_weak(root(WEAK_1));
}

/* The finalizer queue's next belongs to the reader alone. */
static void prepare_finalizer(void) {
    base_prepare();
    w.watched = node_new();
    slot_store_pointer(out(w.watched, 0), node_new());
    w.wanted = 1;
    heap_set_finalizer(w.watched);
}

static void prepare_weak_to_finalizer(void) {
    base_prepare();
    void *object = node_new();
    slot_store_pointer(out(object, 0), node_new());
    heap_set_finalizer(object);
    set_root(WEAK_1, weak_new(object));
    heap_set_weak(root(WEAK_1));
    set_root(WEAK_2, weak_new(node_new()));
    heap_set_weak(root(WEAK_2));
}

static void prepare_live_finalizer(void) {
    base_prepare();
    set_root(SPARE, node_new());
    heap_set_finalizer(root(SPARE));
}

static const char *check_live(void) {
    if (root(SPARE) != NULL && heap_next_finalizer() != NULL)
        return "a live object's finalizer is to be called";
    return NULL;
}

static void prepare_spare(void) {
    base_prepare();
    set_root(SPARE, node_new());
}

static void watch_spare(void) {
    w.watched = root(SPARE);
    w.wanted = 1;
    heap_set_finalizer(root(SPARE));
}

/* Not a new object: it is white while the cycle runs. */
static void weak_on_white(void) {
    heap_set_weak(root(WEAK_2));
}

static void prepare_white_weak(void) {
    base_prepare();
    slot_store_pointer(out(root(C), 2), node_new());
    set_root(WEAK_2, weak_new(slot_pointer(out(root(C), 2))));
    slot_store_pointer(out(root(A), 1), root(WEAK_2));
}

static void shade_weak_2(void) { slot_store_pointer(out(root(A), 1), NULL); }

static void prepare_used_reserve(void) {
    base_prepare();
    base_level.now = 1;
    for (uint32_t i = 0; i < 3; i++)
        allocate();
    base_level.now = BASE_LEVEL_TASK;
}

static void refill(void) { (void)heap_reserve_refill(); }

static void reserve_off(void) { (void)heap_reserve_set(1, 0); }

static const char *check_reserve_off(void) {
    if (heap_state.reserve[1].size != 0)
        return NULL;
    base_level.now = 1;
    void *object = heap_alloc(LEAF, 8);
    base_level.now = BASE_LEVEL_TASK;
    return object != NULL ? "allocated from no reserve" : NULL;
}

static void read_weak_and_keep(void) {
    value v = heap_weak_read(slots_of(root(WEAK_1)));
    w.kept = value_is_pointer(v) ? value_pointer(v) : NULL;
}

static const char *check_kept(void) {
    if (w.kept != NULL && heap_state.marking == 0 && !is_node(w.kept))
        return "what a weak read gave was freed";
    if (heap_state.phase == HEAP_IDLE)
        w.kept = NULL; /* the next cycle does not see it */
    return NULL;
}

static void take_b(void) {
    struct slot *from = out(root(B), 0);
    w.kept = slot_pointer(from);
    slot_store_pointer(from, NULL);
}

static void move_list(void) {
    struct slot *slots = slots_of(root(LONG_LIST));
    w.kept = slot_pointer(&slots[2]);
    heap_shade_slots(&slots[2], HEAP_MOVE_MAX);
    uint32_t state = isa_mask_handlers();
    slot_copy(&slots[2], &slots[3], HEAP_MOVE_MAX);
    isa_unmask_handlers(state);
}

static void next_finalizer(void) {
    void *object = heap_next_finalizer();
    if (object == NULL)
        return;
    w.queued += object == w.watched;
    w.kept = object;
}

/* Queued, and then the next cycle begins. */
static void prepare_queue(void) {
    prepare_finalizer();
    run_cycle();
    if (heap_state.queue == 0)
        w.broken = "nothing is in the finalizer queue";
}

static const char *check_queue(void) {
    const char *wrong = check_kept();
    if (wrong != NULL)
        return wrong;
    if (w.queued == 1 && heap_state.phase == HEAP_IDLE)
        return NULL;
    return w.queued > 1 ? "an object was finalized twice" : NULL;
}

static const struct window rows[] = {
    {"begin of a cycle | hide behind a fresh node", base_prepare, one_step,
     hide, NULL},
    {"few steps | hide behind a fresh node", base_prepare, few_steps, hide,
     NULL},
    {"cycle | read weak", prepare_weak, run_cycle, read_weak, NULL},
    {"cycle | overwrite", base_prepare, run_cycle, overwrite_b, NULL},
    {"cycle | overwrite a list", base_prepare, run_cycle, overwrite_list, NULL},
    {"cycle | new weak", prepare_weak, run_cycle, set_weak_2, NULL},
    {"cycle | new finalizer", prepare_spare, run_cycle, watch_spare, NULL},
    {"cycle with a finalizer | overwrite", prepare_finalizer, run_cycle,
     overwrite_list, NULL},
    {"cycle with a finalizer | read weak", prepare_weak_to_finalizer, run_cycle,
     read_both, NULL},
    {"cycle with a live finalizer | overwrite", prepare_live_finalizer,
     run_cycle, overwrite_b, check_live},
    {"overwrite | overwrite a list", base_prepare, overwrite_b, overwrite_list,
     NULL},
    {"overwrite | overwrite the same", base_prepare, overwrite_b, overwrite_b,
     NULL},
    {"take and keep | overwrite", base_prepare, take_b, overwrite_list,
     check_kept},
    {"move slots and keep | overwrite", base_prepare, move_list, overwrite_b,
     check_kept},
    {"read weak | overwrite a list", prepare_weak, read_weak_and_keep,
     overwrite_list, check_kept},
    {"new weak | new weak", base_prepare, set_weak_1, set_weak_2, NULL},
    {"weak on white | new weak", prepare_white_weak, weak_on_white, allocate,
     NULL},
    {"weak on white | the same", prepare_white_weak, weak_on_white,
     weak_on_white, NULL},
    {"weak on white | shade it", prepare_white_weak, weak_on_white,
     shade_weak_2, NULL},
    {"finalizer | the same", prepare_spare, watch_spare, finalizer_on_spare,
     NULL},
    {"next finalizer | overwrite", prepare_queue, next_finalizer,
     overwrite_list, check_queue},
    {"refill | allocate", prepare_used_reserve, refill, allocate, NULL},
    {"no reserve | allocate", prepare_used_reserve, reserve_off,
     allocate_if_any, check_reserve_off},
};

uint32_t windows_heap_count(void) { return sizeof rows / sizeof rows[0]; }

const struct window *windows_heap_at(uint32_t index) { return &rows[index]; }

void windows_heap_prepare(uint32_t index, uint32_t marking) {
    memset(w.root, 0, sizeof w.root);
    w.now = &rows[index];
    w.watched = w.kept = NULL;
    w.wanted = w.queued = 0;
    w.broken = NULL;
    heap_init(w.memory, HEAP, layouts, KINDS);
    heap_state.run_max = 0; /* neighbours of a run are freed as one */
    heap_set_roots(&roots);
    heap_enable(false);
    if (!heap_reserve_set(1, 512))
        base_panic("no reserve", __FILE__, __LINE__);
    w.now->prepare();
    for (uint32_t i = 0; i < marking; i++)
        if (!heap_step(1))
            break;
}

void windows_heap_handler(void) {
    base_level.now = 1;
    w.now->handler();
    base_level.now = BASE_LEVEL_TASK;
}

static const char *check_nodes(void) {
    static const uint8_t from[] = {A, B, C, HANDLED};
    for (uint32_t i = 0; i < sizeof from; i++) {
        void *node = root(from[i]);
        if (node == NULL || heap_kind(node) == LEAF)
            continue;
        if (!is_node(node))
            return "a root's node is gone";
        for (uint32_t j = 0; j < OUT; j++) {
            void *next = slot_pointer(out(node, j));
            if (next != NULL && heap_kind(next) != WEAK && !is_node(next))
                return "a node is gone";
        }
    }
    return NULL;
}

static const char *check_weaks(void) {
    for (uint32_t i = WEAK_1; i <= WEAK_2; i++) {
        if (root(i) == NULL || heap_state.marking != 0)
            continue;
        void *target = value_pointer(heap_weak_read(slots_of(root(i))));
        if (target != NULL && !is_node(target))
            return "a weak slot leads to what was freed";
    }
    return NULL;
}

static const char *check_once(void) {
    const char *wrong = heap_walk();
    if (wrong == NULL)
        wrong = w.broken;
    if (wrong == NULL)
        wrong = check_nodes();
    if (wrong == NULL)
        wrong = check_weaks();
    if (wrong == NULL && w.now->check != NULL)
        wrong = w.now->check();
    return wrong;
}

/* The finalizer's object is dead now, whatever came before. */
static const char *check_finalizer(void) {
    void *object;
    drop_spare();
    heap_collect();
    heap_collect();
    while ((object = heap_next_finalizer()) != NULL)
        w.queued += object == w.watched;
    if (w.wanted != 0 && w.queued != w.wanted)
        return w.queued == 0 ? "a finalizer was lost" : "finalized twice";
    return NULL;
}

const char *windows_heap_check(void) {
    const char *wrong = check_once();
    while (wrong == NULL && heap_state.phase != HEAP_IDLE) {
        (void)heap_step(8);
        wrong = check_once();
    }
    for (uint32_t i = 0; i < 2 && wrong == NULL; i++) {
        heap_collect();
        wrong = check_once();
    }
    return wrong != NULL ? wrong : check_finalizer();
}
