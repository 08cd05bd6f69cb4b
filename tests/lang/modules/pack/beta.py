from .alpha import name as other, who
from . import alpha
from .sub.deep import depth
result = (other, alpha.name, depth)
