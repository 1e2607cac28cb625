"""Counts the instructions of key operations with callgrind, without the noise of time: each task once on the data set
T, less what loading it takes. Prints Markdown. The program is linked statically for it, since valgrind fails on Swift's
shared libraries.

    instructions.py FOLDER
"""

import pathlib
import re
import subprocess
import sys

TASKS = ["pair", "ksp10", "sssp", "bcs", "pr", "proj", "cc", "flow", "leiden"]
HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = HERE / ".build/static/release/KernelBenchmark"


def instructions(task):
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", str(PROGRAM), sys.argv[1], task, "1", "--once"]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    return int(re.search(r"Collected : (\d+)", output).group(1))


build = ["swift", "build", "-c", "release", "--static-swift-stdlib", "-Xswiftc", "-use-ld=lld", "--package-path", str(HERE)]
subprocess.run(build + ["--scratch-path", str(HERE / ".build/static"), "--quiet"], check=True)
loading = instructions("none")
print("| task | million instructions |\n| --- | --: |")
print(f"| load | {loading / 1e6:.2f} |", flush=True)
for task in TASKS:
    print(f"| {task} | {(instructions(task) - loading) / 1e6:.2f} |", flush=True)
