/* SPDX-License-Identifier: MIT */
/* Dates by whole 400-year eras of years that begin in March, so that the leap
 * day is the last of its year and months follow one linear rule. */
#include "modules/calendar.h"

#include "base/isa/level.h"

#define DAY_S 86400
#define ERA_DAYS 146097   /* of 400 years */
#define EPOCH_DAYS 719468 /* from 1 March of year 0 to 1 January 1970 */

static int64_t floor_divide(int64_t a, int64_t b) {
    int64_t quotient = a / b; /* 700 cycles on RP2040: no second one */
    return quotient - (a < quotient * b);
}

/* Days before a month, counted from March: 31 30 31 30 31 31 30 31 30 31 31 */
static int32_t days_before(int32_t month) { return (153 * month + 2) / 5; }

static int64_t days_of(int64_t year, int32_t month, int64_t day) {
    year -= month <= 2;
    int64_t era = floor_divide(year, 400), in_era = year - era * 400;
    int64_t yearday = days_before(month > 2 ? month - 3 : month + 9) + day - 1;
    return era * ERA_DAYS + in_era * 365 + in_era / 4 - in_era / 100 + yearday -
           EPOCH_DAYS;
}

static void split_days(int64_t days, struct mod_date *out) {
    int64_t from = days + EPOCH_DAYS, era = floor_divide(from, ERA_DAYS);
    int32_t day = (int32_t)(from - era * ERA_DAYS);
    int32_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    day -= 365 * year + year / 4 - year / 100;
    int32_t month = (5 * day + 2) / 153;
    out->day = day - days_before(month) + 1;
    out->month = month < 10 ? month + 3 : month - 9;
    out->year = (int32_t)(era * 400) + year + (out->month <= 2);
    base_pause();
    out->weekday = (int32_t)((days % 7 + 10) % 7); /* 1970 began on Thursday */
    out->yearday = (int32_t)(days - days_of(out->year, 1, 1)) + 1;
}

void mod_date_of(int64_t seconds, struct mod_date *out) {
    int64_t days = floor_divide(seconds, DAY_S);
    int32_t rest = (int32_t)(seconds - days * DAY_S);
    split_days(days, out);
    out->hour = rest / 3600;
    out->minute = rest / 60 % 60;
    out->second = rest % 60;
}

int64_t mod_date_seconds(const struct mod_date *date) {
    int64_t months = date->month - 1;
    int64_t year = date->year + floor_divide(months, 12);
    int32_t month = (int32_t)(months - floor_divide(months, 12) * 12) + 1;
    base_pause();
    int64_t days = days_of(year, month, date->day);
    return days * DAY_S + (int64_t)date->hour * 3600 +
           (int64_t)date->minute * 60 + date->second;
}
