# SPDX-License-Identifier: MIT
import gc

live = []
gc.collect()
while gc.mem_alloc() < 94 * 1024:
    live.append([len(live), str(len(live)), {1: 2}])
n = 0
while True:
    live[n % len(live)] = [n, str(n), {1: 2}]
    n += 1
