"""Reads generated files of each format with ours and with the peers, in turn, checks that the counts agree, and prints
times, ratios and memory as Markdown.

    compare.py --work FOLDER [--python PYTHON] [--formats graphml gexf csv] [--megabytes 100] [--rounds 1] [--own]
               [--program PROGRAM] [--out FILE]

`--work` receives the data, and a Python environment with the peers unless `--python` names one. With several rounds the
programs run one after the other in each, and the median round counts. `--own` leaves the peers out.
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
# What ours does, and the peers with the factor by which the fastest is to be beaten.
FORMATS = {
    "graphml": (["document", "graph"], ["igraph", "networkx"], 1.7),
    "gexf": (["document", "graph"], ["networkx"], None),
    "csv": (["table"], ["polars", "igraph"], 1.5),
}


def run(command, timeout):
    try:
        result = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=timeout)
    except subprocess.TimeoutExpired:
        return {"failure": f"over {timeout // 60} min"}
    if result.returncode:
        print(result.stderr[-500:], file=sys.stderr)
        return {"failure": "fails"}
    return json.loads(result.stdout.strip().splitlines()[-1])


def environment(options):
    if options.python or options.own:
        return options.python or sys.executable
    python = options.work / "env/bin/python"
    if not python.exists():
        print("installing the peers ...", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", options.work / "env"], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "igraph", "networkx", "numpy", "polars", "scipy"], check=True)
    return python


def merged(cells):
    """One cell of several rounds: the median time, the most memory."""
    good = [cell for cell in cells if "wall" in cell]
    if not good:
        return cells[0]
    return good[0] | {"wall": statistics.median(c["wall"] for c in good), "rss": max(c["rss"] for c in good)}


def agree(ours, theirs):
    same = all(ours[key] == theirs[key] for key in ("nodes", "edges"))
    return "yes" if same and abs(ours["weight"] - theirs["weight"]) <= 1e-9 * abs(ours["weight"]) else "NO"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--python", type=pathlib.Path)
    parser.add_argument("--program", type=pathlib.Path, default=HERE / ".build/release/InterchangeBenchmark")
    parser.add_argument("--formats", nargs="*", default=list(FORMATS), choices=list(FORMATS))
    parser.add_argument("--megabytes", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--timeout", type=int, default=300)
    parser.add_argument("--own", action="store_true")
    parser.add_argument("--out", type=pathlib.Path)
    options = parser.parse_args()
    python = environment(options)
    folder = options.work / f"data/{options.megabytes}"
    rows = ["| format | what | ours | memory | peer | peer's time | memory | peer ÷ ours | to reach | agree |",
            "| --- | --- | --: | --: | --- | --: | --: | --: | --: | --- |"]
    print("\n".join(rows), flush=True)
    for name in options.formats:
        file = folder / f"network.{name}"
        if not file.exists():
            subprocess.run([sys.executable, HERE / "generate.py", "--out", folder, "--formats", name,
                            "--megabytes", str(options.megabytes)], check=True)
        tasks, peers, goal = FORMATS[name]
        ours, theirs = {task: [] for task in tasks}, {peer: [] for peer in peers if not options.own}
        for number in range(options.rounds):
            for task in tasks:
                ours[task].append(run([options.program, task, file], options.timeout))
            for peer in theirs:
                # A peer that fails or takes minutes is not asked again.
                if number == 0 or theirs[peer][0].get("wall", 60) < 20:
                    theirs[peer].append(run([python, HERE / "peers.py", peer, file], options.timeout))
        for task in tasks:
            cell = merged(ours[task])
            start = f"| {name} | {task} | {cell['wall']:.3g} s | {cell['rss'] / 1e6:.0f} MB "
            if not theirs:
                rows.append(start + "| | | | | | |")
                print(rows[-1], flush=True)
            for peer, cells in theirs.items():
                other = merged(cells)
                if "wall" not in other:
                    rows.append(start + f"| {peer} | {other['failure']} | | | | |")
                else:
                    rows.append(start + f"| {peer} {other['version']} | {other['wall']:.3g} s | {other['rss'] / 1e6:.0f} MB "
                                f"| {other['wall'] / cell['wall']:.2f} | {goal or ''} | {agree(cell, other)} |")
                print(rows[-1], flush=True)
    if options.out:
        options.out.write_text("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
