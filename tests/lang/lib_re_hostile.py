# SPDX-License-Identifier: MIT
# re: patterns and texts that are made to use up time, memory or stack.
import re


def outcome(call):
    try:
        return call()
    except RecursionError:
        return "RecursionError"
    except re.error as e:
        return str(e)


def found(pattern, text):
    m = re.search(pattern, text)
    return m and m.span()


print(outcome(lambda: found("(" * 5000, "")))
print(outcome(lambda: found("(?:" * 5000 + "a" + ")" * 5000, "a")))
print(outcome(lambda: found("a{1,65535}{1,65535}", "a")))
print(found("(?:)*", "a"), found("(?:)*b", "aab"), found("(?:(?:)*)*c", "abc"))
print(found("(?:a?)*?b", "aab"), found("(|a|)*b", "aab"), found("(?:a*)*b", "aaac"))
print(found("(a*)*b", "a" * 12), found("(a|aa)+$", "a" * 14 + "b"))
print(found("(?:a|a?)+b", "a" * 10), found("(x+x+)+y", "x" * 12))
print(found("(a?){20}a{20}", "a" * 20), found("(?:a?){12}a{12}", "a" * 12))
print(found("(?:ab)*c", "ab" * 3000 + "c"), found("(?:a|b)*c", "ab" * 3000 + "c"))
print(found("(?:a|b)*?c", "ab" * 3000 + "c"), found("(?:(a)|b)*+c", "ab" * 3000 + "c"))
print(found(".*.*.*=", "a" * 40), found("(?s).*?b", "a" * 5000 + "b"))
print(found("a" * 2000, "a" * 2001), found("|".join("x%d" % i for i in range(300)),
                                           "...x299"))
print(found("(?=" * 60 + "a" + ")" * 60, "ba"), found("(?!" * 61 + "a" + ")" * 61, "ba"))
print(found("()" * 300 + r"\99a", "a"), found("(a)" * 120, "a" * 120))
print(len(re.findall("a??", "a" * 2000)), len(re.sub("", "-", "a" * 2000)))
print(found("[" + "".join(chr(i) for i in range(0x100, 0x400, 2)) + "]+", "\u0100" * 50))
