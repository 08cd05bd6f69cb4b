/* SPDX-License-Identifier: MIT */
/* The real signals as text that a spreadsheet or numpy reads: long form, since
 * signals are not sampled at the same moments. */
#include "tools/export.h"

#include <stdio.h>

#include "boards/sim/state.h"

bool tool_write_csv(const char *path) {
    const struct sim_trace *trace = &sim_state.trace;
    FILE *file = fopen(path, "w");
    if (file == NULL)
        return false;
    fputs("time_s,signal,unit,value\n", file);
    for (uint32_t i = 0; i < trace->length; i++) {
        const struct sim_trace_entry *entry = &trace->entries[i];
        const struct sim_signal *signal = &trace->signals[entry->signal];
        if (entry->kind == SIM_TRACE_REAL)
            fprintf(file, "%.9f,%s,%s,%.9g\n", (double)entry->at_ns / 1e9,
                    signal->name, signal->unit, sim_trace_double(entry));
    }
    return fclose(file) == 0;
}
