# A tokenizer and a recursive descent calculator.
def tokens(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."):
                j += 1
            word = text[i:j]
            yield "num", float(word) if "." in word else int(word)
            i = j
        elif c in "+-*/()^":
            yield c, None
            i += 1
        else:
            raise SyntaxError("bad character %r at %d" % (c, i))
    yield "end", None


class Parser:
    def __init__(self, text):
        self.toks = tokens(text)
        self.advance()

    def advance(self):
        self.kind, self.value = next(self.toks)

    def take(self, kind):
        if self.kind == kind:
            self.advance()
            return True
        return False

    def expr(self):
        v = self.term()
        while True:
            if self.take("+"):
                v += self.term()
            elif self.take("-"):
                v -= self.term()
            else:
                return v

    def term(self):
        v = self.factor()
        while self.kind in ("*", "/"):
            if self.take("*"):
                v *= self.factor()
            else:
                self.advance()
                v /= self.factor()
        return v

    def factor(self):
        if self.take("-"):
            return -self.factor()
        v = self.atom()
        return v ** self.factor() if self.take("^") else v

    def atom(self):
        if self.take("("):
            v = self.expr()
            if not self.take(")"):
                raise SyntaxError("expected )")
            return v
        if self.kind != "num":
            raise SyntaxError("unexpected " + self.kind)
        v = self.value
        self.advance()
        return v


for s in ("1 + 2 * 3", "(1+2)*3", "2^3^2", "-2^2", "10/4 - .5", "1/0", "(1",
          "2 $ 3", "", "1.5*(2+-3)"):
    try:
        print(s, "=", Parser(s).expr())
    except (SyntaxError, ZeroDivisionError) as e:
        print(s, "!", e)
