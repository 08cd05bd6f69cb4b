# Format specifications, nested fields and the `=` form.
x, n, s, w, p = 3.14159, 42, "text", 10, 3
print(f"{x:.2f} {x:8.3f}| {x:<8.1f}| {x:^9.2f}| {x:+.1f} {x:e} {x:.3g} {x:%}")
print(f"{n:d} {n:5}| {n:<5}| {n:^5}| {n:05} {n:+} {n: }",
      f"{n:x} {n:X} {n:o} {n:b} {n:#b} {n:c}")
print(f"{s:10}|{s:>10}|{s:^10}|{s:*^10}|{s:.2}|{s:-<8.3}|")
print(f"{x:{w}.{p}f}|{s:{'>'}{w}}|{n:{w}}|{n:0{w}d}")
print(f"{n=} {x=:.1f} {s=} {s=!s} {n = } {n+1=}")
print(f"{1000000:,} {1234567.891:,.2f} {1000000:_}")
print(f"{-5:05} {-5:=+6} {5:>+4} {0:.1f} {-0.0:.0f}")
print(f"{True:d} {True} {True!s:>6} {None!s:>6}|")
print(f"{1e10} {1e16} {1e-5} {1e100} {1.0} {123456789.123}")
print(f"{10 ** 20:e} {255:#06x} {255:#o} {10 ** 30:,}")
print(f"{'a' if n else 'b':>3} {s[0]:>{p}} {s!r:>{w}}")
for bad in (lambda: f"{s:d}", lambda: f"{x:d}", lambda: f"{n:s}",
            lambda: f"{n:.2d}"):
    try:
        print(bad())
    except ValueError as e:
        print("ValueError")
for v in (0.5, 1.5, 2.5, -0.5):
    print(f"{v:.0f}", end=" ")
print()
