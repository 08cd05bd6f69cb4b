/* SPDX-License-Identifier: MIT */
/* base_isa_add on an emulated Cortex-M against the oracle, libgcc's addition,
 * which is exact: pairs whose exponents are near to each other, at the ends of
 * the range or anything; mantissas of few bits, of all and of random ones.
 * Ends with status 0 if all sums are equal to the bit. */
#include <stdint.h>

#define PAIRS 200000u
#define SEMIHOST_WRITE 4
#define SEMIHOST_EXIT 0x18
#define EXIT_GOOD 0x20026u
#define EXIT_BAD 0x20024u

uint64_t base_isa_add(uint64_t a, uint64_t b);
double __aeabi_dadd(double a, double b);
_Noreturn void start(void);

static void semihost(uint32_t operation, uintptr_t argument) {
    register uint32_t r0 __asm__("r0") = operation;
    register uintptr_t r1 __asm__("r1") = argument;
    __asm__ volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
}

/* xorshift64 */
static uint64_t next(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static uint64_t mantissa(uint64_t *state) {
    uint64_t m = next(state);
    switch (next(state) % 6) {
    case 0:
        return m;
    case 1:
        return 0;
    case 2:
        return UINT64_MAX;
    case 3:
        return UINT64_C(1) << m % 52;
    case 4:
        return m >> m % 52 << m % 52;
    default:
        return ~(UINT64_C(1) << m % 52);
    }
}

static uint64_t number(uint64_t *state, uint32_t exponent) {
    return next(state) << 63 | (uint64_t)(exponent & 0x7FFu) << 52 |
           (mantissa(state) & UINT64_C(0xFFFFFFFFFFFFF));
}

static int differs(uint64_t a, uint64_t b) {
    double x, y;
    uint64_t wanted;
    __builtin_memcpy(&x, &a, sizeof x);
    __builtin_memcpy(&y, &b, sizeof y);
    x = __aeabi_dadd(x, y);
    __builtin_memcpy(&wanted, &x, sizeof wanted);
    return base_isa_add(a, b) != wanted;
}

void start(void) {
    uint64_t state = UINT64_C(88172645463325252);
    uint32_t bad = 0;
    for (uint32_t i = 0; i < PAIRS; i++) {
        uint32_t exponent = (uint32_t)next(&state);
        uint32_t apart = (uint32_t)next(&state) % (i % 3 == 0 ? 5 : 80);
        if (i % 64 == 0)
            exponent = 0x7F8u + exponent % 8;
        else if (i % 64 == 1)
            exponent %= 4;
        bad += (uint32_t)differs(number(&state, exponent),
                                 number(&state, exponent + apart));
        bad += (uint32_t)differs(next(&state), next(&state));
    }
    semihost(SEMIHOST_WRITE, (uintptr_t)(bad == 0 ? "equal\n" : "differ\n"));
    semihost(SEMIHOST_EXIT, bad == 0 ? EXIT_GOOD : EXIT_BAD);
    for (;;) {
    }
}

__attribute__((section(".vectors"), used)) static const union {
    uintptr_t stack;
    void (*handler)(void);
} vectors[] = {{.stack = 0x20010000u}, {.handler = start}};
