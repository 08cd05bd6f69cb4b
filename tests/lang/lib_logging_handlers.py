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
log = logging.getLogger("robot.arm")
parent = logging.getLogger("robot")
log.setLevel(logging.DEBUG)
handler = logging.StreamHandler(out)
parent.addHandler(handler)
parent.propagate = False


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
