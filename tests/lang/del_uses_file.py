# A file that dies with its owner is still the owner's, or nobody's: what the
# owner's finalizer writes never goes into another file.
import gc
import os

FOLDER = os.getenv("TMPDIR", "/tmp") + "/del_test_" + os.urandom(6).hex()
LOG, OTHER = FOLDER + "/log.txt", FOLDER + "/other.txt"
os.mkdir(FOLDER)
with open(OTHER, "w") as f:
    f.write("other")


class Log:
    def __init__(self):
        self.file = open(LOG, "w")

    def __del__(self):
        with open(OTHER, "w") as other:
            try:
                self.file.write("log")
            except (OSError, ValueError):
                pass
            other.write("other")


def drop():
    for _ in range(5):
        Log()


for _ in range(3):
    drop()
    gc.collect()
    with open(OTHER) as f:
        print(f.read())
with open(LOG) as f:
    print(f.read() in ("", "log"))
os.remove(LOG)
os.remove(OTHER)
os.rmdir(FOLDER)
