# ujson: what programs for boards do with it.
import io
import json
import ujson

config = ujson.loads('{"pins": {"left": 4, "right": 5}, "rate_hz": 100}')
print(config["pins"]["left"], config["rate_hz"])
print(ujson.dumps({"t": 21.5, "ok": True, "name": None}))
print(ujson.dumps([1, 2, (3,)], separators=(",", ":")))
print(ujson.load(io.StringIO("[1, 2.5]")), ujson.load(io.BytesIO(b'"b"')))
out = io.StringIO()
ujson.dump({"a": [1, 2]}, out)
print(out.getvalue())
try:
    ujson.loads("{bad}")
except ValueError as e:
    print("ValueError", e)
print(ujson.loads is json.loads)
