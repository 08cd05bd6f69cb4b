print("alpha loads", __name__)
name = "alpha"


def who():
    from . import version
    return name + " " + version
