/* SPDX-License-Identifier: MIT */
/* Days and dates of the proleptic Gregorian calendar, from 1970 on or back. */
#ifndef KRAIT_MODULES_CALENDAR_H
#define KRAIT_MODULES_CALENDAR_H

#include <stdint.h>

struct mod_date {
    int32_t year;
    int32_t month; /* 1 to 12 */
    int32_t day;   /* 1 to 31 */
    int32_t hour;
    int32_t minute;
    int32_t second;
    int32_t weekday; /* 0 is Monday */
    int32_t yearday; /* 1 to 366 */
};

/* Contract: handler; reserve; O(n). */
void mod_date_of(int64_t seconds, struct mod_date *out);

/* Seconds since 1970 of a date, whose fields but for the year may lie out of
 * range: day 32 is the first of the next month and so on.
 * Contract: handler; reserve; O(n). */
int64_t mod_date_seconds(const struct mod_date *date);

#endif
