/* SPDX-License-Identifier: MIT */
/* Module random: xoshiro128++ of Blackman and Vigna, 2019: 16 bytes of state,
 * no multiplication, and no short cycle for any seed that is not zero.
 *
 * Without seed() a program gets the same numbers in every run (R8); seed()
 * without an argument stirs in the cycle counter, which in virtual time is
 * just as repeatable. Rejected: MicroPython's Yasmarang, for its quality, and
 * the Mersenne twister, for its 2.5 KB. */
#include "modules/modules.h"

#include "base/fp.h"
#include "base/fp_math.h"
#include "rt/clock.h"

#define DEFAULT_SEED UINT64_C(0x6B726169742E2E2E)

static uint32_t rotate(uint32_t x, uint32_t by) {
    return x << by | x >> (32 - by);
}

/* splitmix64, which never gives zero twice in a row. */
static void seed_with(uint64_t seed) {
    for (uint32_t i = 0; i < 4; i += 2) {
        seed += UINT64_C(0x9E3779B97F4A7C15);
        uint64_t z = seed;
        z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
        z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
        z ^= z >> 31;
        mod_state.random[i] = (uint32_t)z;
        mod_state.random[i + 1] = (uint32_t)(z >> 32);
    }
    mod_state.random_seeded = true;
    mod_state.spare_known = false;
}

static uint32_t next32(void) {
    uint32_t *s = mod_state.random;
    if (!mod_state.random_seeded)
        seed_with(DEFAULT_SEED);
    uint32_t result = rotate(s[0] + s[3], 7) + s[0], t = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 11);
    return result;
}

static uint64_t next64(void) {
    uint64_t high = next32();
    return high << 32 | next32();
}

static double next_double(void) {
    return base_fp_ldexp((double)(next64() >> 11), -53);
}

/* 0 .. limit - 1, each as likely: what lies above the largest multiple of
 * limit is thrown away. */
static uint64_t below(uint64_t limit) {
    uint64_t reject = (0 - limit) % limit, n;
    do
        n = next64();
    while (n < reject);
    return n % limit;
}

static bool seed(struct arguments *args, value *out) {
    uint32_t hash;
    *out = VALUE_NONE;
    if (args->count == 0 || args->at[0] == VALUE_NONE) {
        seed_with(next64() ^ board_cycles());
        return true;
    }
    value v = args->at[0];
    if (value_is_int(v)) {
        uint64_t bits;
        if (!value_to_uint64_wrap(v, &bits))
            return false;
        seed_with(bits);
        return true;
    }
    if (!value_hash(v, &hash))
        return false;
    seed_with(hash);
    return true;
}

static bool random_random(struct arguments *args, value *out) {
    (void)args;
    *out = value_from_double(next_double());
    return true;
}

static bool getrandbits(struct arguments *args, value *out) {
    int64_t bits;
    if (!value_to_int64(args->at[0], &bits))
        return false;
    if (bits < 0 || bits > 65536)
        return value_raise(&value_type_ValueError,
                           "number of bits must be 0 to 65536");
    *out = value_from_int48(0);
    for (; bits > 0; bits -= 32) {
        uint32_t take = bits < 32 ? (uint32_t)bits : 32;
        value part = value_from_int48(next32() >> (32 - take));
        if (!value_number_binary(VALUE_LSHIFT, *out, value_from_int48(take),
                                 out) ||
            !value_number_binary(VALUE_OR, *out, part, out))
            return false;
    }
    return true;
}

static bool empty_range(void) {
    return value_raise(&value_type_ValueError, "empty range for randrange()");
}

static bool from_range(int64_t start, int64_t stop, int64_t step, value *out) {
    uint64_t width = step > 0 ? (uint64_t)stop - (uint64_t)start
                              : (uint64_t)start - (uint64_t)stop;
    uint64_t stride = step > 0 ? (uint64_t)step : 0 - (uint64_t)step;
    if (step == 0)
        return value_raise(&value_type_ValueError, "zero step for randrange()");
    if (step > 0 ? stop <= start : stop >= start)
        return empty_range();
    uint64_t n = (width - 1) / stride + 1;
    uint64_t add = (n == 0 ? next64() : below(n)) * (uint64_t)step;
    return value_int_from_int64((int64_t)((uint64_t)start + add), out);
}

