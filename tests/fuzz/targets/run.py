# SPDX-License-Identifier: MIT
"""Programs, run in a namespace of their own: whatever they do, the runtime is
whole afterwards. PROGRAMS: they may go on for ever."""

PROGRAMS = True


def fuzz(data):
    try:
        code = compile(data, "f", "exec")
    except (SyntaxError, ValueError, OverflowError):
        return
    verify(code)
    try:
        exec(code, {"__name__": "f"})
    except BaseException as error:
        try:
            repr(error), str(error)
        except BaseException:
            pass


for sample in (b"print(1)", b"class A:\n def f(s): return 1\nA().f()"):
    fuzz(sample)
