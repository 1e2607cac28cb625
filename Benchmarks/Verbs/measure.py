#!/usr/bin/env python3
"""Median wall time and peak memory of every verb, whole processes, as Markdown.

    measure.py [--command .build/release/corridor] [--atlas FOLDER] [--runs 5] [--only TEXT] [--keep FOLDER]

Without --atlas the shipped atlases are asked, with it a synthetic one that generate.py wrote. --keep writes each
answer into a file, so that the answers of two versions can be compared with diff.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import threading
import time

from cases import CASES, SHIPPED, SYNTHETIC, arguments

LIMITS = {"shipped": 0.1, "synthetic": 2.0}
# A run is killed after so many seconds.
PATIENCE = 60


def run(command, output):
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL)
    alarm = threading.Timer(PATIENCE, child.kill)
    alarm.start()
    _, status, usage = os.wait4(child.pid, 0)
    alarm.cancel()
    wall, cores = time.perf_counter() - start, usage.ru_utime + usage.ru_stime
    return wall, cores, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def measure(name, command, options):
    keep = options.keep / (name.replace(" ", "_") + ".txt") if options.keep else os.devnull
    with open(keep, "wb") as output:
        first = run(command, output)
    # Where one run is long, more would say little.
    runs = [run(command, subprocess.DEVNULL) for _ in range(options.runs if first[0] < 10 else 0)] or [first]
    return [statistics.median(values) for values in zip(*runs)]


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--command", default=".build/release/corridor")
parser.add_argument("--atlas")
parser.add_argument("--runs", type=int, default=5)
parser.add_argument("--only", default="", help="cases whose name holds this text")
parser.add_argument("--keep", type=pathlib.Path)
options = parser.parse_args()
if options.keep:
    options.keep.mkdir(parents=True, exist_ok=True)
names, limit = (SYNTHETIC, LIMITS["synthetic"]) if options.atlas else (SHIPPED, LIMITS["shipped"])
atlas = ["--atlas", options.atlas] if options.atlas else []
slow = []
print("| command | median, ms | of the cores, ms | memory, MB | exit status |\n| --- | --: | --: | --: | --: |")
for name, words in CASES.items():
    if options.only not in name:
        continue
    command = [options.command, *arguments(words, names), *atlas]
    wall, cores, megabytes, status = measure(name, command, options)
    mark = " (over)" if wall > limit else ""
    slow += [name] if mark else []
    print(f"| {name} | {wall * 1000:.0f}{mark} | {cores * 1000:.0f} | {megabytes:.0f} | {status:.0f} |", flush=True)
print(f"\nOver {limit:g} s: {', '.join(slow) or 'none'}.", file=sys.stderr)
