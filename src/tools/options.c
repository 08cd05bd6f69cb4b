/* SPDX-License-Identifier: MIT */
/* The command line. Options stand before the program, as python3 has it; what
 * follows is the program's own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/tool.h"

#define HEAP_BYTES (64u << 20)
#define ROBOT_HEAP_BYTES (192u << 10) /* what a Pico leaves a program */
#define SMALLEST_HEAP (64u << 10)

static const char usage[] =
    "usage: krait [options] [FILE | -c TEXT | -m MODULE | run DIR] [args]\n"
    "\n"
    "  FILE          run a program on the simulated board\n"
    "  -             read it from the standard input\n"
    "  -c TEXT       run the text\n"
    "  -m MODULE     run a module as a program\n"
    "  run DIR       run DIR/main.py in the world of DIR/scene.txt; report "
    "and\n"
    "                plots go to ./out\n"
    "  (nothing)     the prompt\n"
    "\n"
    "  -i            the prompt after the program\n"
    "  -O, -ON       no asserts, as micropython.opt_level(N) says\n"
    "  -X KEY=VALUE  heap=BYTES, heapsize=BYTES (64M; run: 192k); others are\n"
    "                ignored; for tests:\n"
    "                gc-stress=UNITS (a collector step at each safepoint),\n"
    "                interrupt-stress=1 (a handler before each bytecode),\n"
    "                fail-alloc=N (the N-th allocation, if any, fails)\n"
    "  --replay CSV  run: a recording takes the place of the inertial sensor\n"
    "  --compare CSV run: further curves (time_s,signal,unit,value)\n"
    "  --seconds N   run: how long, instead of the scene's time\n"
    "  --out DIR     run: where the output goes\n"
    "  --realtime    run: no faster than the wall clock\n"
    "  --version, --help\n";

static struct tool_options *options(void) { return &tool_state.options; }

static bool refuse(const char *what, const char *word) {
    fprintf(stderr, "krait: %s: %s\nTry 'krait --help'.\n", what, word);
    return false;
}

/* "64M", "128k", "1000000"; MicroPython's "32wk" are for a machine of 32 bits,
 * twice as many where words are twice as wide. */
static bool take_size(const char *text) {
    char *end;
    double n = strtod(text, &end);
    if (*end == 'w') {
        n *= (double)sizeof(void *) / 4;
        end++;
    }
    if (*end == 'k' || *end == 'K')
        n *= 1024;
    else if (*end == 'm' || *end == 'M')
        n *= 1024 * 1024;
    if (strchr("kKmM", *end) != NULL && *end != '\0')
        end++;
    if (end == text || *end != '\0' || !(n >= SMALLEST_HEAP && n <= 8e9))
        return refuse("heap must be 64k to 8000M, not", text);
    options()->heap_bytes = (uint64_t)n;
    return true;
}

/* "key" or "key=N"; *n is left as it is where the key is another. */
static bool take_count(const char *text, const char *key, uint32_t *n) {
    size_t length = strlen(key);
    if (strncmp(text, key, length) != 0)
        return true;
    const char *digits = text + length;
    if (*digits == '\0') {
        *n = 1;
        return true;
    }
    if (*digits != '=')
        return true;
    char *end;
    unsigned long long count = strtoull(++digits, &end, 10);
    if (*digits < '0' || *digits > '9' || *end != '\0' || count > UINT32_MAX)
        return refuse("a whole number has to follow the '=' of -X", text);
    *n = (uint32_t)count;
    return true;
}

/* Keys of others are accepted, as python3's are. */
static bool take_x(const char *text) {
    struct tool_options *o = options();
    uint32_t interrupts = o->interrupt_stress;
    if (strncmp(text, "heap=", 5) == 0)
        return take_size(text + 5);
    if (strncmp(text, "heapsize=", 9) == 0)
        return take_size(text + 9);
    if (!take_count(text, "gc-stress", &o->gc_stress) ||
        !take_count(text, "interrupt-stress", &interrupts) ||
        !take_count(text, "fail-alloc", &o->fail_alloc))
        return false;
    o->interrupt_stress = interrupts != 0;
    return true;
}

static bool take_seconds(const char *text) {
    char *end;
    options()->seconds = strtod(text, &end);
    if (end != text && *end == '\0' && options()->seconds > 0)
        return true;
    return refuse("--seconds needs a number, not", text);
}

