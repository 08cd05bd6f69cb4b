/* SPDX-License-Identifier: MIT */
/* Subtraction of doubles as addition of the negated number, which IEEE 754 has
 * it be: libgcc's own is a copy of its addition, 1.8 KB. Costs 20 cycles of
 * 180. A NaN keeps its sign, or there would be a second one (value.h, V1). */
    .syntax unified
    .thumb
    .section .text.__aeabi_dsub, "ax", %progbits
    .global __aeabi_dsub
    .type __aeabi_dsub, %function
    .thumb_func
__aeabi_dsub:
    push {r4, r5, r6, lr}
    lsls r4, r3, #1
    ldr r5, =0xFFE00000
    cmp r4, r5
    bhi 1f
    blo 0f
    cmp r2, #0
    bne 1f
0:  movs r4, #1
    lsls r4, r4, #31
    eors r3, r4
1:  bl __aeabi_dadd
    pop {r4, r5, r6, pc}
    .size __aeabi_dsub, . - __aeabi_dsub
