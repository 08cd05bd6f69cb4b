__all__ = ["one"]
flag = "not in all"
from .one import one
