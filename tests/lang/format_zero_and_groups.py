# The zero before a width beside an alignment, separators and the types that
# take them, `z`, characters of numbers.
def show(value, *specs):
    for spec in specs:
        try:
            print(repr(spec), repr(format(value, spec)))
        except (ValueError, OverflowError) as error:
            print(repr(spec), type(error).__name__, error)


for number in 5, -5, 1.5, -1.5, "ab", True:
    show(number, "^08", "<08", ">08", "=08", "08", "x<08", "=8")
show(12345, ",n", "_n", ",s", ",c", "_c", ",x", ",b", ",_", "_,", ",,", "5,5")
show(1234567, ",", "_", ",d", "012,", "012_", "_>12,", "^012,")
show(1234567.5, ",n", "_.2f", ",.1%", ",", "015,", "015_.3f")
show(0xABCDEF, "_x", "#_x", "_X", "_b", "#_o", "#014_x")
show("text", ",", "_", ",s", " ", "+", "#", "z", "=10")
show(65, "c", "5c", "<5c", "^5c", "=5c", "05c", "+c", "#c", "#5c", ".2c")
show(-0.0, "z", "z.1f", "+z.1f", "z.0%", "ze", "z,", "zg", " z", "-z.2f")
show(-0.04, "z.1f", "z.2f", "z.0e", "z.0%", "z#.0f")
show(0.04, "+z.1f", "z.1f")
show(float("-inf"), "z", "zf", "08", "^010")
show(-7, "z", "zd", "zx", "zf", "zc")
