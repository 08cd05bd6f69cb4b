/* SPDX-License-Identifier: MIT */
/* Comma separated values without quotes: no recording of numbers needs them,
 * and a quote is then an error that names its place. */
#include "boards/sim/csv.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *grown(char *text, size_t capacity) {
    char *more = realloc(text, capacity);
    if (more == NULL)
        free(text);
    return more;
}

static char *read_all(FILE *file) {
    size_t length = 0;
    size_t capacity = 1 << 16;
    char *text = malloc(capacity);
    while (text != NULL) {
        length += fread(text + length, 1, capacity - 1 - length, file);
        if (length + 1 < capacity)
            break;
        capacity *= 2;
        text = grown(text, capacity);
    }
    if (text != NULL)
        text[length] = '\0';
    return text;
}

bool sim_csv_open(struct sim_csv *csv) {
    FILE *file = fopen(csv->path, "rb");
    csv->line = 0;
    csv->text = NULL;
    if (file == NULL) {
        snprintf(csv->error, csv->error_size,
                 "%s: %s; give the path of a recording", csv->path,
                 strerror(errno));
        return false;
    }
    csv->text = read_all(file);
    csv->after = csv->text;
    fclose(file);
    return csv->text != NULL;
}

void sim_csv_close(struct sim_csv *csv) {
    free(csv->text);
    csv->text = NULL;
}

bool sim_csv_error(struct sim_csv *csv, uint32_t column, const char *format,
                   ...) {
    va_list list;
    int used =
        snprintf(csv->error, csv->error_size, "%s:%u: ", csv->path, csv->line);
    if (column != 0)
        used += snprintf(csv->error + used, csv->error_size - (uint32_t)used,
                         "column %u: ", column);
    va_start(list, format);
    vsnprintf(csv->error + used, csv->error_size - (uint32_t)used, format,
              list);
    va_end(list);
    return false;
}

static char *trim(char *text) {
    while (*text == ' ' || *text == '\t')
        text++;
    char *end = text + strlen(text);
    while (end > text && strchr(" \t\r", end[-1]) != NULL)
        *--end = '\0';
    return text;
}

/* Takes one line off the rest; NULL at the end. */
static char *take_line(struct sim_csv *csv) {
    char *line = csv->after;
    if (*line == '\0')
        return NULL;
    char *end = strchr(line, '\n');
    csv->after = end == NULL ? line + strlen(line) : end + 1;
    if (end != NULL)
        *end = '\0';
    csv->line++;
    return trim(line);
}

static bool cut(struct sim_csv *csv, char *line) {
    csv->count = 0;
    while (line != NULL) {
        char *comma = strchr(line, ',');
        if (comma != NULL)
            *comma = '\0';
        if (csv->count == SIM_CSV_FIELDS)
            return sim_csv_error(csv, 0,
                                 "more than %d columns; leave out "
                                 "those that no sensor has",
                                 SIM_CSV_FIELDS);
        csv->field[csv->count++] = trim(line);
        line = comma == NULL ? NULL : comma + 1;
    }
    return true;
}

bool sim_csv_next(struct sim_csv *csv) {
    char *line = take_line(csv);
    while (line != NULL && *line == '\0')
        line = take_line(csv);
    return line != NULL && cut(csv, line);
}
