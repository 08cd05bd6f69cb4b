# SPDX-License-Identifier: MIT
while True:
    d = {}
    for i in range(1000):
        d[i] = i
    e = dict(d)
    s = set(d)
    e.update(d)
    t = s & set(range(500)) | s
    for i in range(1000):
        del d[i]
    d.clear()
    d = e = s = t = None
