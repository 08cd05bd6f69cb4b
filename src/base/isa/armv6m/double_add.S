/* SPDX-License-Identifier: MIT */
/* a + b of doubles: 70 cycles where libgcc takes 160, for what a control loop
 * adds: finite numbers, not subnormal, whose exponents differ by at most 31,
 * and by at least 2 if the signs do. The rest is libgcc's, which rounds alike:
 * to nearest, ties to even.
 *
 * a, with the larger exponent, stays packed: the mantissa of b, its leading
 * one put in and shifted right by the difference d, is added to or subtracted
 * from it, and a carry goes where it belongs. What b loses below the last bit
 * of a stands in a third word, the rest.
 *
 *   r1:r0 a    r3:r2 b    r4 rest    r6 d    r7 high word of a
 */
    .syntax unified
    .cpu cortex-m0plus
    .thumb
    .text
    .p2align 2
    .global base_isa_add
    .type base_isa_add, %function
    .thumb_func
base_isa_add:
    push {r4-r7, lr}
    lsls r4, r1, #1
    lsls r5, r3, #1
    lsrs r4, r4, #21
    lsrs r5, r5, #21
    subs r6, r4, r5
    bge .Lordered
    mov r12, r0
    mov r0, r2
    mov r2, r12
    mov r12, r1
    mov r1, r3
    mov r3, r12
    negs r6, r6
    movs r7, r4
    movs r4, r5
    movs r5, r7
.Lordered:
    cmp r5, #0 /* zero or subnormal */
    beq .Lother
    adds r4, #3 /* infinite, NaN or nearly so: 2045 and above */
    lsrs r4, r4, #11
    bne .Lother
    cmp r6, #31
    bhi .Lother
    movs r7, r1
    eors r7, r3 /* signs differ: negative */
    bpl .Lfar
    cmp r6, #1
    bls .Lother
.Lfar:
    lsls r3, r3, #11
    movs r5, #1
    lsls r5, r5, #31
    orrs r3, r5
    lsrs r3, r3, #11
    movs r5, #32
    subs r5, r5, r6
    movs r4, r2
    lsls r4, r5
    lsrs r2, r6
    cmp r7, #0
    bmi .Lsubtract
    movs r7, r3
    lsls r7, r5
    orrs r2, r7
    lsrs r3, r6
    movs r7, r1
    adds r0, r0, r2
    adcs r1, r3
    movs r5, r7
    eors r5, r1
    lsrs r5, r5, #20
    bne .Lcarried
.Lround:
    lsls r4, r4, #1
    bcs .Lup
    pop {r4-r7, pc}
.Lup:
    beq .Ltie
    movs r5, #0
    adds r0, r0, #1
    adcs r1, r5
    pop {r4-r7, pc}
.Ltie:
    movs r5, #1
    ands r5, r0 /* odd: up */
    movs r4, #0
    adds r0, r0, r5
    adcs r1, r4
    pop {r4-r7, pc}

/* The mantissas' sum is 2 or more: half of it, and an exponent more. */
.Lcarried:
    lsrs r5, r7, #20
    lsls r5, r5, #20
    subs r1, r1, r5
    movs r3, #1
    lsls r3, r3, #20
    adds r1, r1, r3
    movs r2, #1
    ands r2, r4 /* a bit that is lost counts as inexact */
    lsrs r4, r4, #1
    orrs r4, r2
    lsls r3, r0, #31
    orrs r4, r3
    lsrs r0, r0, #1
    lsls r3, r1, #31
    orrs r0, r3
    lsrs r1, r1, #1
    adds r1, r1, r5
    b .Lround

.Lsubtract:
    movs r7, r3
    lsls r7, r5
    orrs r2, r7
    lsrs r3, r6
    movs r7, r1
    negs r4, r4
    sbcs r0, r2
    sbcs r1, r3
    movs r5, r7
    eors r5, r1
    lsrs r5, r5, #20
    beq .Lround
    /* Less than 1, more than a half: doubled, and an exponent less. */
    lsrs r5, r1, #20
    lsls r5, r5, #20
    subs r1, r1, r5
    adds r1, r1, r1
    lsrs r3, r0, #31
    orrs r1, r3
    lsls r0, r0, #1
    lsrs r3, r4, #31
    orrs r0, r3
    lsls r4, r4, #1
    movs r3, #1
    lsls r3, r3, #20
    subs r5, r5, r3
    adds r1, r1, r5
    b .Lround

.Lother:
    bl __aeabi_dadd
    pop {r4-r7, pc}
    .size base_isa_add, . - base_isa_add
