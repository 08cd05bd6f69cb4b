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
