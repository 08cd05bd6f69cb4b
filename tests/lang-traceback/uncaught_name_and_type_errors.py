# The last line holds the class and the text of the error.
def compute(a):
    total = 0
    for x in a:
        total += x
    return total


print(compute([1, 2]))
print(compute([1, None]))
