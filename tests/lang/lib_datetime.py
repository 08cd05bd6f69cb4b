from datetime import date, datetime, time, timedelta, timezone, tzinfo, MINYEAR, MAXYEAR, UTC
import datetime as module


def attempt(action):
    try:
        print(action())
    except Exception as error:
        text = str(error)
        print(type(error).__name__, "" if "instances of" in text or "unsupported operand" in text or "argument" in text else text)


d = timedelta(days=1, hours=2, minutes=3, seconds=4, milliseconds=5, microseconds=6, weeks=1)
print(d, repr(d), d.days, d.seconds, d.microseconds, d.total_seconds())
for t in (timedelta(), timedelta(1), timedelta(-1), timedelta(seconds=-1), timedelta(microseconds=1), timedelta(hours=25),
          timedelta(0.5), timedelta(seconds=1.5), timedelta(milliseconds=0.1), timedelta(days=-2, seconds=5), timedelta(minutes=1.1)):
    print(t, repr(t), -t, abs(t), t * 2, t / 2, t // 3, bool(t), t * 1.5, t / 1.5)
print(timedelta(hours=5) / timedelta(hours=2), timedelta(hours=5) // timedelta(hours=2), timedelta(hours=5) % timedelta(hours=2),
      divmod(timedelta(hours=5), timedelta(hours=2)))
print(timedelta(1) > timedelta(hours=23), timedelta(1) == timedelta(hours=24), hash(timedelta(1)) == hash(timedelta(hours=24)), timedelta(1) == 1)
print(sum([timedelta(1), timedelta(2)], timedelta()), 3 * timedelta(1), timedelta(1) + timedelta(2) - timedelta(hours=1))
print(timedelta.min, timedelta.max, timedelta.resolution)
attempt(lambda: timedelta(1) + 1)
attempt(lambda: timedelta("1"))
attempt(lambda: timedelta(1) < 1)
attempt(lambda: timedelta(1) / 0)
attempt(lambda: timedelta(10**9))

a = date(2024, 2, 29)
print(a, repr(a), a.year, a.month, a.day, a.weekday(), a.isoweekday(), a.isocalendar(), a.toordinal(), a.ctime())
print(a + timedelta(1), a - timedelta(60), a - date(2023, 2, 28), a.replace(day=1), a < date(2024, 3, 1), a == date(2024, 2, 29))
print(date.fromordinal(738945), date.fromisoformat("2024-12-31"), date.fromisoformat("20240105"), date.fromisoformat("2024-W05-3"), date.min, date.max)
print(date.fromisocalendar(2020, 53, 7), a.strftime("%d.%m.%y %A %B %j %U %W %a %b %% %Y"), f"{a:%Y/%m/%d}", f"{a}", {a: 1}[date(2024, 2, 29)])
print([date(y, m, 28).isocalendar()[:2] for y in (2015, 2016, 2020, 2021) for m in (1, 12)])
print(a.timetuple()[:8], tuple(a.isocalendar()), a.isocalendar().week)
for y, m, dd in ((2023, 2, 29), (0, 1, 1), (10000, 1, 1), (2023, 13, 1), (2023, 0, 1), (2023, 4, 31), (2023, 1, 0)):
    attempt(lambda: date(y, m, dd))
attempt(lambda: date.fromisoformat("2024-1-1"))
attempt(lambda: date.fromisoformat("abc"))
attempt(lambda: date.max + timedelta(1))
attempt(lambda: a < 3)
attempt(lambda: a + a)
attempt(lambda: date(2024, 1))
days = [date.fromordinal(n) for n in range(1, 3652059, 36523)]
print(all(x.toordinal() == 1 + 36523 * i for i, x in enumerate(days)), days[50])

t = time(12, 34, 56, 789)
print(t, repr(t), t.hour, t.minute, t.second, t.microsecond, t.isoformat("minutes"), t.isoformat("milliseconds"), time(), repr(time(1)), repr(time(1, 2, 3)))
print(time.fromisoformat("04:23:01"), time.fromisoformat("04:23"), time.fromisoformat("T042301"), time.fromisoformat("04:23:01.000384"), time.fromisoformat("04:23:01+04:00"))
print(t.replace(hour=1), t < time(13), t == time(12, 34, 56, 789), t.strftime("%H-%M-%S-%f %I %p"), time.max, f"{t:%H:%M}")
attempt(lambda: time(24))
attempt(lambda: time(1, 60))
attempt(lambda: time(1, 1, 1, 1000000))
attempt(lambda: time.fromisoformat("25:00"))
attempt(lambda: time.fromisoformat("1:00"))

n = datetime(2024, 2, 29, 12, 30, 15, 123456)
print(n, repr(n), n.date(), n.time(), n.weekday(), n.isoformat(), n.isoformat(" ", "seconds"), n.ctime())
print(n + timedelta(hours=12), n - timedelta(days=1), n - datetime(2024, 1, 1), n.replace(year=2023, day=1), n < datetime(2025, 1, 1))
print(n.strftime("%Y-%m-%d %H:%M:%S.%f %p %I %y %c"), f"{n:%H:%M}", n.timetuple()[:9], datetime.combine(date(2024, 1, 2), time(3, 4)))
for text in ("2024-01-02", "2024-01-02T03:04", "2024-01-02 03:04:05", "2024-01-02T03:04:05.678", "2024-01-02T03:04:05.678901+02:00",
             "20240102T030405", "2024-01-02T03:04:05Z", "2024-01-02T03:04:05-0530", "2024-W01-2T10:00"):
    attempt(lambda: repr(datetime.fromisoformat(text)))
for text in ("2024-01-02T", "2024-13-02", "nonsense", "2024-01-02T25:00", "2024-01-02 3:04"):
    attempt(lambda: datetime.fromisoformat(text))
for text, form in (("2024-01-02 03:04:05", "%Y-%m-%d %H:%M:%S"), ("02/01/24", "%d/%m/%y"), ("Jan 5, 1999", "%b %d, %Y"), ("5 January 2001 11:05 PM", "%d %B %Y %I:%M %p"),
                   ("12:30:15.25", "%H:%M:%S.%f"), ("2024-060", "%Y-%j"), ("2024-01-02T03:04:05+0200", "%Y-%m-%dT%H:%M:%S%z"), ("Tue 2 Jan 2024", "%a %d %b %Y"),
                   ("2024-1-2", "%Y-%m-%d"), ("7:5", "%H:%M"), ("100%", "%y0%%"), ("2024-01-02Z", "%Y-%m-%d%z"), ("12 AM", "%I %p"), ("12 pm", "%I %p")):
    attempt(lambda: repr(datetime.strptime(text, form)))
for text, form in (("2024", "%Y-%m"), ("2024-13", "%Y-%m"), ("2024x", "%Y"), ("abc", "%d"), ("2023-02-29", "%Y-%m-%d"), ("1", "%Q")):
    attempt(lambda: datetime.strptime(text, form))

u = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
east = timezone(timedelta(hours=5, minutes=30), "EAST")
print(u, repr(u), u.astimezone(east), repr(u.astimezone(east)), u == u.astimezone(east), u.utcoffset(), u.tzname(), east.tzname(None))
print(timezone.utc, timezone(timedelta(hours=-3)), repr(timezone(timedelta(hours=1))), repr(east), timezone(timedelta(0)) == timezone.utc)
print(u.timestamp(), datetime.fromtimestamp(86400.5, timezone.utc), datetime.fromtimestamp(0, east), datetime.utcfromtimestamp(1e9), u.strftime("%z %Z"), east.utcoffset(None))
print(u - u.astimezone(east), u.replace(tzinfo=None), hash(u) == hash(u.astimezone(east)), datetime(2024, 1, 1).tzinfo, UTC is timezone.utc)
attempt(lambda: u < datetime(2024, 1, 1))
attempt(lambda: u - datetime(2024, 1, 1))
attempt(lambda: u == datetime(2024, 1, 1, 12))
attempt(lambda: timezone(timedelta(hours=24)))
attempt(lambda: timezone(5))
attempt(lambda: datetime(2024, 1, 1, tzinfo=5))


class Zone(tzinfo):
    def utcoffset(self, dt):
        return timedelta(hours=2) if dt is not None and 3 < dt.month < 10 else timedelta(hours=1)

    def dst(self, dt):
        return timedelta(hours=1) if 3 < dt.month < 10 else timedelta(0)

    def tzname(self, dt):
        return "SUM" if self.dst(dt) else "WIN"


z = datetime(2024, 7, 1, 12, tzinfo=Zone())
print(z, z.tzname(), z.dst(), z.astimezone(timezone.utc), u.astimezone(Zone()), z.strftime("%Z%z"), z.replace(month=1))
print(isinstance(n, date), n.date() == date(2024, 2, 29), n == n.date(), MINYEAR, MAXYEAR, datetime.min, datetime.max)
now = datetime.now()
print(now - now == timedelta(), type(now) is datetime, date.today() >= date(2020, 1, 1), datetime.now(timezone.utc).tzinfo, now <= datetime.now())
attempt(lambda: n + 1)
attempt(lambda: datetime.max + timedelta(1))
print(datetime.fromtimestamp(1700000000.123456, timezone.utc), datetime(1969, 12, 31, 23, tzinfo=timezone.utc).timestamp(), module.datetime is datetime)


class Stamp(datetime):
    def short(self):
        return self.strftime("%d%m")


s = Stamp(2024, 5, 6)
print(s.short(), type(s + timedelta(1)).__name__, Stamp.fromisoformat("2024-01-02").short(), repr(s))
