/* SPDX-License-Identifier: MIT */
/*
 * A site is known by the address of its function's name, so counting compares
 * no text. A function in a header has a name in each file that includes it:
 * the report adds them up.
 */
#include "boards/sim/masks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/isa/isa.h"
#include "boards/sim/state.h"

struct measured {
    const char *file;
    const char *function;
    uint32_t cycles;
};

#define SHOWN 12u

#define X(file, function, cycles) {file, function, cycles},
static const struct measured measured[] = {SIM_MASKS(X)};
#undef X

/* Of the section that ends. */
static void count(const char *file, const char *function) {
    struct sim_masks *masks = &sim_state.masks;
    uint32_t at = (uint32_t)((uintptr_t)function * 2654435761u >> 8);
    for (uint32_t i = 0; i < SIM_MASK_SITES; i++) {
        struct sim_mask_site *site = &masks->site[(at + i) % SIM_MASK_SITES];
        if (site->file == NULL) {
            site->file = file;
            site->function = function;
        }
        if (site->function == function) {
            site->count++;
            return;
        }
    }
    masks->others++;
}

void sim_masks_watch(void) {
    base_isa.watch = count;
    base_isa.pending |= ISA_WATCHED;
}

/* The compiler was told a path that differs from build to build. */
static const char *below_src(const char *file) {
    const char *found = file;
    for (const char *at = file; (at = strstr(at, "src/")) != NULL; at++)
        found = at + 4;
    return found;
}

static bool is_same(const struct sim_mask_site *a,
                    const struct sim_mask_site *b) {
    return strcmp(a->function, b->function) == 0 &&
           strcmp(a->file, b->file) == 0;
}

static uint32_t cycles_of(const struct sim_mask_site *site) {
    for (size_t i = 0; i < sizeof measured / sizeof measured[0]; i++)
        if (strcmp(measured[i].function, site->function) == 0 &&
            strcmp(measured[i].file, site->file) == 0)
            return measured[i].cycles;
    return 0;
}

/* To the front, each once, with what is known of it. */
static uint32_t gather(struct sim_mask_site *site) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < SIM_MASK_SITES; i++) {
        struct sim_mask_site now = site[i];
        uint32_t j = 0;
        if (now.file == NULL)
            continue;
        now.file = below_src(now.file);
        now.cycles = cycles_of(&now);
        while (j < n && !is_same(&site[j], &now))
            j++;
        if (j < n)
            site[j].count += now.count;
        else
            site[n++] = now;
    }
    return n;
}

/* R8: an order that no address decides. */
static int longest_first(const void *a, const void *b) {
    const struct sim_mask_site *x = a, *y = b;
    if (x->cycles != y->cycles)
        return x->cycles < y->cycles ? 1 : -1;
    int order = strcmp(x->file, y->file);
    return order != 0 ? order : strcmp(x->function, y->function);
}

static void put(rt_write *write, void *to, const struct sim_mask_site *site) {
    char name[64], line[128], cycles[16] = "-";
    snprintf(name, sizeof name, "%s %s", site->file, site->function);
    if (site->cycles != 0)
        snprintf(cycles, sizeof cycles, "%u", site->cycles);
    int length = snprintf(line, sizeof line, "  %-40s %15llu %14s\n", name,
                          (unsigned long long)site->count, cycles);
    write(to, line, (uint32_t)length);
}

void sim_masks_report(rt_write *write, void *to) {
    static const char title[] =
        "masked sections                                     count"
        "  RP2040 cycles\n";
    struct sim_masks *masks = &sim_state.masks;
    base_isa.pending &= ~ISA_WATCHED;
    uint32_t n = gather(masks->site);
    qsort(masks->site, n, sizeof masks->site[0], longest_first);
    write(to, title, sizeof title - 1);
    for (uint32_t i = 0; i < n && i < SHOWN; i++)
        put(write, to, &masks->site[i]);
    for (uint32_t i = SHOWN; i < n; i++)
        masks->others += masks->site[i].count;
    if (masks->others != 0)
        put(write, to,
            &(struct sim_mask_site){"all", "others", masks->others, 0});
}
