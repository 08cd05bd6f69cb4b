/* SPDX-License-Identifier: MIT */
/*
 * Exporters: what a run on the simulated board leaves behind. All of them read
 * the board's trace, sorted by then, and write the same bytes for the same
 * trace (R8).
 */
#ifndef KRAIT_TOOLS_EXPORT_H
#define KRAIT_TOOLS_EXPORT_H

#include <stdbool.h>
#include <stdint.h>

/* Value change dump: all pins, PWM edge by edge, and all real signals.
 * Contract: task; may alloc; O(n). */
bool tool_write_vcd(const char *path, uint64_t end_ns);

/* Stacked panels over time, as the scene asks for them.
 * Contract: task; may alloc; O(n). */
bool tool_write_svg(const char *path, const char *title, uint64_t end_ns);

/* All real signals as rows of time, name, value.
 * Contract: task; may alloc; O(n). */
bool tool_write_csv(const char *path);

#endif
