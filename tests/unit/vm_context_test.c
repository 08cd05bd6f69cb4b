/* SPDX-License-Identifier: MIT */
/* Contexts, safepoints and limits of the vm, from C.
 *
 * Oracle: Python's semantics as stated at each program; M1 (recursion of
 * Python needs frames, not C stack), M3 (a handler leaves nothing on its
 * context), C6 (a running generator refuses a second entrant), F3 and the
 * watermark (a collector step at every safepoint frees nothing that waits in
 * an older frame).
 */
#include <string.h>

#include "lang/compile.h"
#include "unit.h"
#include "value/number.h"
#include "value/symbol.h"
#include "vm/state.h"

#define HEAP_BYTES (4u << 20)
#define FRAMES 60u

static char heap_memory[HEAP_BYTES] __attribute__((aligned(16)));
static value task_values[2000], handler_values[200];
static struct frame task_frames[FRAMES], handler_frames[8];
static value globals, failed;

static void start(const char *here) {
    struct vm_memory memory = {
        .stack = {task_values, handler_values},
        .stack_values = {2000, 200},
        .frames = {task_frames, handler_frames},
        .frame_count = {FRAMES, 8},
        .c_stack_high = {here + 256},
    };
    heap_init(heap_memory, sizeof heap_memory, value_layouts, KIND_COUNT);
    EXPECT(vm_init(&memory));
    EXPECT(heap_reserve_set(1, 4096));
    EXPECT(value_dict_new(0, &globals));
}

static void keep_globals(void) {
    heap_shade_value(globals);
    heap_shade_value(failed);
}

static bool run(const char *source) {
    value code, out;
    EXPECT(lang_compile(source, strlen(source), SYM_module, LANG_FILE, &code));
    return vm_run_code(code, globals, VALUE_UNSET, &out);
}

static value global(const char *name) {
    uint32_t symbol = value_symbol_intern(name, strlen(name));
    return value_dict_get_symbol(globals, symbol, NULL);
}

static int64_t number(const char *name) {
    int64_t n = -1;
    EXPECT(value_to_int64(global(name), &n));
    return n;
}

/* M1: the frames run out, not the C stack; afterwards all is as before. */
static void test_recursion(void) {
    EXPECT(run("def down(n):\n"
               "    return 1 + down(n + 1)\n"
               "caught = 0\n"
               "for i in range(3):\n"
               "    try:\n"
               "        down(0)\n"
               "    except RecursionError:\n"
               "        caught += 1\n"
               "class C:\n"
               "    def __add__(self, other):\n"
               "        return self + other\n"
               "try:\n"
               "    C() + 1\n"
               "except RecursionError:\n"
               "    caught += 10\n"));
    EXPECT(number("caught") == 13);
    EXPECT(vm_state.context[0].frame + 1 == task_frames);
    EXPECT(vm_state.context[0].reentry == 0);
}

static void run_handler(const char *name) {
    base_level.now = 1;
    vm_run_handler(1, global(name), 0, NULL, &failed);
    base_level.now = BASE_LEVEL_TASK;
}

/* M3 */
static void expect_empty_handler(void) {
    const struct context *ctx = &vm_state.context[1];
    EXPECT(ctx->frame + 1 == handler_frames);
    EXPECT(ctx->stack_top == ctx->stack);
    EXPECT(ctx->exception == VALUE_UNSET && ctx->handled == VALUE_NONE);
    EXPECT(value_context() == &vm_state.context[0]);
}

static void test_handler(void) {
    EXPECT(run("class State: pass\n"
               "state = State()\n"
               "state.count = 0\n"
               "log = []\n"
               "def handler():\n"
               "    state.count += 1\n"
               "    state.last = state.count * 0.5\n"
               "    log.append(state.count)\n"
               "def bad():\n"
               "    try:\n"
               "        [].pop()\n"
               "    finally:\n"
               "        state.count = 100\n"));
    for (int i = 0; i < 3; i++) {
        run_handler("handler");
        EXPECT(failed == VALUE_UNSET);
        expect_empty_handler();
    }
    EXPECT(run("assert log == [1, 2, 3] and state.last == 1.5"));
    run_handler("bad");
    EXPECT(value_type_of(failed) == &value_type_IndexError);
    expect_empty_handler();
    EXPECT(run("assert state.count == 100"));
}

/* What may be entered without a look; M3 holds afterwards. The oracle of the
 * second half is what a call by the general way gives. */
