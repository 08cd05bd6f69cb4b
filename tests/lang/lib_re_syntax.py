# SPDX-License-Identifier: MIT
# re: each element of the syntax, on texts that it takes and that it does not.
import re

CASES = [
    (r".", "a\n"), (r"(?s).", "\n"), (r"[abc]+", "xcab"), (r"[^abc]+", "abxyc"),
    (r"[a-c-]+", "a-d"), (r"[]a]+", "a]"), (r"[^]a]+", "a]b"), (r"[a\]]+", "a]"),
    (r"[\d.]+", "v1.25"), (r"[^\s]+", " ab "), (r"[\w-]+", "a-b c"),
    (r"[+--]+", "+,-."), (r"[\n\t]+", "a\n\t"), (r"[\x41-\x43]+", "ABCD"),
    (r"[\b]", "\b"), (r"[\u00e9]", "é"), (r"\x41\u00e9\101\0", "Aé\x41\0"),
    (r"\d+\D+\w+\W+\s+\S+", "12ab_ !  x"), (r"a*", "aaa"), (r"a+", "baa"),
    (r"a?b", "ab"), (r"a{2}", "aaa"), (r"a{2,}", "aaaa"), (r"a{,2}", "aaa"),
    (r"a{1,2}", "aaa"), (r"a{0}b", "ab"), (r"a{", "a{"), (r"a{1", "a{1"),
    (r"a{,}", "aa"), (r"a{x}", "a{x}"), (r"x{}", "x{}"), (r"a*?b", "aab"),
    (r"a+?", "aaa"), (r"a??b", "ab"), (r"a{1,3}?", "aaa"), (r"<.*>", "<a><b>"),
    (r"<.*?>", "<a><b>"), (r"a*+a", "aaa"), (r"a++b", "aab"), (r"a?+a", "a"),
    (r"a{1,2}+a", "aaa"), (r"(?>a*)a", "aaa"), (r"(?>a|ab)c", "abc"),
    (r"(?:ab)++b", "ababb"), (r"(?:ab|a)*+b", "aab"), (r"a|b|", "c"),
    (r"ab|a", "ab"), (r"a|ab", "ab"), (r"(?:a|ab)c", "abc"), (r"|a", "a"),
    (r"(a|b)*c", "ababc"), (r"(?:a+|b)*d", "aabbad"), (r"(a*)*", "aa"),
    (r"(a*)+", "b"), (r"(?:a?){3}", "aa"), (r"(?:(a)|b){2,3}", "abab"),
    (r"(?:a|b){2,3}?c", "abac"), (r"(?:ab?){2}", "aab"), (r"((a)b){2}", "abab"),
    (r"a(?=b)", "acab"), (r"a(?!b)", "abac"), (r"(?<=a)b", "bab"),
    (r"(?<!a)b", "abb"), (r"(?<=ab|cd)e", "cde"), (r"(?<=a(?=b))b", "ab"),
    (r"(?<!^)a", "aa"), (r"(?=.*b)a", "aab"), (r"(?!)", "a"), (r"(?=)", "a"),
    (r"(?<=(?<!a)b)c", "abcbc"), (r"(?=(a+))\1b", "aab"), (r"(a)\1", "aa"),
    (r"(a)(?<=\1)b", "ab"), (r"(?P<n>a)(?P=n)", "aa"), (r"(?i)ABC", "abc"),
    (r"(?i:a)B", "AB"), (r"(?i:a)B", "Ab"), (r"(?i)a(?-i:b)", "AB"),
    (r"(?i)[a-c]+", "ABCD"), (r"(?i)[^a]", "Ab"), (r"(?i)(a)\1", "aA"),
    (r"(?m)^b$", "a\nb\nc"), (r"(?m:^)b", "a\nb"), (r"(?s:.)a", "\na"),
    (r"(?s-i:.)A", "\na"), (r"(?x) a b # c" "\n c", "abc"),
    (r"(?x) a\ b [ ] c", "a b c"), (r"(?x:a b)c d", "abc d"),
    (r"(?x) a (?# no ) * b", "aab"), (r"a(?#comment)*", "aaa"),
    (r"(a)?(?(1)b|c)", "ac"), (r"(a)?(?(1)b)c", "c"), (r"(?(1)a|b)(c)", "bc"),
    (r"\bfoo\b", "a foo."), (r"\Boo\b", "foo"), (r"\b", ""), (r"\B", ""),
    (r"\Aa\Z", "a\n"), (r"a$", "a\n"), (r"^$", ""), (r"^a|b$", "cb"),
    (r"$a", "a"), (r"a^", "a"), (r"()", ""), (r"(?:)", "a"), (r"(?:)*", "a"),
    (r"(|a)+", "aa"), (r"(?:|a)+?b", "aab"), (r"(?:a{0,2}){2}b", "aaab"),
    (r"(?:(?:a)b?)+", "aba"), (r"[^,]*,(\d+),.*", "x,12,y"),
    (r"(\w+)\s*=\s*(?:\"([^\"]*)\"|(\S+))", 'key = "a b"'),
    (r"(\w+)\s*=\s*(?:\"([^\"]*)\"|(\S+))", "key=v1"),
    (r"\$GP(\w{3}),([^*]*)\*([0-9A-F]{2})", "$GPGGA,1,2,,*4F"),
    (r"^([+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)$", "-12.5e+3"),
    (r"^[\w.+-]+@[\w-]+\.[\w.-]+$", "first.last@host.example.org"),
    (r"(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}",
     "at 192.168.255.1:80"),
]
for pattern, text in CASES:
    line = []
    for call in (re.match, re.search, re.fullmatch):
        m = call(pattern, text)
        line.append(m and (m.span(), m.groups()))
    print(pattern, line, re.findall(pattern, text))
