# SPDX-License-Identifier: MIT
"""What this program runs on, in words."""

import sys


def platform(aliased=False, terse=False):
    """Runtime and board in one text."""
    return "Krait-%s-%s" % (sys.implementation.krait, sys.platform)


def python_compiler():
    """What the runtime was compiled with."""
    return "C11"


def libc_ver(*unused):
    """Name and version of C's library: there is none to tell of."""
    return "", ""


def python_version():
    """The Python that the language is."""
    return "%d.%d.%d" % tuple(sys.version_info[:3])


def python_implementation():
    return "Krait"


def machine():
    return sys.implementation[2]


def node():
    return ""


def system():
    return sys.platform


def release():
    return sys.implementation.krait


def version():
    return sys.version
