# SPDX-License-Identifier: MIT
words = ["word%d" % i for i in range(150)]
while True:
    joined = " ".join(words)
    parts = joined.split(" ")
    parts = joined.split()
    other = joined.replace("word", "w")
    n = joined.find("word149") + joined.count("d3") + joined.rfind("zz")
    line = "%s|%r|%d" % (joined, joined, n)
    line = "{:>1500}{!r:<10}".format(joined, words[:50])
    line = f"{joined}{line!r}"
    up = line.upper().lower().title().strip("|").encode().decode()
    same = up == line or "zz" in line or up < line
    h = hash(line + joined)
    t = repr(words)
