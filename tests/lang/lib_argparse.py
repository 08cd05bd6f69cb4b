import argparse
import sys

sys.stderr = sys.stdout


def attempt(parser, *words):
    try:
        print(parser.parse_args(list(words)))
    except SystemExit as end:
        print("exit", end.code)


p = argparse.ArgumentParser(prog="drive", description="Drives a robot around the room, as far as it goes and then some more of that.", epilog="That is all.")
p.add_argument("target", help="where to go")
p.add_argument("speed", type=float, nargs="?", default=1.0, help="how fast (default: %(default)s)")
p.add_argument("-v", "--verbose", action="store_true", help="say more")
p.add_argument("-n", "--count", type=int, default=3, metavar="N", help="how often; a longer text that has to go over more than a single line of the help")
p.add_argument("--mode", choices=["fast", "slow"], default="slow")
p.add_argument("-q", action="count", default=0)
p.add_argument("--tag", action="append")
p.add_argument("--no-stop", dest="stop", action="store_false")
p.add_argument("--pair", nargs=2, type=int)
p.add_argument("--version", action="version", version="%(prog)s 1.0")
p.print_help()
for words in (["a"], ["a", "2.5"], ["a", "-v"], ["-v", "a", "3"], ["a", "-n", "5"], ["a", "-n5"], ["a", "--count=7"], ["a", "--mode", "fast"],
              ["a", "-qqq"], ["a", "--tag", "x", "--tag", "y"], ["a", "--no-stop"], ["a", "--pair", "1", "2"], ["a", "-vqn2"], ["a", "--verb"],
              ["--", "-a"], ["a", "-1.5"],
              [], ["a", "b"], ["a", "-n", "x"], ["a", "--mode", "other"], ["a", "--pair", "1"], ["a", "--nope"], ["a", "1", "2"], ["a", "-n"],
              ["-h"], ["--version"], ["a", "--verbose=3"], ["a", "--ver"]):
    attempt(p, *words)

q = argparse.ArgumentParser(prog="q")
q.add_argument("files", nargs="+")
q.add_argument("last")
q.add_argument("--opt", nargs="?", const="c", default="d")
q.add_argument("--many", nargs="*", type=int)
for words in (["a", "b"], ["a", "b", "c"], ["a"], ["a", "b", "--opt"], ["a", "b", "--opt", "x"], ["--many", "1", "2", "--opt", "x", "a", "b"], ["a", "b", "--many"]):
    attempt(q, *words)
g = argparse.ArgumentParser(prog="g")
m = g.add_mutually_exclusive_group(required=True)
m.add_argument("--left", action="store_true")
m.add_argument("--right", action="store_const", const=5)
g.add_argument("--name", required=True)
for words in (["--left", "--name", "x"], ["--right", "--name", "x"], ["--left", "--right", "--name", "x"], ["--name", "x"], ["--left"]):
    attempt(g, *words)
s = argparse.ArgumentParser(prog="s")
s.add_argument("--top", action="store_true")
sub = s.add_subparsers(dest="command", help="what to do")
go = sub.add_parser("go", help="go there")
go.add_argument("where")
go.add_argument("--fast", action="store_true")
go.set_defaults(func=len)
stop = sub.add_parser("stop", help="stop now")
for words in (["go", "home"], ["--top", "go", "home", "--fast"], ["stop"], [], ["fly"], ["go"], ["-h"], ["go", "-h"]):
    attempt(s, *words)
known = argparse.ArgumentParser(prog="k")
known.add_argument("-a", type=int)
print(known.parse_known_args(["-a", "1", "--other", "x"]), argparse.Namespace(a=1) == argparse.Namespace(a=1), "a" in argparse.Namespace(a=1))
t = argparse.ArgumentParser(prog="t", add_help=False)
t.add_argument("--type", type=lambda text: text.upper(), default="low")
t.add_argument("--flag", action=argparse.BooleanOptionalAction)
grp = t.add_argument_group("special", "of a kind")
grp.add_argument("--in-group", help="within")
attempt(t, "--type", "x", "--no-flag")
attempt(t, "--in-group", "y")
t.print_help()
t.print_usage()
