/* SPDX-License-Identifier: MIT */
/* One text file, line by line, field by field, for reading recordings. */
#ifndef KRAIT_SIM_CSV_H
#define KRAIT_SIM_CSV_H

#include <stdbool.h>
#include <stdint.h>

#define SIM_CSV_FIELDS 32

struct sim_csv {
    const char *path;
    char *text;  /* the whole file, cut up in place */
    char *after; /* the rest of it */
    uint32_t line;
    uint32_t count; /* fields of this line */
    char *field[SIM_CSV_FIELDS];
    char *error;
    uint32_t error_size;
};

/* Reads the file in.
 * Contract: boot; may alloc; O(n). */
bool sim_csv_open(struct sim_csv *csv);

/* The next line that is not empty, cut at its commas; blanks around a field
 * are dropped. False at the end or with an error written.
 * Contract: boot; no alloc; O(n). */
bool sim_csv_next(struct sim_csv *csv);

/* Writes "PATH:LINE: column N (TEXT): " and the reason. Always false.
 * Contract: boot; no alloc; O(n). */
bool sim_csv_error(struct sim_csv *csv, uint32_t column, const char *format,
                   ...) __attribute__((format(printf, 3, 4)));

/* Contract: boot; no alloc; O(1). */
void sim_csv_close(struct sim_csv *csv);

#endif
