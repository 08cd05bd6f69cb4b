/* SPDX-License-Identifier: MIT */
/* Signed division by the unsigned one: libgcc's are copies of it, unrolled,
 * 1.1 KB. The quotient is rounded towards zero, the rest has the dividend's
 * sign; twenty cycles more than unsigned. Division by zero goes to libgcc's
 * trap as there.
 *
 *   __aeabi_idiv      r0 / r1 -> r0
 *   __aeabi_idivmod   and the rest -> r1
 *   __aeabi_ldivmod   r1:r0 / r3:r2 -> r1:r0, the rest -> r3:r2
 */
    .syntax unified
    .cpu cortex-m0plus
    .thumb

    .section .text.__aeabi_idiv, "ax", %progbits
    .p2align 2
    .global __aeabi_idiv
    .global __aeabi_idivmod
    .type __aeabi_idiv, %function
    .type __aeabi_idivmod, %function
    .thumb_func
__aeabi_idiv:
    .thumb_func
__aeabi_idivmod:
    push {r4, r5, r6, lr}
    asrs r4, r0, #31 /* the rest's sign, all ones if negative */
    asrs r5, r1, #31
    eors r0, r4
    subs r0, r0, r4
    eors r1, r5
    subs r1, r1, r5
    eors r5, r4 /* the quotient's */
    bl __aeabi_uidivmod
    eors r0, r5
    subs r0, r0, r5
    eors r1, r4
    subs r1, r1, r4
    pop {r4, r5, r6, pc}
    .size __aeabi_idiv, . - __aeabi_idiv

    .section .text.__aeabi_ldivmod, "ax", %progbits
    .p2align 2
    .global __aeabi_ldivmod
    .type __aeabi_ldivmod, %function
    .thumb_func
__aeabi_ldivmod:
    push {r4, r5, r6, lr}
    asrs r4, r1, #31
    asrs r5, r3, #31
    eors r0, r4
    eors r1, r4
    subs r0, r0, r4
    sbcs r1, r4
    eors r2, r5
    eors r3, r5
    subs r2, r2, r5
    sbcs r3, r5
    eors r5, r4
    bl __aeabi_uldivmod
    eors r0, r5
    eors r1, r5
    subs r0, r0, r5
    sbcs r1, r5
    eors r2, r4
    eors r3, r4
    subs r2, r2, r4
    sbcs r3, r4
    pop {r4, r5, r6, pc}
    .size __aeabi_ldivmod, . - __aeabi_ldivmod
