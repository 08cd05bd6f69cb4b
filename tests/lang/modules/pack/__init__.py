print("pack loads", __name__)
version = "1.0"
from . import alpha
from .sub import deep as deep_module
