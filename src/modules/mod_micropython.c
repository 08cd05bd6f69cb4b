/* SPDX-License-Identifier: MIT */
/* Module micropython: what its programs ask of the runtime. Where a call is
 * there for a limit that we do not have (const, the emergency buffer, native
 * code by decorator), it does what leaves the program's meaning unchanged. */
#include "heap/find.h"
#include "modules/modules.h"
#include "modules/ring_io.h"
#include "rt/state.h"

static bool itself(struct arguments *args, value *out) {
    *out = args->at[0];
    return true;
}

static bool no_assembler(struct arguments *args, value *out) {
    (void)args;
    (void)out;
    return value_raise(&value_type_SyntaxError,
                       "no inline assembler: write a reflex (rt.Reflex)");
}

static bool opt_level(struct arguments *args, value *out) {
    int64_t level;
    *out = value_from_int48(mod_state.optimization);
    if (args->count == 0)
        return true;
    *out = VALUE_NONE;
    if (!value_to_int64(args->at[0], &level))
        return false;
    mod_state.optimization = level < 0 ? 0 : level > 3 ? 3 : (uint32_t)level;
    return true;
}

/* Handlers raise from their reserve, whose last exception is preallocated. */
static bool emergency_buffer(struct arguments *args, value *out) {
    int64_t size;
    *out = VALUE_NONE;
    return value_to_int64(args->at[0], &size);
}

static bool stack_use(struct arguments *args, value *out) {
    const struct context *context = value_context();
    (void)args;
    uintptr_t high = (uintptr_t)context->c_stack_high;
    uintptr_t here = (uintptr_t)&context;
    *out = value_from_int48(high > here ? (int64_t)(high - here) : 0);
    return true;
}

static bool mem_info(struct arguments *args, value *out) {
    struct value_sink *sink = &rt_state.sink;
    struct heap_stats s;
    value use;
    *out = VALUE_NONE;
    heap_stats(&s);
    return stack_use(args, &use) &&
           value_write_format(sink, "stack: %v\n", use) &&
           value_write_format(sink, "heap: total %v, used %v, free %v\n",
                              value_from_int48((int64_t)s.total_bytes),
                              value_from_int48((int64_t)s.live_bytes),
                              value_from_int48((int64_t)s.free_bytes)) &&
           value_write_format(sink, "largest free block %v, collections %u\n",
                              value_from_int48((int64_t)s.largest_free_bytes),
                              s.cycles);
}

static bool qstr_info(struct arguments *args, value *out) {
    (void)args;
    *out = VALUE_NONE;
    return value_write_format(
        &rt_state.sink, "symbols: %u in flash, %u of the program\n",
        (uint32_t)SYM_STATIC_COUNT, value_symbol_count() - SYM_STATIC_COUNT);
}

/* What a program makes: containers, their contents, objects of its classes,
 * functions, generators. The interpreter's own small objects still come, since
 * it has more of them than MicroPython's: iterators, slices, bound methods,
 * texts, exceptions with their arguments (so tuples, save as displays). A chip
 * only counts; there a program that wants proof that a function allocates
 * nothing runs it in a hard handler with rt.reserve(0). */
#define KIND_BIT(kind) ((uint64_t)1 << KIND_##kind)
static const uint64_t locked_kinds =
    KIND_BIT(BYTES) | KIND_BIT(BYTEARRAY) | KIND_BIT(ARRAY) |
    KIND_BIT(MEMORYVIEW) | KIND_BIT(LIST) | KIND_BIT(SLOT_BUFFER) |
    KIND_BIT(DICT) | KIND_BIT(DICT_TABLE) | KIND_BIT(DICT_INDEX) |
    KIND_BIT(SET) | KIND_BIT(FROZENSET) | KIND_BIT(INSTANCE) |
    KIND_BIT(FUNCTION) | KIND_BIT(GENERATOR) | KIND_BIT(COROUTINE) |
    KIND_BIT(ASYNC_GENERATOR);

static void count_locks(uint32_t count) {
    mod_state.heap_locks = count;
    if (ISA_FULL)
        heap_refuse(count != 0 ? locked_kinds : 0);
}

static bool heap_lock(struct arguments *args, value *out) {
    (void)args;
    count_locks(mod_state.heap_locks + 1);
    *out = value_from_int48(mod_state.heap_locks);
    return true;
}

static bool heap_unlock(struct arguments *args, value *out) {
    (void)args;
    if (mod_state.heap_locks == 0)
        return value_raise(&value_type_RuntimeError, "heap is not locked");
    count_locks(mod_state.heap_locks - 1);
    *out = value_from_int48(mod_state.heap_locks);
    return true;
}

static bool heap_locked(struct arguments *args, value *out) {
    (void)args;
    *out = value_from_int48(mod_state.heap_locks);
    return true;
}

static bool kbd_intr(struct arguments *args, value *out) {
    *out = VALUE_NONE;
    return value_to_int32(args->at[0], &mod_state.keyboard);
}

static bool schedule(struct arguments *args, value *out) {
    *out = VALUE_NONE;
    return rt_schedule(args->at[0], args->at[1]);
}

NATIVE(emergency_buffer, SYM_alloc_emergency_exception_buf, 1, 1, 0);
NATIVE(heap_lock, SYM_heap_lock, 0, 0, 0);
NATIVE(heap_locked, SYM_heap_locked, 0, 0, 0);
NATIVE(heap_unlock, SYM_heap_unlock, 0, 0, 0);
NATIVE(itself, SYM_const, 1, 1, 0);
NATIVE(kbd_intr, SYM_kbd_intr, 1, 1, 0);
NATIVE(mem_info, SYM_mem_info, 0, 1, NATIVE_TASK_ONLY);
NATIVE(no_assembler, SYM_asm_thumb, 0, 255, NATIVE_KEYWORDS);
NATIVE(opt_level, SYM_opt_level, 0, 1, 0);
NATIVE(qstr_info, SYM_qstr_info, 0, 1, NATIVE_TASK_ONLY);
NATIVE(schedule, SYM_schedule, 2, 2, 0);
NATIVE(stack_use, SYM_stack_use, 0, 0, 0);

static const struct member members[] = {
    MEMBER_TYPE(SYM_RingIO, mod_type_RingIO),
    MEMBER_FUNCTION(SYM_alloc_emergency_exception_buf, emergency_buffer),
    MEMBER_FUNCTION(SYM_asm_rv32, no_assembler),
    MEMBER_FUNCTION(SYM_asm_thumb, no_assembler),
    MEMBER_FUNCTION(SYM_asm_xtensa, no_assembler),
    MEMBER_FUNCTION(SYM_const, itself),
    MEMBER_FUNCTION(SYM_heap_lock, heap_lock),
    MEMBER_FUNCTION(SYM_heap_locked, heap_locked),
    MEMBER_FUNCTION(SYM_heap_unlock, heap_unlock),
    MEMBER_FUNCTION(SYM_kbd_intr, kbd_intr),
    MEMBER_FUNCTION(SYM_mem_info, mem_info),
    MEMBER_FUNCTION(SYM_native, itself),
    MEMBER_FUNCTION(SYM_opt_level, opt_level),
    MEMBER_FUNCTION(SYM_qstr_info, qstr_info),
    MEMBER_FUNCTION(SYM_schedule, schedule),
    MEMBER_FUNCTION(SYM_stack_use, stack_use),
    MEMBER_FUNCTION(SYM_viper, itself),
};

MOD_MODULE(micropython, members);
