/* SPDX-License-Identifier: MIT */
/* krait: starts the runtime on the simulated board and does what the command
 * line asks for. */
#include <stdio.h>

#include "boards/sim/state.h"
#include "tools/tool.h"
#include "value/exception.h"
#include "vm/state.h"
#include "vm/vm.h"

struct tool_state tool_state;

static int run_command(const char *text) {
    value source;
    value globals;
    if (!value_str_new(text, strlen(text), &source) || !tool_path_first("") ||
        !tool_main_namespace(NULL, &globals))
        return tool_exit_code();
    int code = tool_run_source(source, "<string>", globals);
    return tool_state.options.inspect ? tool_prompt(globals) : code;
}

static int run_prompt(void) {
    value globals;
    if (!tool_path_first("") || !tool_main_namespace(NULL, &globals))
        return tool_exit_code();
    return tool_prompt(globals);
}

static bool find_module(const char *name, value *source, value *path,
                        bool *package) {
    return vm_state.loader->find(name, strlen(name), source, path, package);
}

/* -m NAME: along sys.path, as import would find it; a package's __main__. */
static int run_module(const char *name) {
    value source;
    value path;
    bool package;
    uint32_t length;
    char file[1024];
    if (!tool_path_first("") || !find_module(name, &source, &path, &package))
        return tool_exit_code();
    bool whole = source != VALUE_UNSET && package;
    snprintf(file, sizeof(file), "%s.__main__", name);
    if (whole && !find_module(file, &source, &path, &package))
        return tool_exit_code();
    if (source == VALUE_UNSET) {
        fprintf(stderr, "krait: No module named %s\n", whole ? file : name);
        return TOOL_FAILED;
    }
    const char *text = value_str_text(path, &length);
    snprintf(file, sizeof(file), "%.*s", (int)length, text);
    value globals;
    if (!tool_main_namespace(file, &globals))
        return tool_exit_code();
    return tool_run_source(source, file, globals);
}

static int run(const struct tool_options *options) {
    switch (options->mode) {
    case TOOL_COMMAND:
        return run_command(options->what);
    case TOOL_FILE:
        return tool_run_file(options->what);
    case TOOL_MODULE:
        return run_module(options->what);
    case TOOL_RUN:
        return tool_run_robot(options->what);
    default:
        return run_prompt();
    }
}

int main(int count, char **text) {
    if (!tool_options_read(count, text))
        return TOOL_USAGE;
    if (tool_state.options.mode == TOOL_DONE)
        return TOOL_OK;
    if (!tool_start(count, text)) {
        fputs("krait: not enough memory to start\n", stderr);
        return TOOL_FAILED;
    }
    int code = run(&tool_state.options);
    tool_stress_end();
    return fflush(stdout) == 0 ? code : TOOL_INTERRUPTED - 10;
}
