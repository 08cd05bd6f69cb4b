# SPDX-License-Identifier: MIT
"""Dates and times of the Gregorian calendar.

A date is kept as its three numbers; sums go through the count of days since
the year 1 (`toordinal`), in which January the 1st of year 1 is day 1.
"""
import time as _time

MINYEAR, MAXYEAR = 1, 9999
_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_MONTHS = ("", "January", "February", "March", "April", "May", "June", "July",
           "August", "September", "October", "November", "December")
_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
         "Sunday")
_MAX_DAY = 3652059


def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_days(year, month):
    return 29 if month == 2 and _leap(year) else _DAYS[month]


def _ordinal(year, month, day):
    y = year - 1
    return (y * 365 + y // 4 - y // 100 + y // 400 + _BEFORE[month] +
            (month > 2 and _leap(year)) + day)


def _from_ordinal(n):
    """(year, month, day)"""
    n -= 1
    year = n // 146097 * 400 + 1
    n %= 146097
    centuries, n = min(n // 36524, 3), n - min(n // 36524, 3) * 36524
    fours, n = divmod(n, 1461)
    ones = min(n // 365, 3)
    n -= ones * 365
    year += centuries * 100 + fours * 4 + ones
    month = (n + 50) >> 5
    while month > 1 and n < _BEFORE[month] + (month > 2 and _leap(year)):
        month -= 1
    while month < 12 and n >= (_BEFORE[month + 1] +
                               (month + 1 > 2 and _leap(year))):
        month += 1
    return year, month, n - _BEFORE[month] - (month > 2 and _leap(year)) + 1


def _whole(item):
    """An int, or what says that it is one."""
    if isinstance(item, float):
        raise TypeError("integer argument expected, got float")
    if not isinstance(item, int):
        item = item.__index__()
    return item


def _check_date(year, month, day):
    if not MINYEAR <= _whole(year) <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= _whole(month) <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= _whole(day) <= _month_days(year, month):
        raise ValueError("day is out of range for month")


def _check_time(hour, minute, second, microsecond, fold):
    for name, item, top in (("hour", hour, 23), ("minute", minute, 59),
                            ("second", second, 59),
                            ("microsecond", microsecond, 999999)):
        if not 0 <= _whole(item) <= top:
            raise ValueError(f"{name} must be in 0..{top}")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")


def _check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo "
                        f"subclass, not type '{type(tz).__name__}'")


def _offset_text(offset, between=":"):
    """+01:00, with seconds if there are any; "" for None."""
    if offset is None:
        return ""
    sign = "-" if offset.days < 0 else "+"
    rest = abs(offset)
    minutes, seconds = divmod(rest.days * 86400 + rest.seconds, 60)
    text = f"{sign}{minutes // 60:02d}{between}{minutes % 60:02d}"
    if seconds or rest.microseconds:
        text += f"{between}{seconds:02d}"
    if rest.microseconds:
        text += f".{rest.microseconds:06d}"
    return text


class timedelta:
    """A span of time: days, seconds and microseconds."""

    __slots__ = ("_days", "_seconds", "_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0,
                minutes=0, hours=0, weeks=0):
        total, odd = 0, 0.0
        for name, amount, unit in (
                ("days", days, 86400000000), ("seconds", seconds, 1000000),
                ("microseconds", microseconds, 1),
                ("milliseconds", milliseconds, 1000),
                ("minutes", minutes, 60000000), ("hours", hours, 3600000000),
                ("weeks", weeks, 604800000000)):
            if isinstance(amount, int):
                total += amount * unit
            elif isinstance(amount, float):
                whole = int(amount)
                total += whole * unit
                part = (amount - whole) * unit
                total += int(part)
                odd += part - int(part)
            else:
                raise TypeError(f"unsupported type for timedelta {name} "
                                f"component: {type(amount).__name__}")
        return _span(total + round(odd), cls)

    @property
    def days(self):
        return self._days

    @property
    def seconds(self):
        return self._seconds

    @property
    def microseconds(self):
        return self._microseconds

    def _total(self):
        """In microseconds."""
        return (self._days * 86400 + self._seconds) * 1000000 + (
            self._microseconds)

    def total_seconds(self):
        return self._total() / 10**6

    def __repr__(self):
        parts = [f"{name}={item}" for name, item in (
            ("days", self._days), ("seconds", self._seconds),
            ("microseconds", self._microseconds)) if item]
        return f"{_full_name(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        text = f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"
        if self._days:
            text = (f"{self._days} day{'' if abs(self._days) == 1 else 's'}, "
                    + text)
        if self._microseconds:
            text += f".{self._microseconds:06d}"
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return _span(self._total() + other._total())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return _span(self._total() - other._total())
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return _span(other._total() - self._total())
        return NotImplemented

    def __neg__(self):
        return _span(-self._total())

    def __pos__(self):
        return self

    def __abs__(self):
        return _span(abs(self._total()))

    def __mul__(self, other):
        if isinstance(other, int):
            return _span(self._total() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _span(_divided(self._total() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        if isinstance(other, int):
            return _span(self._total() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            return _span(_divided(self._total(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _span(_divided(self._total() * b, a))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return _span(self._total() % other._total())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            count, rest = divmod(self._total(), other._total())
            return count, _span(rest)
        return NotImplemented

    def __eq__(self, other):
        if isinstance(other, timedelta):
            return self._total() == other._total()
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, timedelta):
            return self._total() < other._total()
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, timedelta):
            return self._total() <= other._total()
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, timedelta):
            return self._total() > other._total()
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, timedelta):
            return self._total() >= other._total()
        return NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._total() != 0


def _divided(a, b):
    """a / b, to the nearest; a half goes to the even."""
    if b == 0:
        raise ZeroDivisionError("integer division or modulo by zero")
    if b < 0:
        a, b = -a, -b
    q, r = divmod(a, b)
    return q + (2 * r > b or 2 * r == b and q % 2 == 1)


def _span(total, cls=timedelta):
    seconds, microseconds = divmod(total, 1000000)
    days, seconds = divmod(seconds, 86400)
    if not -999999999 <= days <= 999999999:
        raise OverflowError(f"days={days}; must have magnitude <= 999999999")
    made = object.__new__(cls)
    made._days, made._seconds = days, seconds
    made._microseconds = microseconds
    return made


timedelta.min = _span(-999999999 * 86400000000)
timedelta.max = _span(1000000000 * 86400000000 - 1)
timedelta.resolution = _span(1)


def _full_name(item):
    kind = type(item)
    return ("datetime." if kind.__module__ == "datetime" else ""
            ) + kind.__name__


class date:
    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year, month, day):
        _check_date(year, month, day)
        made = object.__new__(cls)
        made._year, made._month, made._day = year, month, day
        return made

    @classmethod
    def fromtimestamp(cls, timestamp):
        return cls(*_time.localtime(int(timestamp // 1))[:3])

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        if n > _MAX_DAY:
            raise ValueError(f"year {_from_ordinal(n)[0]} is out of range")
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        try:
            return cls(*_read_date(date_string))
        except (ValueError, IndexError) as error:
            if "range" in str(error) or "must be" in str(error):
                raise
            raise ValueError(
                f"Invalid isoformat string: {date_string!r}") from None

    @classmethod
    def fromisocalendar(cls, year, week, day):
        if not MINYEAR <= year <= MAXYEAR:
            raise ValueError(f"Year is out of range: {year}")
        first = _week_one(year)
        if not 1 <= week <= 53 or (
                week == 53 and first + 52 * 7 >= _week_one(year + 1)):
            raise ValueError(f"Invalid week: {week}")
        if not 1 <= day <= 7:
            raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
        return cls.fromordinal(first + (week - 1) * 7 + day - 1)

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day)

    def timetuple(self):
        return _tuple(self, 0, 0, 0, -1)

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        year, today = self._year, _ordinal(self._year, self._month, self._day)
        if today >= _week_one(year + 1):
            year += 1
        elif today < _week_one(year):
            year -= 1
        return IsoCalendarDate(year, (today - _week_one(year)) // 7 + 1,
                               self.isoweekday())

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    __str__ = isoformat

    def ctime(self):
        return (f"{_WEEK[self.weekday()][:3]} {_MONTHS[self._month][:3]} "
                f"{self._day:2d} 00:00:00 {self._year:04d}")

    def strftime(self, format):
        return _format(self, format)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def __repr__(self):
        return (f"{_full_name(self)}({self._year}, {self._month}, "
                f"{self._day})")

    def _key(self):
        return self._year, self._month, self._day

    def _other(self, other):
        """The other's key; None if the two cannot be compared."""
        if isinstance(other, date) and not isinstance(other, datetime):
            return other._key()
        return None

    def __eq__(self, other):
        key = self._other(other)
        return NotImplemented if key is None else self._key() == key

    def __lt__(self, other):
        key = self._other(other)
        return NotImplemented if key is None else self._key() < key

    def __le__(self, other):
        key = self._other(other)
        return NotImplemented if key is None else self._key() <= key

    def __gt__(self, other):
        key = self._other(other)
        return NotImplemented if key is None else self._key() > key

    def __ge__(self, other):
        key = self._other(other)
        return NotImplemented if key is None else self._key() >= key

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if isinstance(other, timedelta):
            n = self.toordinal() + other.days
            if 0 < n <= _MAX_DAY:
                return type(self).fromordinal(n)
            raise OverflowError("date value out of range")
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented


class IsoCalendarDate(tuple):
    def __new__(cls, year, week, weekday):
        return tuple.__new__(cls, (year, week, weekday))

    @property
    def year(self):
        return self[0]

    @property
    def week(self):
        return self[1]

    @property
    def weekday(self):
        return self[2]

    def __repr__(self):
        return (f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, "
                f"weekday={self[2]})")


def _week_one(year):
    """The Monday of the week that has January the 4th."""
    fourth = _ordinal(year, 1, 4)
    return fourth - (fourth + 6) % 7


date.min, date.max = date(1, 1, 1), date(9999, 12, 31)
date.resolution = timedelta(days=1)


class tzinfo:
    """What a time zone has to tell."""

    def tzname(self, dt):
        raise NotImplementedError("tzinfo subclass must override tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("tzinfo subclass must override utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("tzinfo subclass must override dst()")

    def fromutc(self, dt):
        if dt.tzinfo is not self:
            raise ValueError("dt.tzinfo is not self")
        offset, saved = dt.utcoffset(), dt.dst()
        if offset is None or saved is None:
            raise ValueError("fromutc() requires a non-None utcoffset() and "
                             "dst() result")
        dt += offset - saved
        return dt + dt.dst()


class timezone(tzinfo):
    """A fixed offset from UTC."""

    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError("timezone() argument 1 must be datetime."
                            f"timedelta, not {type(offset).__name__}")
        if not abs(offset) < timedelta(days=1):
            raise ValueError(
                "offset must be a timedelta strictly between -timedelta"
                f"(hours=24) and timedelta(hours=24), not {offset!r}.")
        self._offset, self._name = offset, name

    def utcoffset(self, dt):
        return self._offset

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return "UTC" + (_offset_text(self._offset) if self._offset else "")

    def dst(self, dt):
        return None

    def fromutc(self, dt):
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __eq__(self, other):
        if isinstance(other, timezone):
            return self._offset == other._offset
        return NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __str__(self):
        return self.tzname(None)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"{_full_name(self)}({self._offset!r}{name})"


timezone.utc = UTC = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


def _time_text(t, timespec):
    """hh:mm:ss.ffffff as far as timespec says."""
    if timespec == "auto":
        timespec = "microseconds" if t.microsecond else "seconds"
    forms = {"hours": "{:02d}", "minutes": "{:02d}:{:02d}",
             "seconds": "{:02d}:{:02d}:{:02d}",
             "milliseconds": "{:02d}:{:02d}:{:02d}.{:03d}",
             "microseconds": "{:02d}:{:02d}:{:02d}.{:06d}"}
    if timespec not in forms:
        raise ValueError("Unknown timespec value")
    small = t.microsecond
    return forms[timespec].format(
        t.hour, t.minute, t.second,
        small // 1000 if timespec == "milliseconds" else small)


class _Clock:
    """What time and datetime have in common."""

    __slots__ = ()

    @property
    def hour(self):
        return self._hour

    @property
    def minute(self):
        return self._minute

    @property
    def second(self):
        return self._second

    @property
    def microsecond(self):
        return self._microsecond

    @property
    def tzinfo(self):
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    def _set_clock(self, hour, minute, second, microsecond, tz, fold):
        _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tz)
        self._hour, self._minute, self._second = hour, minute, second
        self._microsecond, self._tzinfo, self._fold = microsecond, tz, fold

    def _clock_text(self):
        """The rest of repr()."""
        text = ""
        if self._microsecond:
            text = f", {self._second}, {self._microsecond}"
        elif self._second:
            text = f", {self._second}"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        return text + (", fold=1" if self._fold else "")


class time(_Clock):
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo",
                 "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None,
                *, fold=0):
        made = object.__new__(cls)
        made._set_clock(hour, minute, second, microsecond, tzinfo, fold)
        return made

    @classmethod
    def fromisoformat(cls, time_string):
        try:
            return cls(*_read_time(time_string.lstrip("T")))
        except (ValueError, IndexError) as error:
            if "must be in" in str(error):
                raise
            raise ValueError(
                f"Invalid isoformat string: {time_string!r}") from None

    def replace(self, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        return type(self)(
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def isoformat(self, timespec="auto"):
        return _time_text(self, timespec) + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def strftime(self, format):
        return _format(self, format)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def __repr__(self):
        return (f"{_full_name(self)}({self._hour}, {self._minute}"
                f"{self._clock_text()})")

    def _key(self):
        offset = self.utcoffset()
        total = ((self._hour * 60 + self._minute) * 60 + self._second
                 ) * 1000000 + self._microsecond
        return total - (0 if offset is None else offset._total())

    def _mixed(self, other):
        return (self.utcoffset() is None) != (other.utcoffset() is None)

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        return not self._mixed(other) and self._key() == other._key()

    def _compared(self, other):
        if not isinstance(other, time):
            return None
        if self._mixed(other):
            raise TypeError("can't compare offset-naive and offset-aware "
                            "times")
        return self._key() - other._key()

    def __lt__(self, other):
        apart = self._compared(other)
        return NotImplemented if apart is None else apart < 0

    def __le__(self, other):
        apart = self._compared(other)
        return NotImplemented if apart is None else apart <= 0

    def __gt__(self, other):
        apart = self._compared(other)
        return NotImplemented if apart is None else apart > 0

    def __ge__(self, other):
        apart = self._compared(other)
        return NotImplemented if apart is None else apart >= 0

    def __hash__(self):
        return hash(self._key())


time.min, time.max = time(), time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


class datetime(_Clock, date):
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo",
                 "_fold")

    def __new__(cls, year, month, day, hour=0, minute=0, second=0,
                microsecond=0, tzinfo=None, *, fold=0):
        _check_date(year, month, day)
        made = object.__new__(cls)
        made._year, made._month, made._day = year, month, day
        made._set_clock(hour, minute, second, microsecond, tzinfo, fold)
        return made

    @classmethod
    def _from_total(cls, total, tz=None):
        """From microseconds since the day before year 1."""
        days, rest = divmod(total, 86400000000)
        if not 0 < days <= _MAX_DAY:
            raise OverflowError("date value out of range")
        seconds, microsecond = divmod(rest, 1000000)
        return cls(*_from_ordinal(days), seconds // 3600,
                   seconds // 60 % 60, seconds % 60, microsecond, tz)

    def _total(self):
        return ((self.toordinal() * 24 + self._hour) * 3600 +
                self._minute * 60 + self._second) * 1000000 + (
                    self._microsecond)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        micro = _rounded(timestamp)
        if tz is None:
            seconds, micro = divmod(micro, 1000000)
            return cls(*_time.localtime(seconds)[:6], micro)
        return tz.fromutc(cls._from_total(_EPOCH + micro, tz))

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls._from_total(_EPOCH + _rounded(timestamp))

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(_time.time())

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        return cls(date.year, date.month, date.day, time.hour, time.minute,
                   time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        try:
            text = date_string
            at = 10 if text[4:5] == "-" and text[5] != "W" else (
                8 if text[4:5] != "-" and text[4] != "W" else
                _week_end(text))
            clock = _read_time(text[at + 1:]) if len(text) > at else ()
            return cls(*_read_date(text[:at]), *clock)
        except (ValueError, IndexError) as error:
            if "range" in str(error) or "must be" in str(error):
                raise
            raise ValueError(
                f"Invalid isoformat string: {date_string!r}") from None

    @classmethod
    def strptime(cls, date_string, format):
        return _parse(cls, date_string, format)

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond,
                    fold=self._fold)

    def timetz(self):
        return self.time().replace(tzinfo=self._tzinfo)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None,
                second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def astimezone(self, tz=None):
        if tz is None:
            tz = _local_zone(self)
        offset = self.utcoffset()
        if offset is None:
            offset = _local_zone(self).utcoffset(None)
        return tz.fromutc((self - offset).replace(tzinfo=tz))

    def timetuple(self):
        saved = self.dst()
        return _tuple(self, self._hour, self._minute, self._second,
                      -1 if saved is None else int(bool(saved)))

    def utctimetuple(self):
        offset = self.utcoffset()
        utc = self - offset if offset else self
        return _tuple(utc, utc._hour, utc._minute, utc._second, 0)

    def timestamp(self):
        offset = self.utcoffset()
        if offset is None:
            whole = _time.mktime((self._year, self._month, self._day,
                                  self._hour, self._minute, self._second, -1,
                                  -1, -1)[:8 if _SHORT else 9])
            return whole + self._microsecond / 1e6
        return (self._total() - offset._total() - _EPOCH) / 10**6

    def isoformat(self, sep="T", timespec="auto"):
        return (f"{date.isoformat(self)}{sep}{_time_text(self, timespec)}"
                f"{_offset_text(self.utcoffset())}")

    def __str__(self):
        return self.isoformat(" ")

    def ctime(self):
        return (f"{_WEEK[self.weekday()][:3]} {_MONTHS[self._month][:3]} "
                f"{self._day:2d} {_time_text(self, 'seconds')} "
                f"{self._year:04d}")

    def __repr__(self):
        return (f"{_full_name(self)}({self._year}, {self._month}, "
                f"{self._day}, {self._hour}, {self._minute}"
                f"{self._clock_text()})")

    def _key(self):
        offset = self.utcoffset()
        return self._total() - (0 if offset is None else offset._total())

    def _mixed(self, other):
        return (self.utcoffset() is None) != (other.utcoffset() is None)

    def _other(self, other):
        if not isinstance(other, datetime):
            return None
        if self._mixed(other):
            raise TypeError("can't compare offset-naive and offset-aware "
                            "datetimes")
        return other._key()

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        return not self._mixed(other) and self._key() == other._key()

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if isinstance(other, timedelta):
            return type(self)._from_total(self._total() + other._total(),
                                          self._tzinfo)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return _span(self._total() - other._total())
        if self._mixed(other):
            raise TypeError("can't subtract offset-naive and offset-aware "
                            "datetimes")
        return _span(self._key() - other._key())


_EPOCH = _ordinal(1970, 1, 1) * 86400000000
_SHORT = len(_time.localtime(0)) == 8  # this one knows no daylight saving
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)


def _rounded(timestamp):
    """In microseconds; a half goes to the even."""
    if isinstance(timestamp, int):
        return timestamp * 1000000
    a, b = timestamp.as_integer_ratio()
    return _divided(a * 1000000, b)


def _local_zone(dt):
    seconds = int(dt.replace(tzinfo=None).timestamp())
    local, utc = _time.localtime(seconds), _time.gmtime(seconds)
    apart = datetime(*local[:6]) - datetime(*utc[:6])
    return timezone(apart)


def _tuple(d, hour, minute, second, saving):
    day = d.toordinal() - _ordinal(d.year, 1, 1) + 1
    made = (d.year, d.month, d.day, hour, minute, second, d.weekday(), day,
            saving)
    kind = getattr(_time, "struct_time", None)
    return made if kind is None else kind(made)


# ---- Texts


def _number(text):
    if not text.isdigit():
        raise ValueError("no number")
    return int(text)


def _week_end(text):
    """Where the date ends in a text with a week: 2024-W05-3, 2024W053."""
    if text[4] == "-":
        return 10 if text[8:9] == "-" else 8
    return 8 if text[7:8].isdigit() else 7


def _read_date(text):
    """(year, month, day) of an ISO 8601 date."""
    year, rest = _number(text[:4]), text[4:]
    dashed = rest[:1] == "-"
    parts = rest[1:].split("-") if dashed else None
    if rest[dashed:dashed + 1] == "W":
        words = [parts[0][1:]] + parts[1:] if dashed else (
            [rest[1:3]] + ([rest[3:]] if rest[3:] else []))
        if len(words) > 2 or len(words[0]) != 2:
            raise ValueError("no date")
        found = date.fromisocalendar(
            year, _number(words[0]), _number(words[1]) if words[1:] else 1)
        return found.year, found.month, found.day
    if parts is None:
        parts = [rest[:2], rest[2:]]
    if len(parts) != 2 or len(parts[0]) != 2 or len(parts[1]) != 2:
        raise ValueError("no date")
    return year, _number(parts[0]), _number(parts[1])


def _read_clock(text):
    """[hour, minute, second, microsecond] of an ISO 8601 time."""
    for mark in ".,":
        text, dot, part = text.partition(mark)
        if dot:
            break
    words = (text.split(":") if ":" in text else
             [text[i:i + 2] for i in range(0, len(text), 2)])
    if not 1 <= len(words) <= 3 or any([len(w) != 2 for w in words]):
        raise ValueError("no time")
    if dot and (len(words) != 3 or not part):
        raise ValueError("no time")
    found = [_number(word) for word in words] + [0] * (4 - len(words))
    if dot:
        _number(part)
        found[3] = int((part + "00000")[:6])
    return found


def _read_time(text):
    """(hour, minute, second, microsecond, tzinfo)"""
    zone, clock = None, text
    at = max(text.find("+"), text.find("-"))
    if text[-1:] == "Z":
        zone, clock = timezone.utc, text[:-1]
    elif at >= 0:
        hour, minute, second, micro = _read_clock(text[at + 1:])
        offset = timedelta(hours=hour, minutes=minute, seconds=second,
                           microseconds=micro)
        zone = timezone(-offset if text[at] == "-" else offset) if (
            offset) else timezone.utc
        clock = text[:at]
    return (*_read_clock(clock), zone)


def _format(d, form):
    """strftime, of what has a date, a time or both."""
    parts, at = [], 0
    while True:
        next_ = form.find("%", at)
        if next_ < 0 or next_ == len(form) - 1:
            return "".join(parts) + form[at:]
        parts.append(form[at:next_])
        parts.append(_directive(d, form[next_ + 1]))
        at = next_ + 2


def _directive(d, sign):
    hour, minute = getattr(d, "hour", 0), getattr(d, "minute", 0)
    second, micro = getattr(d, "second", 0), getattr(d, "microsecond", 0)
    if sign in "HIMSfpXzZ":
        return {"H": f"{hour:02d}", "I": f"{(hour + 11) % 12 + 1:02d}",
                "M": f"{minute:02d}", "S": f"{second:02d}",
                "f": f"{micro:06d}", "p": "AM" if hour < 12 else "PM",
                "X": f"{hour:02d}:{minute:02d}:{second:02d}",
                "z": _zone_text(d), "Z": _zone_name(d)}[sign]
    if sign in "RT":
        return f"{hour:02d}:{minute:02d}" + (
            f":{second:02d}" if sign == "T" else "")
    if sign == "%":
        return "%"
    if not isinstance(d, date):
        d = date(1900, 1, 1)
    n = d.weekday()
    day = d.toordinal() - _ordinal(d.year, 1, 1) + 1
    simple = {"Y": f"{d.year}", "y": f"{d.year % 100:02d}",
              "m": f"{d.month:02d}", "d": f"{d.day:02d}",
              "e": f"{d.day:2d}", "j": f"{day:03d}",
              "a": _WEEK[n][:3], "A": _WEEK[n], "w": f"{(n + 1) % 7}",
              "u": f"{n + 1}", "b": _MONTHS[d.month][:3],
              "h": _MONTHS[d.month][:3], "B": _MONTHS[d.month],
              "U": f"{(day + 6 - (n + 1) % 7) // 7:02d}",
              "W": f"{(day + 6 - n) // 7:02d}", "n": "\n", "t": "\t",
              "x": f"{d.month:02d}/{d.day:02d}/{d.year % 100:02d}",
              "D": f"{d.month:02d}/{d.day:02d}/{d.year % 100:02d}",
              "F": f"{d.year}-{d.month:02d}-{d.day:02d}",
              "C": f"{d.year // 100:02d}"}
    if sign in simple:
        return simple[sign]
    if sign in "GV":
        year, week, _ = d.isocalendar()
        return f"{year}" if sign == "G" else f"{week:02d}"
    if sign == "c":
        return (f"{_WEEK[n][:3]} {_MONTHS[d.month][:3]} {d.day:2d} "
                f"{hour:02d}:{minute:02d}:{second:02d} {d.year}")
    return "%" + sign


def _zone_text(d):
    rule = getattr(d, "utcoffset", None)
    return "" if rule is None else _offset_text(rule(), "")


def _zone_name(d):
    rule = getattr(d, "tzname", None)
    return "" if rule is None else rule() or ""


_FIELDS = {"Y": ("year", 4, 0, 9999), "m": ("month", 2, 1, 12),
           "d": ("day", 2, 1, 31), "H": ("hour", 2, 0, 23),
           "I": ("hour12", 2, 1, 12), "M": ("minute", 2, 0, 59),
           "S": ("second", 2, 0, 61), "j": ("yearday", 3, 1, 366),
           "y": ("short", 2, 0, 99), "w": ("weekday", 1, 0, 6)}


class _Reader:
    """Reads a text after the directives of strptime."""

    def __init__(self, text, form):
        self.text, self.form, self.at = text, form, 0
        self.found = {}

    def fail(self):
        raise ValueError(f"time data {self.text!r} does not match format "
                         f"{self.form!r}")

    def run(self, form):
        i = 0
        while i < len(form):
            if form[i] == "%" and i + 1 < len(form):
                self.directive(form[i + 1])
                i += 2
                continue
            if form[i].isspace():
                if not self.text[self.at:self.at + 1].isspace():
                    self.fail()
                while self.text[self.at:self.at + 1].isspace():
                    self.at += 1
            elif self.text[self.at:self.at + 1].lower() == form[i].lower():
                self.at += 1
            else:
                self.fail()
            i += 1

    def directive(self, sign):
        if sign in _FIELDS:
            name, width, low, high = _FIELDS[sign]
            self.found[name] = self.number(width, low, high, sign == "Y")
        elif sign in "bBhaA":
            names = _WEEK if sign in "aA" else _MONTHS[1:]
            short = sign not in "AB"
            at = self.word([n[:3] if short else n for n in names])
            self.found["weekday" if sign in "aA" else "month"] = (
                (at + 1) % 7 if sign in "aA" else at + 1)
        elif sign == "p":
            self.found["half"] = self.word(["am", "pm"])
        elif sign == "f":
            start = self.at
            self.number(6, 0, 999999, False)
            self.found["micro"] = int(
                (self.text[start:self.at] + "00000")[:6])
        elif sign == "z":
            self.zone()
        elif sign == "Z":
            self.found["name"] = self.word(["utc", "gmt"])
        elif sign == "%":
            if self.text[self.at:self.at + 1] != "%":
                self.fail()
            self.at += 1
        else:
            whole = {"T": "%H:%M:%S", "D": "%m/%d/%y", "X": "%H:%M:%S",
                     "x": "%m/%d/%y", "R": "%H:%M",
                     "c": "%a %b %d %H:%M:%S %Y"}.get(sign)
            if whole is None or sign in "TDR":
                raise ValueError(f"{sign!r} is a bad directive in format "
                                 f"{self.form!r}")
            self.run(whole)

    def number(self, width, low, high, exact):
        """As many digits as give a number within the limits."""
        end = self.at
        while end < len(self.text) and end - self.at < width and (
                self.text[end].isdigit()):
            end += 1
        while end > self.at and not exact and not (
                low <= int(self.text[self.at:end]) <= high):
            end -= 1
        if end == self.at or exact and end - self.at < width:
            self.fail()
        number = int(self.text[self.at:end])
        self.at = end
        return number

    def word(self, words):
        rest = self.text[self.at:].lower()
        for i, word in enumerate(words):
            if rest.startswith(word.lower()):
                self.at += len(word)
                return i
        self.fail()

    def zone(self):
        if self.text[self.at:self.at + 1] in ("Z", "z"):
            self.at += 1
            self.found["zone"] = timezone.utc
            return
        end = self.at + 1
        while self.text[end:end + 1] and self.text[end] in "0123456789:.":
            end += 1
        sign = self.text[self.at:self.at + 1]
        if sign not in ("+", "-") or end - self.at < 5:
            self.fail()
        hour, minute, second, micro = _read_clock(self.text[self.at + 1:end])
        offset = timedelta(hours=hour, minutes=minute, seconds=second,
                           microseconds=micro)
        self.found["zone"] = timezone(-offset if sign == "-" else offset) if (
            offset) else timezone.utc
        self.at = end


def _parse(cls, text, form):
    if not isinstance(text, str):
        raise TypeError("strptime() argument 1 must be str, not "
                        f"{type(text).__name__}")
    reader = _Reader(text, form)
    if form.endswith("%") and not form.endswith("%%"):
        raise ValueError(f"stray % in format '{form}'")
    reader.run(form)
    if reader.at < len(text):
        raise ValueError(f"unconverted data remains: {text[reader.at:]}")
    found = reader.found
    year = found.get("year")
    if year is None:
        short = found.get("short")
        year = 1900 if short is None else short + (
            1900 if short > 68 else 2000)
    month, day = found.get("month", 1), found.get("day", 1)
    if "yearday" in found and "month" not in found:
        _, month, day = _from_ordinal(_ordinal(year, 1, found["yearday"]))
    hour = found.get("hour", 0)
    if "hour12" in found:
        hour = found["hour12"] % 12 + 12 * found.get("half", 0)
    return cls(year, month, day, hour, found.get("minute", 0),
               found.get("second", 0), found.get("micro", 0),
               found.get("zone"))
