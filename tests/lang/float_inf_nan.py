# Infinities and not-a-number through arithmetic, comparison and containers.
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, inf + 1, inf - inf, inf * 0, inf / inf, 1 / inf, -1 / inf,
      inf * -1, inf ** 0)
print(nan == nan, nan != nan, nan < 1, nan > 1, nan <= nan, 1 < nan, not nan,
      bool(nan))
print(inf == inf, inf > 1e308, -inf < inf, inf == float("infinity"),
      inf > 10 ** 400, -inf < -(10 ** 400))
print(max(1, inf), min(-inf, 5), sorted([inf, 1, -inf, 0]), abs(-inf), inf // 1,
      5 % inf, -5 % inf)
print([nan][0] in [nan], [nan] == [nan],
      len({nan: 1, inf: 2}))
print("%f %f %f" % (inf, -inf, nan), "{:5.1f}|{:<6}|{:+}".format(inf, nan, inf),
      f"{-inf:e} {nan:g} {inf:08.1f}")
print(str(inf), repr(nan), 0 * inf, nan + 1, nan ** 0, 1 ** nan,
      max(nan, 1) is nan)
for bad in (lambda: int(inf), lambda: int(nan), lambda: round(inf),
            lambda: round(nan)):
    try:
        bad()
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
print(1e308 * 10 == inf, -1e308 * 10 == -inf, round(inf, 2),
      hash(inf) == hash(float("inf")))
