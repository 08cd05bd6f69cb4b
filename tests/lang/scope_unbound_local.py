# Reading a local before it is assigned is UnboundLocalError, a NameError.
x = "global"


def read_first():
    try:
        print(x)
    except UnboundLocalError as e:
        print("unbound", isinstance(e, NameError))
    x = 1
    return x


def deleted():
    y = 1
    del y
    try:
        return y
    except NameError as e:
        print(type(e).__name__)


def conditional(flag):
    if flag:
        z = 1
    try:
        return z
    except UnboundLocalError:
        return "never set"


def augmented():
    try:
        x += 1
    except UnboundLocalError:
        return "augmented"


print(read_first())
deleted()
print(conditional(True), conditional(False))
print(augmented())
try:
    del nowhere
except NameError as e:
    print(e)
try:
    nowhere
except NameError as e:
    print(e)


def for_leaves_last():
    for i in range(3):
        pass
    return i


def except_name_is_removed():
    e = 1
    try:
        raise ValueError
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError:
        return "gone"


print(for_leaves_last(), except_name_is_removed())
