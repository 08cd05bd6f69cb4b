import string
import bisect

print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits)
print(repr(string.punctuation), repr(string.whitespace), len(string.printable))
print(string.capwords("hello  wide world"), string.capwords("a-b", "-"))
t = string.Template("$who owes ${amount}x $$5 $")
print(t.safe_substitute(who="I"), string.Template("$a-$b").substitute(
    {"a": 1}, b=2))
for text in ("a $", "x\n $1"):
    try:
        string.Template(text).substitute()
    except ValueError as error:
        print(error)
try:
    string.Template("$gone").substitute()
except KeyError as error:
    print(error)

a = [1, 2, 2, 3]
print(bisect.bisect(a, 2), bisect.bisect_left(a, 2), bisect.bisect(a, 0))
bisect.insort(a, 2.5)
print(a, bisect.bisect_left(["a", "bb", "ccc"], 2, key=len))

