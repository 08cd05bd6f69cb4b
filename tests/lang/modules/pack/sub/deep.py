print("deep loads", __name__)
from .. import alpha
from . import level
from ..alpha import who
depth = level + 1
up = alpha.name
