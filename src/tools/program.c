/* SPDX-License-Identifier: MIT */
/* Runs a program as __main__ and turns what it ends with into an exit code. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "tools/tool.h"
#include "value/container.h"
#include "value/exception.h"
#include "value/number.h"
#include "value/symbol.h"
#include "vm/state.h"
#include "vm/vm.h"

bool tool_main_namespace(const char *file, value *out) {
    value module;
    value path;
    if (!vm_module_new(SYM___main__, &module) ||
        !value_dict_set(vm_modules(), value_from_symbol(SYM___main__), module))
        return false;
    *out = slot_load(&((struct vm_module *)value_pointer(module))->dict);
    if (!value_dict_set(*out, value_from_symbol(SYM___name__),
                        value_from_symbol(SYM___main__)))
        return false;
    return file == NULL ||
           (value_str_new(file, strlen(file), &path) &&
            value_dict_set(*out, value_from_symbol(SYM___file__), path));
}

/* None is 0, an int itself, anything else is printed and 1. */
static int code_of_exit(value exception) {
    const struct value_exception *object = value_pointer(exception);
    value args = slot_load(&object->args);
    uint32_t count = value_tuple_length(args);
    value code = count == 0 ? VALUE_NONE : value_tuple_at(args, 0);
    int64_t number;
    if (code == VALUE_NONE)
        return TOOL_OK;
    if (value_is_int(code) && value_to_int64(code, &number))
        return (int)(number & 0xFF);
    if (!value_print(code, false, &tool_state.error) ||
        !value_write(&tool_state.error, "\n"))
        (void)value_take_exception();
    return TOOL_FAILED;
}

/* Did the program's own sys.excepthook show it? */
static bool shown_by_hook(value exception) {
    const struct value_exception *e = value_pointer(exception);
    value sys = value_dict_get_symbol(vm_modules(), SYM_sys, NULL), ignored;
    value name = VALUE_NONE, hook = VALUE_UNSET;
    if (!value_is_kind(sys, KIND_MODULE) ||
        !value_symbol_or_str("excepthook", 10, true, &name))
        return false;
    const struct vm_module *m = value_pointer(sys);
    if (!value_dict_get(slot_load(&m->dict), name, &hook) ||
        hook == VALUE_UNSET)
        return false;
    const value args[3] = {value_from_static(value_type_of(exception)),
                           exception, slot_load(&e->traceback)};
    if (vm_call(hook, 3, args, &ignored))
        return true;
    fputs("Error in sys.excepthook:\n", stderr);
    if (!vm_print_exception(value_take_exception(), &tool_state.error))
        (void)value_take_exception();
    fputs("\nOriginal exception was:\n", stderr);
    return false;
}

int tool_exit_code(void) {
    bool interrupted = value_pending_is(&value_type_KeyboardInterrupt);
    bool ended = value_pending_is(&value_type_SystemExit);
    value exception = value_take_exception();
    if (ended)
        return code_of_exit(exception);
    if (!shown_by_hook(exception) &&
        !vm_print_exception(exception, &tool_state.error)) {
        (void)value_take_exception();
        fputs("krait: no memory for the traceback\n", stderr);
    }
    return interrupted ? TOOL_INTERRUPTED : TOOL_FAILED;
}

int tool_run_source(value source, const char *file, value globals) {
    value name;
    value code;
    value result;
    if (value_str_new(file, strlen(file), &name) &&
        vm_state.compile(source, name, 'x', &code) &&
        vm_run_code(code, globals, VALUE_UNSET, &result))
        return TOOL_OK;
    return tool_exit_code();
}

/* The folder of a path, "" for the current one. */
static bool add_folder(const char *path) {
    char folder[1024];
    const char *slash = strrchr(path, '/');
    size_t length = slash == NULL ? 0 : (size_t)(slash - path);
    if (length >= sizeof(folder))
        length = 0;
    memcpy(folder, path, length);
    folder[length] = '\0';
    return tool_path_first(folder);
}

int tool_run_file(const char *path) {
    value source;
    value globals;
    bool standard = strcmp(path, "-") == 0;
    if (!tool_read_file(path, &source))
        return tool_exit_code();
    if (source == VALUE_UNSET) {
        fprintf(stderr, "krait: can't open file '%s': [Errno %d] %s\n", path,
                errno, strerror(errno));
        return TOOL_USAGE;
    }
    if (!add_folder(path) ||
        !tool_main_namespace(standard ? NULL : path, &globals))
        return tool_exit_code();
    int code = tool_run_source(source, standard ? "<stdin>" : path, globals);
    return tool_state.options.inspect ? tool_prompt(globals) : code;
}
