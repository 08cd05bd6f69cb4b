# What the types of viper do not allow is found when the function is compiled.
programs = """
a = 1; a = 'x'
return x; x = 1
return 'a' + n
return n ** 2
return n / 2
p[0] = None
return n[0]
return p['a']
n[0] = 1
yield 1
raise n
return None
return p
u = uint(n); return int(u < n)
u = uint(n); u //= u
"""
for body in programs.strip().split("\n"):
    source = "@micropython.viper\ndef f(n: int, p: ptr8) -> int:\n    "
    try:
        exec(source + body.replace("; ", "\n    "))
        print("compiled", body)
    except Exception as e:
        print(type(e).__name__, e)
for head in ("a: what", "a: 1", "a: int) -> (what"):
    try:
        exec("@micropython.viper\ndef f(" + head + "): pass")
    except Exception as e:
        print(type(e).__name__, e.args[0])
print(issubclass(ViperTypeError, TypeError))