static bool randrange(struct arguments *args, value *out) {
    int64_t n[3] = {0, 0, 1};
    for (uint32_t i = 0; i < args->count; i++)
        if (!value_to_int64(args->at[i], &n[i]))
            return false;
    return args->count == 1 ? from_range(0, n[0], 1, out)
                            : from_range(n[0], n[1], n[2], out);
}

static bool randint(struct arguments *args, value *out) {
    int64_t low, high;
    if (!value_to_int64(args->at[0], &low) ||
        !value_to_int64(args->at[1], &high))
        return false;
    if (high == INT64_MAX)
        return value_raise(&value_type_OverflowError, "range is too wide");
    return from_range(low, high + 1, 1, out);
}

static bool uniform(struct arguments *args, value *out) {
    double a, b;
    if (!value_to_double(args->at[0], &a) || !value_to_double(args->at[1], &b))
        return false;
    *out = value_from_double(a + (b - a) * next_double());
    return true;
}

/* Two at a time by Marsaglia's polar method: no trigonometry. */
static double normal(void) {
    double x, y, r;
    if (mod_state.spare_known) {
        mod_state.spare_known = false;
        return mod_state.spare;
    }
    do {
        x = 2.0 * next_double() - 1.0;
        y = 2.0 * next_double() - 1.0;
        r = x * x + y * y;
    } while (r >= 1.0 || r == 0.0);
    double scale = base_fp_sqrt(-2.0 * base_fp_log(r) / r);
    mod_state.spare = y * scale;
    mod_state.spare_known = true;
    return x * scale;
}

static bool gauss(struct arguments *args, value *out) {
    double mu = 0.0, sigma = 1.0;
    if ((args->count > 0 && !value_to_double(args->at[0], &mu)) ||
        (args->count > 1 && !value_to_double(args->at[1], &sigma)))
        return false;
    *out = value_from_double(mu + sigma * normal());
    return true;
}

static bool choice(struct arguments *args, value *out) {
    uint32_t n;
    if (!mod_length(args->at[0], &n))
        return false;
    if (n == 0)
        return value_raise(&value_type_IndexError,
                           "Cannot choose from an empty sequence");
    return vm_subscript(args->at[0], value_from_int48((int64_t)below(n)), out);
}

/* Fisher and Yates, on the list as it is now. */
static bool shuffle_list(value list) {
    for (uint32_t i = value_list_length(list); i > 1; i--) {
        uint32_t k = (uint32_t)below(i);
        value a = value_list_at(list, i - 1), b = value_list_at(list, k);
        if (a != VALUE_UNSET && b != VALUE_UNSET && value_list_set(list, k, a))
            (void)value_list_set(list, i - 1, b);
        if (!value_poll())
            return false;
    }
    return true;
}

static bool shuffle_items(value v, const struct type_hooks *hooks) {
    uint32_t n;
    if (!mod_length(v, &n))
        return false;
    for (uint32_t i = n; i > 1; i--) {
        value a, b, high = value_from_int48(i - 1);
        value low = value_from_int48((int64_t)below(i));
        if (!hooks->subscript(v, high, &a) || !hooks->subscript(v, low, &b) ||
            !hooks->subscript_store(v, low, a) ||
            !hooks->subscript_store(v, high, b) || !value_poll())
            return false;
    }
    return true;
}

static bool shuffle(struct arguments *args, value *out) {
    value v = value_unwrap(args->at[0]);
    const struct type_hooks *hooks = value_type_of(v)->hooks;
    *out = VALUE_NONE;
    if (value_is_kind(v, KIND_LIST))
        return shuffle_list(v);
    if (hooks == NULL || hooks->subscript_store == NULL)
        return value_raise(&value_type_TypeError,
                           "'%t' object does not support item assignment", v);
    return shuffle_items(v, hooks);
}

static bool sample(struct arguments *args, value *out) {
    int64_t k;
    value list;
    if (!value_to_int64(args->at[1], &k) || !value_list_new(0, NULL, &list) ||
        !value_list_extend(list, args->at[0]))
        return false;
    uint32_t n = value_list_length(list);
    if (k < 0 || k > n)
        return value_raise(&value_type_ValueError,
                           "Sample larger than population or is negative");
    if (!shuffle_list(list))
        return false;
    value first = value_from_int48(0), slice;
    return value_slice_new(first, value_from_int48(k), VALUE_NONE, &slice) &&
           vm_subscript(list, slice, out);
}

