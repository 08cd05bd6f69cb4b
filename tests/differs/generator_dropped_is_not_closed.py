# A generator that is dropped early does not run its finally at that point.
#
# Cause: the collector frees it later, in steps; nothing counts references.
# Workaround: close() it, or use `with`; both run the block at once.


def lines(name):
    try:
        yield name + " 1"
        yield name + " 2"
    finally:
        print("closed", name)


for line in lines("dropped"):
    print(line)
    break
print("after the loop")
g = lines("explicit")
print(next(g))
g.close()
print("end")
# CPython:
# dropped 1
# closed dropped
# after the loop
# explicit 1
# closed explicit
# end
