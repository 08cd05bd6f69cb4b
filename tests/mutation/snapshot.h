/* SPDX-License-Identifier: MIT */
/* H4 as a test: what could be reached when a cycle began is not freed in it. */
#ifndef KRAIT_TESTS_MUTATION_SNAPSHOT_H
#define KRAIT_TESTS_MUTATION_SNAPSHOT_H

/* A cycle has begun and nothing is scanned yet: remembers what is reachable. */
void snapshot_take(void);

/* Marking has ended: panics if something of the snapshot is white. Once. */
void snapshot_check(void);

void snapshot_forget(void);

#endif