/* Index of the first running sum above x. */
static bool weighted(value weights, uint32_t n, double total, uint32_t *index) {
    double x = next_double() * total, sum = 0.0, w;
    for (uint32_t i = 0; i < n; i++) {
        if (!value_to_double(value_tuple_at(weights, i), &w) || !value_poll())
            return false;
        sum += w;
        *index = i;
        if (x < sum)
            break;
    }
    return true;
}

static bool weights_of(value v, uint32_t n, value *weights, double *total) {
    double w;
    *total = 0.0;
    if (!value_sequence_tuple(v, weights))
        return false;
    if (value_tuple_length(*weights) != n)
        return value_raise(&value_type_ValueError,
                           "The number of weights does not match the "
                           "population");
    for (uint32_t i = 0; i < n; i++) {
        if (!value_to_double(value_tuple_at(*weights, i), &w) || !value_poll())
            return false;
        *total += w;
    }
    return *total > 0.0 ||
           value_raise(&value_type_ValueError,
                       "Total of weights must be greater than zero");
}

static bool choices(struct arguments *args, value *out) {
    const struct parameter parameters[] = {
        {SYM_population, PARAMETER_REQUIRED, VALUE_NONE},
        {SYM_weights, PARAMETER_ANY, VALUE_NONE},
        {SYM_k, PARAMETER_KEYWORD, value_from_int48(1)}};
    value v[ARRAY_LENGTH(parameters)], items, weights = VALUE_NONE;
    int64_t k;
    double total;
    if (!value_arguments_sort(args, SYM_choices, parameters,
                              ARRAY_LENGTH(parameters), v) ||
        !value_to_int64(v[2], &k) || !value_sequence_tuple(v[0], &items) ||
        !value_list_new(0, NULL, out))
        return false;
    uint32_t n = value_tuple_length(items), i = 0;
    if (v[1] != VALUE_NONE && !weights_of(v[1], n, &weights, &total))
        return false;
    if (n == 0 && k > 0)
        return value_raise(&value_type_IndexError,
                           "Cannot choose from an empty population");
    for (; k > 0; k--) {
        if (weights == VALUE_NONE)
            i = (uint32_t)below(n);
        else if (!weighted(weights, n, total, &i))
            return false;
        if (!value_list_append(*out, value_tuple_at(items, i)) || !value_poll())
            return false;
    }
    return true;
}

NATIVE(choice, SYM_choice, 1, 1, 0);
NATIVE(choices, SYM_choices, 0, 255, NATIVE_KEYWORDS);
NATIVE(gauss, SYM_gauss, 0, 2, 0);
NATIVE(getrandbits, SYM_getrandbits, 1, 1, 0);
NATIVE(randint, SYM_randint, 2, 2, 0);
NATIVE(random_random, SYM_random, 0, 0, 0);
NATIVE(randrange, SYM_randrange, 1, 3, 0);
NATIVE(sample, SYM_sample, 2, 2, 0);
NATIVE(seed, SYM_seed, 0, 1, 0);
NATIVE(shuffle, SYM_shuffle, 1, 1, 0);
NATIVE(uniform, SYM_uniform, 2, 2, 0);

static const struct member members[] = {
    MEMBER_FUNCTION(SYM_choice, choice),
    MEMBER_FUNCTION(SYM_choices, choices),
    MEMBER_FUNCTION(SYM_gauss, gauss),
    MEMBER_FUNCTION(SYM_getrandbits, getrandbits),
    MEMBER_FUNCTION(SYM_normalvariate, gauss),
    MEMBER_FUNCTION(SYM_randint, randint),
    MEMBER_FUNCTION(SYM_random, random_random),
    MEMBER_FUNCTION(SYM_randrange, randrange),
    MEMBER_FUNCTION(SYM_sample, sample),
    MEMBER_FUNCTION(SYM_seed, seed),
    MEMBER_FUNCTION(SYM_shuffle, shuffle),
    MEMBER_FUNCTION(SYM_uniform, uniform),
};

MOD_MODULE(random, members);
MOD_MODULE(urandom, members);
