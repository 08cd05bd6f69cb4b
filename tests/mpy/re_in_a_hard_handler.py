# SPDX-License-Identifier: MIT
# re in a hard handler, while a task matches and collects.
import rt, re, time
p = re.compile(rb"(\w+)=(\d+)")
seen = []
text = re.compile("a*b")
@rt.every(us=500, hard=True, reserve=4096)
def h():
    m = p.search(b"x=1 speed=42")
    if len(seen) < 3:
        seen.append(m.span(2))
n = 0
for i in range(200):
    n += len(re.findall(r"(\w)(\w)*", "abc def ghi"))
    assert text.match("a" * 50 + "b")
time.sleep_ms(5)
print(seen, n, rt.errors())
