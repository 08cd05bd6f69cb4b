/* SPDX-License-Identifier: MIT */
/* Where the swept code ends: the linker keeps the order. */
void sweep_code_end(void);

void sweep_code_end(void) {}