/* An option with a value; *used says how many words it took. */
static bool take_valued(const char *word, const char *next, int *used) {
    *used = 2;
    if (next == NULL)
        return refuse("this option needs a value", word);
    if (strcmp(word, "--replay") == 0)
        options()->replay = next;
    else if (strcmp(word, "--compare") == 0)
        options()->compare = next;
    else if (strcmp(word, "--out") == 0)
        options()->output = next;
    else if (strcmp(word, "--seconds") == 0)
        return take_seconds(next);
    else
        return take_x(next);
    return true;
}

static bool is_valued(const char *word) {
    static const char *const names[] = {"-X", "--replay", "--compare", "--out",
                                        "--seconds"};
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++) {
        if (strcmp(word, names[i]) == 0)
            return true;
    }
    return false;
}

/* -O is -O1, as MicroPython has it. */
static bool take_level(const char *digit) {
    if (*digit == '\0')
        options()->optimization = 1;
    else if (*digit >= '0' && *digit <= '3' && digit[1] == '\0')
        options()->optimization = (uint32_t)(*digit - '0');
    else
        return refuse("-O0 to -O3, not -O", digit);
    return true;
}

/* -u and -B are python3's, -v is MicroPython's: they mean nothing here. */
static bool is_ignored(const char *word) {
    return strcmp(word, "-u") == 0 || strcmp(word, "-B") == 0 ||
           strcmp(word, "-v") == 0;
}

static bool take_flag(const char *word) {
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) {
        puts("Krait " TOOL_VERSION);
        options()->mode = TOOL_DONE;
    } else if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
        fputs(usage, stdout);
        options()->mode = TOOL_DONE;
    } else if (strcmp(word, "--realtime") == 0) {
        options()->realtime = true;
    } else if (strcmp(word, "-i") == 0) {
        options()->inspect = true;
    } else if (strncmp(word, "-O", 2) == 0) {
        return take_level(word + 2);
    } else if (!is_ignored(word)) {
        return refuse("unknown option", word);
    }
    return true;
}

/* Options at text[*at]; stops at the first word that is none. */
static bool take_options(int count, char **text, int *at) {
    while (*at < count && text[*at][0] == '-' && text[*at][1] != '\0' &&
           strcmp(text[*at], "-c") != 0 && strcmp(text[*at], "-m") != 0) {
        int used = 1;
        const char *word = text[*at];
        const char *next = *at + 1 < count ? text[*at + 1] : NULL;
        bool ok = strncmp(word, "-X", 2) == 0 && word[2] != '\0'
                      ? take_x(word + 2)
                  : is_valued(word) ? take_valued(word, next, &used)
                                    : take_flag(word);
        if (!ok)
            return false;
        *at += used;
    }
    return true;
}

static bool take_program(int count, char **text, int at) {
    static const struct {
        const char *word;
        enum tool_mode mode;
    } kinds[] = {{"-c", TOOL_COMMAND}, {"-m", TOOL_MODULE}, {"run", TOOL_RUN}};
    options()->rest = at;
    if (at == count)
        return true;
    for (size_t i = 0; i < ARRAY_LENGTH(kinds); i++) {
        if (strcmp(text[at], kinds[i].word) != 0)
            continue;
        if (at + 1 == count)
            return refuse("this needs one more word", text[at]);
        options()->mode = kinds[i].mode;
        options()->what = text[at + 1];
        options()->rest = at + 1;
        return true;
    }
    options()->mode = TOOL_FILE;
    options()->what = text[at];
    return true;
}

/* krait run DIR takes its options behind the folder too. */
bool tool_options_read(int count, char **text) {
    int at = 1;
    options()->mode = TOOL_PROMPT;
    if (!take_options(count, text, &at))
        return false;
    if (options()->mode == TOOL_DONE || !take_program(count, text, at))
        return options()->mode == TOOL_DONE;
    bool robot = options()->mode == TOOL_RUN;
    at += 2;
    if (robot && !take_options(count, text, &at))
        return false;
    if (robot)
        options()->rest = at - 1;
    if (options()->heap_bytes == 0)
        options()->heap_bytes = robot ? ROBOT_HEAP_BYTES : HEAP_BYTES;
    return true;
}
