# SPDX-License-Identifier: MIT
# An encoding that nobody knows is a LookupError.

for f in lambda: "a".encode("no-such"), lambda: b"a".decode("no-such"):
    try:
        f()
    except LookupError as e:
        print(type(e).__name__, e)
