# OSError with a filename: an attribute, not among the arguments.
def show(e):
    print(e.args, e.errno, e.strerror, e.filename, e, repr(e))


show(OSError(77, "gone", "name"))
show(OSError(77, "gone", None))
show(OSError(77, "gone"))
show(OSError())


class Own(OSError):
    def __init__(self, number, text, name):
        super().__init__(number, text, name)
        self.more = name * 2


show(Own(7, "text", "n"))
e = Own(7, "text", "n")
e.filename = "other"
print(e, e.more, e.args)
try:
    open("/none/x")
except OSError as e:
    print(e.args, e.errno, e.filename, e)


class Plain(OSError):
    pass


show(Plain(1, "a", "f"))
show(Plain(1, 2, 3, 4, 5, 6))
