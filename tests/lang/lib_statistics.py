import statistics as st


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for data in ([1, 2, 3, 4], [1, 2, 3], [1.5, 2.25, 10], [5], [3, 1, 2, 2], [0.1] * 10, [1e16, 1, -1e16], [-1, 0, 7.5, 2], range(10), [True, 2]):
    print(st.mean(data), st.fmean(data), st.median(data), st.median_low(data), st.median_high(data), st.mode(data), st.multimode(data),
          st.pvariance(data), st.pstdev(data), st.median_grouped(data))
    if len(data) > 1:
        print(st.variance(data), st.stdev(data), st.quantiles(data), st.quantiles(data, n=10, method="inclusive"))
print(st.harmonic_mean([40, 60]), st.harmonic_mean([10]), st.geometric_mean([54, 24, 36]), st.mode("aabbb"), st.fmean([1, 2], weights=[3, 1]), st.variance([1, 2, 3], 2))
print(st.covariance([1, 2, 3], [1, 5, 7]), st.correlation([1, 2, 3], [3, 2, 1]), st.linear_regression([1, 2, 3], [2, 4, 6.5]))
n = st.NormalDist(100, 15)
print(n, n.pdf(100), n.cdf(115), n.zscore(130), n + 5, n * 2, n.mean, n.variance, st.NormalDist.from_samples([1, 2, 3, 4]))
for f in (st.mean, st.median, st.mode, st.stdev, st.variance, st.pstdev, st.fmean, st.harmonic_mean, st.quantiles):
    attempt(lambda: f([]))
