# SPDX-License-Identifier: MIT
# ure, the old name of re.
import ure
r = ure.compile("([a-z]+)(\\d+)")
m = r.match("abc123")
print(m.group(0), m.group(1), m.group(2), m.start(), m.end(2), m.span(1), m.groups())
print(ure.sub("a", lambda m: "b", "banana"), ure.search("n+", "banana").group(0), r.split("x1y2"), ure.match("z", "a"))
