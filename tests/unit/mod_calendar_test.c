/* SPDX-License-Identifier: MIT */
/* Oracle: the C library's gmtime_r and timegm, from year -2000 to 6000, and
 * for mktime dates whose fields lie out of range. */
#include <string.h>
#include <time.h>

#include "modules/calendar.h"
#include "unit.h"

static void check_date(int64_t seconds) {
    struct mod_date d;
    struct tm tm;
    time_t t = (time_t)seconds;
    EXPECT(gmtime_r(&t, &tm) != NULL);
    mod_date_of(seconds, &d);
    EXPECT(d.year == tm.tm_year + 1900 && d.month == tm.tm_mon + 1);
    EXPECT(d.day == tm.tm_mday && d.hour == tm.tm_hour);
    EXPECT(d.minute == tm.tm_min && d.second == tm.tm_sec);
    EXPECT(d.weekday == (tm.tm_wday + 6) % 7 && d.yearday == tm.tm_yday + 1);
    EXPECT(mod_date_seconds(&d) == seconds);
}

static void check_carry(int32_t month, int32_t day, int32_t hour) {
    struct mod_date d = {2024, month, day, hour, 70, -5, 0, 0};
    struct tm tm;
    memset(&tm, 0, sizeof tm);
    tm.tm_year = 124;
    tm.tm_mon = month - 1;
    tm.tm_mday = day;
    tm.tm_hour = hour;
    tm.tm_min = 70;
    tm.tm_sec = -5;
    EXPECT(mod_date_seconds(&d) == (int64_t)timegm(&tm));
}

int main(void) {
    int64_t first = -125000000000, last = 127000000000;
    for (int64_t s = first; s < last; s += 4999999)
        check_date(s);
    for (int64_t day = -800000; day < 800000; day += 7)
        check_date(day * 86400 + (day & 1 ? 86399 : 0));
    for (int32_t month = -30; month < 40; month++)
        for (int32_t day = -40; day < 400; day += 13)
            check_carry(month, day, day * 3);
    return unit_done();
}
