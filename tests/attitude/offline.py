#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The oracle of robots/attitude: the same quantities from the same recording,
computed by CPython without any board.

    offline.py RECORDING CURVES.csv            writes the curves
    offline.py --compare RECORDING RUN.csv     RMS of the differences

The sensor's quantisation is applied (full scale 500 deg/s and 2 g). The filter
is written down from its equations and works on a list, with the recording's own
times; nothing is shared with the robot's program.
"""
import csv
import math
import sys

GYRO_LSB = 500 / 32768
ACCEL_LSB = 2 / 32768
TIME_CONSTANT = 2.0
BIAS_SAMPLES = 100
LIMIT_DEG = 0.5


def quantise(value, lsb):
    return max(-32768, min(32767, round(value / lsb))) * lsb


def load(path):
    """Rows of time, gyro x y z (rad/s), accel x y z (g)."""
    rows = []
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            gyro = [quantise(float(row[f"Gyroscope {a} (deg/s)"]), GYRO_LSB)
                    for a in "XYZ"]
            accel = [quantise(float(row[f"Accelerometer {a} (g)"]), ACCEL_LSB)
                     for a in "XYZ"]
            rows.append((float(row["Time (s)"]),
                         [math.radians(g) for g in gyro], accel))
    return rows


def filtered(rows):
    """(time, roll, pitch, heading rate) in degrees for each row."""
    first = [gyro for _, gyro, _ in rows[:BIAS_SAMPLES]]
    bias = [sum(axis) / len(first) for axis in zip(*first)]
    roll = pitch = 0.0
    last = 0.0
    for number, (time, gyro, (ax, ay, az)) in enumerate(rows):
        from_roll = math.atan2(ay, az)
        from_pitch = math.atan2(-ax, math.hypot(ay, az))
        heading_rate = 0.0
        if number < BIAS_SAMPLES:
            roll, pitch = from_roll, from_pitch
        else:
            p, q, r = (g - b for g, b in zip(gyro, bias))
            dt = time - last
            yaw = (q * math.sin(roll) + r * math.cos(roll)) / math.cos(pitch)
            turned_roll = roll + dt * (p + yaw * math.sin(pitch))
            turned_pitch = pitch + dt * (q * math.cos(roll)
                                         - r * math.sin(roll))
            share = TIME_CONSTANT / (TIME_CONSTANT + dt)
            roll = share * turned_roll + (1 - share) * from_roll
            pitch = share * turned_pitch + (1 - share) * from_pitch
            heading_rate = yaw
        last = time
        yield (time, math.degrees(roll), math.degrees(pitch),
               math.degrees(heading_rate))


def write(recording, path):
    rows = load(recording)
    begin = rows[0][0]
    with open(path, "w", encoding="utf-8") as file:
        file.write("time_s,signal,unit,value\n")
        for time, roll, pitch, rate in filtered(rows):
            at = f"{time - begin:.9f}"
            file.write(f"{at},roll_offline,deg,{roll:.6f}\n"
                       f"{at},pitch_offline,deg,{pitch:.6f}\n"
                       f"{at},heading_rate_offline,deg/s,{rate:.6f}\n")


def rms(pairs):
    return math.sqrt(sum((a - b) ** 2 for a, b in pairs) / len(pairs))


def compare(recording, run):
    """Sample by sample; the counts must be equal: no sample was lost."""
    got = {"roll": [], "pitch": [], "heading_rate": []}
    with open(run, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["signal"] in got:
                got[row["signal"]].append(float(row["value"]))
    expected = list(filtered(load(recording)))
    good = True
    for column, name in enumerate(got, 1):
        if len(got[name]) != len(expected):
            print(f"{name}: {len(got[name])} samples, {len(expected)} recorded")
            good = False
            continue
        error = rms([(g, e[column]) for g, e in zip(got[name], expected)])
        spread = max(got[name]) - min(got[name])
        print(f"{name}: {len(expected)} samples, RMS {error:.4f}, "
              f"range {spread:.1f}")
        good = good and error <= LIMIT_DEG and spread > 20
    return good


def main(arguments):
    if arguments[:1] == ["--compare"] and len(arguments) == 3:
        return 0 if compare(*arguments[1:]) else 1
    if len(arguments) == 2:
        write(*arguments)
        return 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
