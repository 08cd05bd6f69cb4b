# Telemetry records written as JSON, read back and summed.
import json
import sys


def record(i):
    return {
        "seq": i, "time": i * 0.0125, "ok": i % 7 != 0, "fault": None,
        "name": "joint %d \"left\"\n" % (i % 6),
        "pose": [i * 0.5, -i / 3.0, 1e-3 * i],
        "motors": [{"id": k, "current": 0.1 * k + i, "mode": "speed"}
                   for k in range(4)],
        "notes": {"a": [], "b": {}, "c": "\u00b5m \u2192 mm"},
    }


def main(n):
    total = 0.0
    size = 0
    for i in range(n):
        text = json.dumps(record(i % 1000))
        size += len(text)
        back = json.loads(text)
        assert back == record(i % 1000)
        total += back["pose"][0] + back["motors"][3]["current"]
        if back["ok"]:
            total += len(back["name"])
    print("telemetry", size, "%.3f" % total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
