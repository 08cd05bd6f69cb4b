# Which blocks run, in which order, for each outcome.
def run(action):
    trace = []
    try:
        trace.append("try")
        if action == "value":
            raise ValueError("v")
        if action == "key":
            raise KeyError("k")
        if action == "zero":
            1 / 0
        trace.append("end")
    except ValueError as e:
        trace.append("except " + str(e))
    except (KeyError, IndexError) as e:
        trace.append("tuple " + str(e))
    except Exception:
        trace.append("any")
    else:
        trace.append("else")
    finally:
        trace.append("finally")
    return trace


for a in ("none", "value", "key", "zero"):
    print(a, run(a))

try:
    try:
        print("no handler")
        raise TypeError("t")
    finally:
        print("finally first")
except TypeError as e:
    print("then outer", e)

try:
    try:
        pass
    except ValueError:
        print("never")
    else:
        raise ValueError("from else")
except ValueError as e:
    print(e)

try:
    raise IndexError
except:
    print("bare")
try:
    pass
finally:
    print("only finally")
try:
    try:
        raise ValueError("first")
    except KeyError:
        print("never")
    finally:
        print("cleanup")
except ValueError as e:
    print("outer", e)
