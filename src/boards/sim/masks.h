/* SPDX-License-Identifier: MIT */
/*
 * Masked sections of a run, by site. In virtual time they take none: an event
 * comes before or after a unit of work, never within one, so no program can
 * see how long they are. What they hold off on the chip is known from there:
 * the longest of each site, in cycles on the emulated RP2040, as found in the
 * containers' and programs' sweeps and in robots/balance. tests/sweep-chips
 * fails where a site takes longer than is said here.
 */
#ifndef KRAIT_SIM_MASKS_H
#define KRAIT_SIM_MASKS_H

#include <stdint.h>

#include "rt/record.h"

/* X(file, function, cycles) */
#define SIM_MASKS(X)                                                           \
    X("heap/collect.c", "begin_cycle", 17)                                     \
    X("heap/collect.c", "finalize_step", 22)                                   \
    X("heap/mark.c", "pop_gray", 36)                                           \
    X("heap/mark.c", "shade", 67)                                              \
    X("heap/reserve.c", "provide", 16)                                         \
    X("heap/reserve.c", "retire", 14)                                          \
    X("heap/weak.c", "chain_new", 14)                                          \
    X("heap/weak.c", "chain_push", 24)                                         \
    X("heap/weak.c", "enqueue", 96)                                            \
    X("heap/weak.c", "heap_detach", 14)                                        \
    X("heap/weak.c", "heap_weak_read", 116)                                    \
    X("rt/interrupt.c", "apply", 78)                                           \
    X("rt/record.c", "claim", 15)                                              \
    X("value/byte_buffer.c", "append_in_place", 101)                           \
    X("value/byte_buffer.c", "publish", 95)                                    \
    X("value/byte_buffer.c", "thin", 51)                                       \
    X("value/byte_buffer.c", "value_bytes_load", 68)                           \
    X("value/byte_buffer.c", "value_bytes_read", 119)                          \
    X("value/byte_buffer.c", "value_bytes_reverse", 66)                        \
    X("value/byte_buffer.c", "value_bytes_store", 84)                          \
    X("value/byte_buffer.c", "value_bytes_write", 70)                          \
    X("value/class.c", "next_version", 15)                                     \
    X("value/dict.c", "add_name", 24)                                          \
    X("value/iterator.c", "advance", 35)                                       \
    X("value/iterator.c", "next_list", 76)                                     \
    X("value/iterator.c", "next_range", 70)                                    \
    X("value/iterator.c", "next_str", 60)                                      \
    X("value/iterator.c", "take_entry", 76)                                    \
    X("value/list.c", "append_if_room", 44)                                    \
    X("value/list.c", "commit_delete", 108)                                    \
    X("value/list.c", "commit_insert", 110)                                    \
    X("value/list.c", "commit_items", 119)                                     \
    X("value/list.c", "publish_copy", 109)                                     \
    X("value/list.c", "snapshot_into", 53)                                     \
    X("value/list.c", "value_list_from_end", 26)                               \
    X("value/list.c", "value_list_publish_if", 49)                             \
    X("value/list.c", "value_list_set", 29)                                    \
    X("value/rebuild.c", "copy_bytes", 111)                                    \
    X("value/rebuild.c", "copy_chunk", 86)                                     \
    X("value/rebuild.c", "tell_copiers", 96)                                   \
    X("value/shape.c", "child_names", 42)                                      \
    X("value/shape.c", "commit_add", 69)                                       \
    X("value/shape.c", "publish_storage", 59)                                  \
    X("value/shape.c", "publish_transitions", 42)                              \
    X("value/shape.c", "value_shape_id", 26)                                   \
    X("value/shape.h", "shape_commit", 30)                                     \
    X("value/table.c", "copy_all", 43)                                         \
    X("value/table.c", "copy_entry", 56)                                       \
    X("value/table.c", "mirror_value", 21)                                     \
    X("value/table.c", "value_table_add", 89)                                  \
    X("value/table.c", "value_table_remove", 78)                               \
    X("value/table.c", "value_table_replace", 33)                              \
    X("vm/builtins_iterator.c", "claim", 13)                                   \
    X("vm/cache.c", "enter_name", 63)                                          \
    X("vm/cache.c", "renew", 42)                                               \
    X("vm/generator.c", "claim", 16)                                           \
    X("vm/item.h", "item_append", 99)                                          \
    X("vm/item.h", "item_next", 101)

/* More than there are; what does not fit is counted together. */
#define SIM_MASK_SITES 256u

struct sim_mask_site {
    const char *file; /* NULL: free */
    const char *function;
    uint64_t count;
    uint32_t cycles; /* of the table; 0: not measured */
};

struct sim_masks {
    struct sim_mask_site site[SIM_MASK_SITES]; /* by hash of `function` */
    uint64_t others;
};

/* Counts from now on. A run that counts takes a tenth longer, on the host.
 * Contract: boot; no alloc; O(1). */
void sim_masks_watch(void);

/* Prints the sites, the longest first. No section is counted after it.
 * Contract: task; no alloc; O(n). */
void sim_masks_report(rt_write *write, void *to);

#endif
