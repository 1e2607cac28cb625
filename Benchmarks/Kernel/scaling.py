"""Cost and memory against size: each task on each data set, once or more, as Markdown and as a plot.

    scaling.py WORK PLOT.svg [SCALE ...]
"""

import json
import pathlib
import subprocess
import sys

TASKS = ["load", "pair", "ksp10", "sssp", "cc", "pr", "proj", "projtop", "leiden", "vcut", "bcs"]
PROGRAM = pathlib.Path(__file__).resolve().parent / ".build/release/KernelBenchmark"
WORK, PLOT, SCALES = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3:] or ["S", "T", "M", "L"]


def size(scale):
    info = json.loads((WORK / "data" / scale / "info.json").read_text())
    return info["nodes"] + info["edges"]


def cell(task, scale):
    if (task, scale) == ("bcs", "S"):
        return None
    command = [str(PROGRAM), str(WORK / "data" / scale), task, "1"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=3600)
    return json.loads(result.stdout.splitlines()[-1]) if result.returncode == 0 else None


def seconds(value):
    for unit, factor in (("s", 1), ("ms", 1e3), ("µs", 1e6)):
        if value * factor >= 1:
            return f"{value * factor:.3g} {unit}"
    return f"{value * 1e9:.3g} ns"


def draw(times):
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "kernel"
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(8, 5))
    markers = "osD^v<>pP*X"
    for marker, (task, points) in zip(markers, times.items()):
        axes.plot(*zip(*points), marker=marker, label=task, linewidth=1)
    axes.set(xscale="log", yscale="log", xlabel="vertices + edges", ylabel="seconds")
    axes.grid(True, which="major", linewidth=0.3)
    axes.legend(loc="center left", bbox_to_anchor=(1, 0.5), frameon=False)
    figure.savefig(PLOT, bbox_inches="tight", metadata={"Date": None})


print("| task | " + " | ".join(SCALES) + " | memory at " + SCALES[-1] + " |\n| --- |" + " --: |" * (len(SCALES) + 1))
times = {}
for task in TASKS:
    cells = [cell(task, scale) for scale in SCALES]
    times[task] = [(size(scale), one["wall"]) for scale, one in zip(SCALES, cells) if one]
    row = [seconds(one["wall"]) if one else "" for one in cells]
    memory = f"{cells[-1]['rss'] / 1e6:.0f} MB" if cells[-1] else ""
    print(f"| {task} | " + " | ".join(row) + f" | {memory} |", flush=True)
draw(times)
