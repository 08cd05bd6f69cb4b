/* SPDX-License-Identifier: MIT */
/* Starts the runtime on a chip and runs the module `main`: a frozen one, or the
 * file main.py in flash. Without either there is a prompt on the console. */
#include "boards/cortex-m/chip.h"
#include "boards/cortex-m/files.h"
#include "boards/cortex-m/program.h"
#include "modules/frozen.h"
#include "modules/prompt.h"
#include "modules/start.h"
#include "vm/frame.h"
#include "vm/state.h"

#define TASK_VALUES (ISA_FULL ? 1152u : 1024u)
#define TASK_FRAMES (ISA_FULL ? 128u : 96u)
#define LEVEL_VALUES 128u
#define LEVEL_FRAMES 16u
#define LEVEL_RESERVE 1024u /* rt.reserve() changes it */
#define TASK_REENTRY 8u
#define HANDLER_REENTRY 2u
#define EXIT_FAILED 1
#define PIECE 32u         /* characters of 30 cycles between safepoints */
#define PROMPT_ROOM 1024u /* bytes of an input */

extern char board_heap_low[], board_heap_high[];
extern const char board_process_stack_low[], board_process_stack_high[];

/* Of this image; an image without one runs main.py from flash. */
extern const struct mod_frozen_table board_program __attribute__((weak));

/* Written by board_main only. */
static struct board_program_state {
    value task_values[TASK_VALUES];
    struct frame task_frames[TASK_FRAMES];
    value level_values[BASE_LEVELS - 1][LEVEL_VALUES];
    struct frame level_frames[BASE_LEVELS - 1][LEVEL_FRAMES];
    struct value_sink console;
} program_state;

static bool write_console(struct value_sink *sink, const char *text,
                          size_t length) {
    (void)sink;
    for (; length > PIECE; length -= PIECE, text += PIECE) {
        board_chip_write(text, PIECE);
        if (!value_poll())
            return false;
    }
    board_chip_write(text, length);
    return value_poll();
}

static struct vm_memory stacks(void) {
    struct vm_memory memory = {
        .stack = {program_state.task_values},
        .stack_values = {TASK_VALUES},
        .frames = {program_state.task_frames},
        .frame_count = {TASK_FRAMES},
        .c_stack_low = {board_process_stack_low},
        .c_stack_high = {board_process_stack_high},
        .reentry_limit = {TASK_REENTRY},
    };
    for (uint32_t level = 1; level < BASE_LEVELS; level++) {
        memory.stack[level] = program_state.level_values[level - 1];
        memory.stack_values[level] = LEVEL_VALUES;
        memory.frames[level] = program_state.level_frames[level - 1];
        memory.frame_count[level] = LEVEL_FRAMES;
        memory.reentry_limit[level] = HANDLER_REENTRY;
    }
    return memory;
}

static void start_loader(void) {
    if (&board_program != NULL)
        mod_frozen_add(&board_program);
    vm_set_loader(mod_frozen_loader(&board_file_loader));
    vm_set_source_line(board_source_line);
}

static void print_exception(value exception) {
    if (!vm_print_exception(exception, &program_state.console)) {
        (void)value_take_exception();
        board_chip_write("no memory for the traceback\n", 28);
    }
}

static void handler_failed(value exception, const char *source) {
    if (!value_write_format(&program_state.console,
                            "Exception in handler of %s:\n", source))
        (void)value_take_exception();
    print_exception(exception);
}

/* Files have no folders above them: sys.path is [""]. */
static bool start_path(void) {
    value empty;
    return value_str_new("", 0, &empty) && value_list_append(vm_path(), empty);
}

static bool start(void) {
    struct mod_start how = {
        .heap = board_heap_low,
        .heap_bytes = (size_t)(board_heap_high - board_heap_low),
        .memory = stacks(),
        .reserve_bytes = LEVEL_RESERVE,
        .out = &program_state.console,
        .error = &program_state.console,
        .modules = ISA_FULL ? board_modules : mod_table,
        .module_count = ISA_FULL ? board_module_count : mod_table_count,
        .failed = handler_failed,
    };
    program_state.console.write = write_console;
    if (!mod_start(&how) || (ISA_FULL && !board_all_start()))
        return false;
    start_loader();
    return start_path();
}

static bool main_namespace(value *out) {
    value module;
    if (!vm_module_new(SYM___main__, &module) ||
        !value_dict_set(vm_modules(), value_from_symbol(SYM___main__), module))
        return false;
    *out = slot_load(&((struct vm_module *)value_pointer(module))->dict);
    return value_dict_set(*out, value_from_symbol(SYM___name__),
                          value_from_symbol(SYM___main__));
}

/* sys.exit's argument where it is a number, as python3 ends. */
static int status_of(value exception) {
    const struct value_exception *object = value_pointer(exception);
    value args = slot_load(&object->args);
    value code =
        value_tuple_length(args) == 0 ? VALUE_NONE : value_tuple_at(args, 0);
    if (code == VALUE_NONE)
        return 0;
    if (value_is_int48(code))
        return (int)(value_int48(code) & 0xFF);
    if (!value_print(code, false, &program_state.console) ||
        !value_write(&program_state.console, "\n"))
        (void)value_take_exception();
    return EXIT_FAILED;
}

static bool failed(int *status) {
    bool ended = value_pending_is(&value_type_SystemExit);
    value exception = value_take_exception();
    *status = EXIT_FAILED;
    if (ended)
        *status = status_of(exception);
    else
        print_exception(exception);
    return ended;
}

static bool run_prompt(value globals, int *status) {
    value room;
    if (!value_bytes_new(NULL, PROMPT_ROOM, &room))
        return false;
    struct value_str *bytes = value_pointer(room);
    struct mod_prompt prompt = {
        .read = board_chip_read,
        .failed = failed,
        .shown = &program_state.console,
        .edits = true,
        .globals = globals,
        .text = (char *)bytes->text,
        .room = PROMPT_ROOM,
    };
    *status = mod_prompt(&prompt);
    KEEP_ALIVE(bytes);
    return true;
}

/* main.py or the prompt. */
static bool run(int *status) {
    value source, path, code, globals, result;
    bool package;
    const struct vm_loader *loader = mod_frozen_loader(&board_file_loader);
    if (!loader->find("main", 4, &source, &path, &package) ||
        !main_namespace(&globals))
        return false;
    if (source == VALUE_UNSET)
        return run_prompt(globals, status);
    if (ISA_FULL &&
        !value_dict_set(globals, value_from_symbol(SYM___file__), path))
        return false;
    return mod_compile(source, path, 'x', &code) &&
           vm_run_code(code, globals, VALUE_UNSET, &result);
}

int board_main(void) {
    int status = 0;
    if (!start())
        base_panic("no memory for the runtime", __FILE_NAME__, __LINE__);
    if (!run(&status))
        (void)failed(&status);
    return status;
}
