import io
import logging
import os
import sys


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


out = io.StringIO()


def said():
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text


logging.basicConfig(stream=out, level=logging.INFO)
logging.debug("hidden")
logging.info("shown %s", 1)
logging.warning("two %d %s", 2, "x")
logging.error("dict %(a)s", {"a": 5})
logging.log(35, "between")
print(said())
log = logging.getLogger("robot.arm")
parent = logging.getLogger("robot")
print(log, parent, log.parent is parent, parent.parent is logging.getLogger(), logging.getLogger("robot.arm") is log, log.getChild("hand").name)
log.setLevel(logging.DEBUG)
log.debug("from the arm")
parent.debug("hidden")
parent.critical("critical")
print(said(), log.isEnabledFor(10), parent.isEnabledFor(10), parent.getEffectiveLevel(), log.level)
handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter("%(name)-10s|%(levelname)8s|%(message)s|%(lineno)d|%(funcName)s|%(filename)s|%(module)s"))
parent.addHandler(handler)
parent.propagate = False
log.info("formatted")


def work():
    log.warning("in a function")


work()
print(said())
handler.setFormatter(logging.Formatter("{levelname[0]}:{message}", style="{"))
log.info("braces")
handler.setFormatter(logging.Formatter("$levelname $message", style="$"))
log.info("dollars")
handler.setLevel("ERROR")
log.warning("below the handler")
log.error("above")
handler.setLevel(0)
print(said())
try:
    1 / 0
except ZeroDivisionError as error:
    handler.setFormatter(logging.Formatter())
    log.exception("failed")
    log.error("again", exc_info=True)
    log.error("given", exc_info=error)
    text = said().split("\n")
    print(text[0], text[1], text[-2], len(text), [line for line in text if "File" not in line and "1 / 0" not in line])


class Only(logging.Filter):
    def filter(self, record):
        return "yes" in record.getMessage()


handler.addFilter(Only())
log.info("yes please")
log.info("no")
handler.filters.clear()
log.addFilter(lambda record: record.levelno > 25)
log.info("filtered")
log.warning("kept")
log.filters.clear()
print(said())
logging.disable(logging.WARNING)
log.warning("disabled")
log.error("not disabled")
logging.disable(logging.NOTSET)
print(said())
logging.addLevelName(25, "NOTICE")
log.log(25, "notice")
handler.setFormatter(logging.Formatter("%(levelname)s %(user)s %(message)s"))
log.log(25, "with extra", extra={"user": "bob"})
logging.LoggerAdapter(log, {"user": "ann"}).warning("adapted %d", 3)
print(said(), logging.getLevelName(25), logging.getLevelName("ERROR"), logging.getLevelName(33))
attempt(lambda: log.info("x", extra={"message": 1}))
attempt(lambda: log.setLevel("NOPE"))
attempt(lambda: log.setLevel(None))
attempt(lambda: logging.getLogger(3))
attempt(lambda: logging.Formatter("x", style="?"))
handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
log.info("time")
text = said()
print(len(text.split(",")[0]), text[-9:-6].isdigit(), text[-5:])
handler.setFormatter(logging.Formatter("%(asctime)s", datefmt="%Y"))
log.info("year")
print(len(said()))
name = "lib_logging_scratch.log"
folder = os.getenv("TMPDIR") or "/tmp"
path = folder + "/" + name
file = logging.FileHandler(path, "w")
file.setFormatter(logging.Formatter("%(message)s"))
log.addHandler(file)
log.propagate = False
log.info("to the file")
log.removeHandler(file)
file.close()
print(open(path).read())
os.remove(path)
print(handler, logging.NullHandler(), logging.makeLogRecord({"msg": "made %s", "args": (1,)}).getMessage())


class List(logging.Handler):
    def __init__(self):
        super().__init__()
        self.records = []

    def emit(self, record):
        self.records.append((record.levelname, record.getMessage(), record.args))


keep = List()
log.addHandler(keep)
log.info("kept %s", "this")
print(keep.records, log.hasHandlers(), logging.getLogger("lonely").hasHandlers(), logging.root.handlers != [])
logging.basicConfig(stream=out, force=True, format="%(message)s!")
logging.warning("forced")
print(said())
