/* SPDX-License-Identifier: MIT */
/* The compiler without a vm. Oracles: the hot loop's listing by hand; and for
 * the memory of a program of 243 lines the limit of the design. */
#include "code/code.h"
#include "lang_rig.h"
#include "unit.h"

static const struct code *compile(const char *source) {
    char error[256];
    value code;
    EXPECT(lang_rig_compile(source, strlen(source), LANG_FILE, &code, error));
    return value_pointer(code);
}

static const struct code *first_function(const struct code *module) {
    value constants = slot_load(&module->constants);
    EXPECT(value_is_kind(value_tuple_at(constants, 0), KIND_CODE));
    return value_pointer(value_tuple_at(constants, 0));
}

/* The loop of the design's table: four words a turn. */
static void check_hot_loop(void) {
    const struct code *f = first_function(compile("def f(n):\n"
                                                  "    s = 0\n"
                                                  "    i = 0\n"
                                                  "    while i < n:\n"
                                                  "        s += i & 7\n"
                                                  "        i += 1\n"
                                                  "    return s\n"));
    const uint32_t wanted[] = {
        code_word(OP_LOAD_INT, 1, 0, 0),
        code_word(OP_LOAD_INT, 2, 0, 0),
        code_word(OP_JUMP, 3, 0, 0),
        code_word(OP_AND_I, 3, 2, 7),
        code_word(OP_ADD_INPLACE, 1, 1, 3),
        code_word(OP_ADD_INPLACE_I, 2, 2, 1),
        code_word(OP_JUMP_LT, 2, 0, 1),
        (uint32_t)-5,
        code_word(OP_RETURN, 1, 0, 0),
    };
    EXPECT(f->word_count == ARRAY_LENGTH(wanted));
    EXPECT(memcmp(f->words, wanted, sizeof wanted) == 0);
    EXPECT(f->registers == 4 && f->locals == 3 && f->positional == 1);
    EXPECT((f->flags & CODE_SIMPLE) != 0);
    EXPECT(code_line(f, 0) == 2 && code_line(f, 4) == 5);
    EXPECT(code_line(f, 6) == 4 && code_line(f, 8) == 7);
}

static void check_incomplete(void) {
    static const char *const open[] = {
        "if x:", "f(", "'''a", "if x:\n    y", "a = [1,\n2", "def f():\n  x\n"};
    static const char *const closed[] = {"x = 1", "if x: y\n\n", ")", "'a",
                                         "",      "a = 'b"};
    for (size_t i = 0; i < ARRAY_LENGTH(open); i++)
        EXPECT(lang_is_incomplete(open[i], strlen(open[i])));
    for (size_t i = 0; i < ARRAY_LENGTH(closed); i++)
        EXPECT(!lang_is_incomplete(closed[i], strlen(closed[i])));
}

/* L2: nesting without end is an exception, not a crash. */
static void check_depth(void) {
    static char text[20000];
    static const char parts[] = "([{-~";
    char error[256];
    value code;
    for (size_t i = 0; i < sizeof parts - 1; i++) {
        memset(text, parts[i], sizeof text);
        EXPECT(!lang_rig_compile(text, sizeof text, LANG_FILE, &code, error));
    }
    for (size_t i = 0; i < sizeof text; i += 2)
        memcpy(text + i, ".a", 2);
    text[0] = 'a';
    text[1] = 'a';
    EXPECT(!lang_rig_compile(text, sizeof text, LANG_FILE, &code, error));
    EXPECT(strstr(error, "recursion depth") != NULL);
    for (size_t i = 0; i < sizeof text; i += 2)
        memcpy(text + i, "+a", 2);
    EXPECT(lang_rig_compile(text, sizeof text, LANG_FILE, &code, error));
}

/* 243 lines: eighteen functions of a dozen lines, as pystone has them. */
static void check_peak(void) {
    static char text[16000];
    size_t length = 0;
    for (int i = 0; i < 18; i++)
        length += (size_t)snprintf(
            text + length, sizeof text - length,
            "def proc%d(record, count=%d):\n"
            "    next = record.pointer\n"
            "    record.pointer = table[count]\n"
            "    record.integer = 5\n"
            "    next.integer = record.integer\n"
            "    next.pointer = record.pointer\n"
            "    while count < 10:\n"
            "        if next.discriminant == 1:\n"
            "            count = count + next.integer * 2\n"
            "        else:\n"
            "            next = proc%d(next, count + 1)\n"
            "            table[count] = [count, next.integer]\n"
            "    return record\n",
            i, i, i);
    (void)lang_compile_peak();
    (void)compile(text);
    size_t peak = lang_compile_peak();
    printf("syntax tree of 234 lines: peak %zu bytes\n", peak);
    EXPECT(peak > 0 && peak <= 24u << 10); /* twice a chip's 12 KB */
}

int main(void) {
    lang_rig_start(16u << 20, __builtin_frame_address(0));
    check_hot_loop();
    check_incomplete();
    check_depth();
    check_peak();
    return unit_done();
}
