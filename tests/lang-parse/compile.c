/* SPDX-License-Identifier: MIT */
/* Compiles files and proves K2 of each code object (verify.c).
 *
 * usage: compile [-l] FILE...   (-l: listings) */
#include "code/code.h"
#include "lang_rig.h"
#include "read.h"
#include "verify.h"

struct out {
    struct value_sink sink;
};

static bool write_out(struct value_sink *sink, const char *text,
                      size_t length) {
    (void)sink;
    return fwrite(text, 1, length, stdout) == length;
}

static int list_code(value v) {
    const struct code *code = value_pointer(v);
    struct value_sink sink = {write_out};
    int bad = !code_disassemble(code, &sink);
    value constants = slot_load(&code->constants);
    for (uint32_t i = 0; i < value_tuple_length(constants); i++) {
        value inner = value_tuple_at(constants, i);
        if (value_is_kind(inner, KIND_CODE))
            bad |= list_code(inner);
    }
    return bad;
}

static int one_file(const char *path, bool list, unsigned *codes) {
    size_t length;
    char *text = read_file(path, &length), error[256];
    value code;
    if (!lang_rig_compile(text, length, LANG_FILE, &code, error)) {
        bool known = strstr(error, "\\N") != NULL ||
                     strstr(error, "except*") != NULL ||
                     strstr(error, "complex") != NULL ||
                     strstr(error, "character name") != NULL ||
                     strstr(error, "utf-8") != NULL;
        if (!known)
            printf("FAIL %s: %s\n", path, error);
        free(text);
        return known ? 2 : 1;
    }
    free(text);
    int bad = (list && list_code(code)) | verify_code(code, codes);
    if (bad)
        printf("FAIL %s\n", path);
    return bad;
}

int main(int argc, char **argv) {
    unsigned counts[3] = {0, 0, 0}, codes = 0;
    const void *base = __builtin_frame_address(0);
    bool list = argc > 1 && strcmp(argv[1], "-l") == 0;
    lang_rig_start(64u << 20, base);
    for (int i = 1 + list; i < argc; i++)
        counts[one_file(argv[i], list, &codes)]++;
    struct heap_stats stats;
    heap_stats(&stats);
    printf("%u code objects; %u collector cycles\n", codes, stats.cycles);
    printf("%u passed, %u failed, %u skipped\n", counts[0], counts[1],
           counts[2]);
    return counts[1] != 0;
}
