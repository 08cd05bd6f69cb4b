# SPDX-License-Identifier: MIT
while True:
    d = {}
    for i in range(700):
        d[i] = i
    e = dict(d)
    s = set(d)
    e.update(d)
    t = s & set(range(300)) | s
    for i in range(700):
        del d[i]
    d.clear()
    d = e = s = t = None
