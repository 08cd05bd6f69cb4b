/* SPDX-License-Identifier: MIT */
/* The M0+'s own arithmetic on an emulated Cortex-M against the oracle,
 * libgcc's, which is exact: doubles whose exponents are near to each other, at
 * the ends of the range or anything; mantissas of few bits, of all and of
 * random ones; a division's numbers of few bits and of many. What has a name of
 * libgcc's was given another, own_..., so that both are here. Ends with status
 * 0 if all results are equal to the bit. */
#include <stdint.h>

#define PAIRS 200000u
#define SEMIHOST_WRITE 4
#define SEMIHOST_EXIT 0x18
#define EXIT_GOOD 0x20026u
#define EXIT_BAD 0x20024u

uint64_t base_isa_add(uint64_t a, uint64_t b);
double __aeabi_dadd(double a, double b);
double __aeabi_ddiv(double a, double b);
uint64_t own_ddiv(uint64_t a, uint64_t b);
void own_idiv(void);
void own_ldivmod(void);
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

static uint64_t bits_of(double x) {
    uint64_t bits;
    __builtin_memcpy(&bits, &x, sizeof bits);
    return bits;
}

static double of_bits(uint64_t bits) {
    double x;
    __builtin_memcpy(&x, &bits, sizeof x);
    return x;
}

/* A NaN may be any to libgcc, to us it is one. */
static int is_nan(uint64_t bits) {
    return (bits & ~(UINT64_C(1) << 63)) > UINT64_C(0x7FF) << 52;
}

static int quotient_differs(uint64_t a, uint64_t b) {
    uint64_t wanted = bits_of(__aeabi_ddiv(of_bits(a), of_bits(b)));
    uint64_t is = own_ddiv(a, b);
    if (is_nan(wanted))
        return is != UINT64_C(0x7FF8) << 48;
    return is != wanted;
}

static int differs(uint64_t a, uint64_t b) {
    double x = of_bits(a);
    double y = of_bits(b);
    return base_isa_add(a, b) != bits_of(__aeabi_dadd(x, y)) ||
           quotient_differs(a, b);
}

static int short_differs(int32_t a, int32_t b) {
    register int32_t r0 __asm__("r0") = a;
    register int32_t r1 __asm__("r1") = b;
    __asm__ volatile("bl own_idiv"
                     : "+r"(r0), "+r"(r1)::"r2", "r3", "r12", "lr", "cc");
    int32_t quotient = r0;
    int32_t rest = r1;
    if (b == -1)
        return quotient != (int32_t)(0u - (uint32_t)a) || rest != 0;
    return quotient != a / b || rest != a % b;
}

static int long_differs(int64_t a, int64_t b) {
    register uint32_t r0 __asm__("r0") = (uint32_t)a;
    register uint32_t r1 __asm__("r1") = (uint32_t)((uint64_t)a >> 32);
    register uint32_t r2 __asm__("r2") = (uint32_t)b;
    register uint32_t r3 __asm__("r3") = (uint32_t)((uint64_t)b >> 32);
    __asm__ volatile("bl own_ldivmod"
                     : "+r"(r0), "+r"(r1), "+r"(r2), "+r"(r3)::"r12", "lr",
                       "cc");
    uint64_t quotient = (uint64_t)r1 << 32 | r0;
    uint64_t rest = (uint64_t)r3 << 32 | r2;
    if (b == -1)
        return quotient != 0u - (uint64_t)a || rest != 0;
    return quotient != (uint64_t)(a / b) || rest != (uint64_t)(a % b);
}

/* Of few bits or many, near a power of two at times. */
static int64_t whole(uint64_t *state) {
    uint64_t n = next(state);
    n = n >> next(state) % 64;
    if (next(state) % 8 == 0)
        n = (UINT64_C(1) << n % 64) - n % 3;
    return (int64_t)(next(state) % 2 == 0 ? n : 0u - n);
}

static uint32_t divisions(uint64_t *state) {
    int64_t a = whole(state);
    int64_t b = whole(state);
    uint32_t bad = 0;
    if (b != 0)
        bad += (uint32_t)long_differs(a, b);
    if ((int32_t)b != 0)
        bad += (uint32_t)short_differs((int32_t)a, (int32_t)b);
    return bad;
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
        uint64_t same = number(&state, exponent);
        bad += (uint32_t)differs(same, same ^ next(&state) << 63);
        bad += (uint32_t)differs(same, next(&state) << 63);
        bad += (uint32_t)differs(same & UINT64_C(1) << 63, same);
        bad += divisions(&state);
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
