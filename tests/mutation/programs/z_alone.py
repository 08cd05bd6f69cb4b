# SPDX-License-Identifier: MIT
"""No row finds what another has left, or who comes after whom would decide."""


def alone(prepare):
    def prepare_alone():
        for key in w:
            w[key] = None
        w['n'] = 0
        prepare()
    return prepare_alone


rows[:] = [row[:1] + (alone(row[1]),) + row[2:] for row in rows]