static void test_entry(void) {
    EXPECT(run("log = []\n"
               "class Part:\n"
               "    def __init__(self): self.sum = 0\n"
               "    def add(self, n): self.sum += n\n"
               "part = Part()\n"
               "method = part.add\n"
               "def plain(n): log.append(n)\n"
               "def fails(n):\n"
               "    spare = n\n"
               "    raise ValueError(spare)\n"
               "def two(n, m): pass\n"
               "def defaults(n, m=1): pass\n"
               "def stars(*n): pass\n"
               "def generates(n): yield n\n"));
    static const char *const refused[] = {"two",       "defaults", "stars",
                                          "generates", "part",     "log"};
    value seven = value_from_int48(7);
    for (uint32_t i = 0; i < ARRAY_LENGTH(refused); i++)
        EXPECT(vm_handler_entry(global(refused[i]), seven) == NULL);
    static const char *const taken[] = {"plain", "method", "fails"};
    struct slot argument;
    slot_init(&argument, seven);
    for (uint32_t i = 0; i < ARRAY_LENGTH(taken); i++) {
        value handler = global(taken[i]);
        const struct header *entry = vm_handler_entry(handler, seven);
        EXPECT(entry == value_pointer(handler));
        base_level.now = 1;
        failed = vm_enter_handler(1, entry, &argument);
        base_level.now = BASE_LEVEL_TASK;
        EXPECT((failed == VALUE_UNSET) == (i < 2));
        expect_empty_handler();
    }
    EXPECT(value_type_of(failed) == &value_type_ValueError);
    EXPECT(run("assert log == [7] and part.sum == 7"));
}

static bool enter_generator(void) {
    if (global("inside") == VALUE_TRUE)
        run_handler("enter");
    else
        vm_request_safepoint();
    return true;
}

/* C6: the handler comes while the generator's body runs. */
static void test_generator(void) {
    EXPECT(run("inside = False\n"
               "def body():\n"
               "    global inside\n"
               "    inside = True\n"
               "    for i in range(10):\n"
               "        pass\n"
               "    inside = False\n"
               "    yield 1\n"
               "    yield 2\n"
               "g = body()\n"
               "def enter():\n"
               "    next(g)\n"));
    vm_set_pending(enter_generator);
    vm_request_safepoint();
    EXPECT(run("first = next(g)"));
    vm_set_pending(NULL);
    EXPECT(value_type_of(failed) == &value_type_ValueError);
    EXPECT(number("first") == 1);
    run_handler("enter");
    EXPECT(failed == VALUE_UNSET);
    EXPECT(run("assert list(g) == []"));
}

static void test_interrupt(void) {
    static const char source[] = "try:\n"
                                 "    while True:\n"
                                 "        pass\n"
                                 "except KeyboardInterrupt:\n"
                                 "    stopped = 1\n";
    value code, out;
    EXPECT(lang_compile(source, strlen(source), SYM_module, LANG_FILE, &code));
    vm_interrupt();
    EXPECT(vm_run_code(code, globals, VALUE_UNSET, &out));
    EXPECT(number("stopped") == 1);
    vm_interrupt(); /* the compiler takes safepoints too */
    EXPECT(!lang_compile(source, strlen(source), SYM_module, LANG_FILE, &code));
    EXPECT(value_type_of(value_take_exception()) ==
           &value_type_KeyboardInterrupt);
}

/* Values that live only in registers of waiting frames and generators. */
static void test_stress(void) {
    vm_state.stress = 1;
    EXPECT(run("def deep(n):\n"
               "    mine = [n, str(n) * 3]\n"
               "    garbage = [[i] for i in range(20)]\n"
               "    below = deep(n - 1) if n else 0\n"
               "    return below + mine[0] + len(mine[1])\n"
               "def walk(n):\n"
               "    here = str(n)\n"
               "    if n:\n"
               "        yield from walk(n - 1)\n"
               "    yield here\n"
               "total = sum(deep(30) for k in range(20))\n"
               "text = ','.join(walk(20))\n"
               "kept = [walk(3) for k in range(50)]\n"
               "starts = [next(w) for w in kept]\n"
               "rest = [list(w) for w in kept]\n"
               "assert rest == [['1', '2', '3']] * 50\n"
               "assert text == ','.join(map(str, range(21)))\n"));
    vm_state.stress = 0;
    struct heap_stats stats;
    heap_stats(&stats);
    EXPECT(stats.cycles > 0);
    EXPECT(number("total") == 20 * (465 + 10 * 3 + 21 * 6));
    EXPECT(vm_state.context[0].scanned >= task_frames);
}

int main(int argc, char **argv) {
    (void)argc;
    failed = VALUE_UNSET;
    start((const char *)argv);
    vm_add_roots(keep_globals);
    test_recursion();
    test_handler();
    test_entry();
    test_generator();
    test_interrupt();
    test_stress();
    return unit_done();
}
