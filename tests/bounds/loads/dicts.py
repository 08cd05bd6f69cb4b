# SPDX-License-Identifier: MIT
while True:
    d = {}
    for i in range(1500):
        d[i] = i
    e = dict(d)
    s = set(d)
    e.update(d)
    t = s & set(range(700)) | s
    for i in range(1500):
        del d[i]
    d.clear()
    d = e = s = t = None
