/* SPDX-License-Identifier: MIT */
/* Where the swept code begins: the linker keeps the order. */
void sweep_code_begin(void);

void sweep_code_begin(void) {}
