# compile() gives a code object that eval and exec run, many times over.
code = compile("6 * 7", "<s>", "eval")
print(eval(code))
exec(compile("print('compiled')", "f.py", "exec"))
square = compile("n * n", "<square>", "eval")
print([eval(square, {"n": i}) for i in range(5)])
step = compile("total += k\nk += 1", "<step>", "exec")
env = {"total": 0, "k": 1}
for i in range(10):
    exec(step, env)
print(env["total"], env["k"])
for source, mode in (("x = 1", "eval"), ("1 +", "exec"), ("1", "nonsense")):
    try:
        compile(source, "<bad>", mode)
        print("no error")
    except (SyntaxError, ValueError) as e:
        print(type(e).__name__)
