"""Runs the kernel and the strongest peer of each task on the same generated files, one after the other, checks that the
answers agree and prints the ratios as Markdown.

    compare.py --bench ../shared/bench --work FOLDER [--scales M L] [--tasks ...] [--own] [--out FILE]

`--bench` is the folder with generate.py, peers.py and floor.c; `--work` receives the data and, unless it is there, a
Python environment with the peers. `--own` leaves the peers out.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys

# The strongest peers of each task by the published results, and the factor by which the fastest is to be beaten.
TASKS = {
    "pair": (["networkit"], {"M": 4, "L": 10}),
    "ksp10": (["scipy"], {"M": 50, "L": 50}),
    "ksp100": (["scipy"], {"M": 300}),
    "sssp": (["scipy", "networkit"], {"M": 1, "L": 1}),
    "bc": (["igraph"], {"T": 1.4}),
    "bcs": (["igraph"], {"M": 1.4, "L": 1.4}),
    "pr": (["igraph", "scipy"], {"M": 1, "L": 1}),
    "proj": (["scipy", "mkl"], {"M": 6, "L": 3}),
    "projtop": (["scipy", "mkl"], {"M": 12, "L": 6}),
    "cc": (["networkit"], {"M": 1.5, "L": 1.5}),
    "leiden": (["networkit", "igraph"], {"M": 1, "L": 1}),
    "flow": (["scipy", "networkit"], {"M": 1, "L": 1}),
    "vcut": (["scipy"], {"M": 1, "L": 1}),
    "edp": (["networkit", "scipy"], {"M": 1, "L": 1}),
    "load": (["scipy", "igraph"], {"M": 1.5, "L": 1.5}),
}
# Tasks that a plain C program beside the peers does too.
ANCHORS = {"pair": ["pair"], "ksp10": ["ksp", "10"], "ksp100": ["ksp", "100"], "sssp": ["sssp"], "bc": ["bc"], "bcs": ["bcs"],
           "pr": ["pr"], "proj": ["proj"], "cc": ["cc"], "load": ["csv"]}
# The peer's own name of a task, where it differs.
PEER_TASKS = {"projtop": "proj", ("load", "scipy"): "load_fast"}
TOO_LONG = {("L", "ksp100"), ("M", "bc"), ("L", "bc")}
HERE = pathlib.Path(__file__).resolve().parent


def run(command, timeout=900):
    result = subprocess.run(command, capture_output=True, text=True, timeout=timeout)
    if result.returncode:
        raise RuntimeError(f"{command}: {result.stderr[-500:]}")
    return result.stdout


def prepare(options):
    """The Python of the environment, the anchor's program, and the data of each scale."""
    work = options.work
    python = work / "env/bin/python"
    if not python.exists():
        print("installing the peers ...", file=sys.stderr)
        run([sys.executable, "-m", "venv", str(work / "env")])
        run([str(python), "-m", "pip", "install", "-q", "-r", str(options.bench / "requirements.txt")])
    anchor = work / "data/floor"
    anchor.parent.mkdir(parents=True, exist_ok=True)
    run(["cc", "-O3", "-march=native", "-o", str(anchor), str(options.bench / "floor.c"), "-lm"])
    for scale in options.scales:
        folder = work / "data" / scale
        if not (folder / "edges.csv").exists():
            run([str(python), str(options.bench / "generate.py"), "--scale", scale, "--out", str(folder)])
        if not (folder / "flow.csv").exists():
            run([str(python), str(HERE / "queries.py"), str(options.bench), str(folder)])
    return python, anchor


def last_json(text):
    return json.loads(text.strip().splitlines()[-1])


def own(task, folder, cores, detail):
    program = HERE / ".build/release/KernelBenchmark"
    answer = last_json(run([str(program), str(folder), task, str(cores), str(detail)]))
    if task in ("flow", "vcut", "edp"):
        answer["pairs"] = len(answer["answer"]["values"])
    return answer


def peer(python, options, name, task, folder):
    environment = dict(os.environ, OMP_NUM_THREADS="1", POLARS_MAX_THREADS="1", MKL_NUM_THREADS="1",
                       OPENBLAS_NUM_THREADS="1", RAYON_NUM_THREADS="1")
    task = PEER_TASKS.get((task, name), PEER_TASKS.get(task, task))
    command = [str(python), str(options.bench / "peers.py"), "--peer", name, "--task", task, "--data", str(folder)]
    try:
        result = subprocess.run(command, capture_output=True, text=True, timeout=300, env=environment)
    except subprocess.TimeoutExpired:
        return {"failure": "over 5 min"}
    if result.returncode:
        return {"failure": "fails"}
    return last_json(result.stdout)


def anchor_time(anchor, task, folder):
    if task not in ANCHORS:
        return None
    return last_json(run([str(anchor), str(folder), *ANCHORS[task]]))["wall"]


def agreement(python, options, task, ours, theirs, folder, detail):
    """Whether the two answers agree, said in a word."""
    message = json.dumps({"task": task, "ours": ours["answer"], "theirs": theirs["answer"], "detail": str(detail)})
    command = [str(python), str(HERE / "agreement.py"), str(options.bench), str(folder)]
    return subprocess.run(command, input=message, capture_output=True, text=True).stdout.strip() or "not checked"


def seconds(value):
    for unit, factor in (("s", 1), ("ms", 1e3), ("µs", 1e6)):
        if value * factor >= 1:
            return f"{value * factor:.3g} {unit}"
    return f"{value * 1e9:.3g} ns"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bench", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--scales", nargs="*", default=["M"])
    parser.add_argument("--tasks", nargs="*", default=list(TASKS))
    parser.add_argument("--cores", type=int, default=1)
    parser.add_argument("--own", action="store_true")
    parser.add_argument("--out", type=pathlib.Path)
    options = parser.parse_args()
    options.work = options.work.resolve()
    python, anchor = prepare(options)
    rows = ["| scale | task | ours | memory | C anchor | anchor ÷ ours | peer | peer's time | memory | peer ÷ ours | to reach | agree |",
            "| --- | --- | --: | --: | --: | --: | --- | --: | --: | --: | --: | --- |"]
    print("\n".join(rows), flush=True)
    for scale in options.scales:
        folder = options.work / "data" / scale
        for task in options.tasks:
            if (scale, task) in TOO_LONG:
                continue
            detail = options.work / "detail.txt"
            ours = own(task, folder, options.cores, detail)
            c = anchor_time(anchor, task, folder)
            names, goals = TASKS[task]
            start = f"| {scale} | {task} | {seconds(ours['wall'])} | {ours['rss'] / 1e6:.0f} MB "
            start += f"| {seconds(c)} | {c / ours['wall']:.2f} " if c else "| | "
            for name in [] if options.own else names:
                theirs = peer(python, options, name, task, folder)
                if "wall" not in theirs:
                    rows.append(start + f"| {name} | {theirs.get('failure', 'fails')} | | | | |")
                    print(rows[-1], flush=True)
                    continue
                goal = f"{goals[scale]}" if scale in goals else ""
                same = agreement(python, options, task, ours, theirs, folder, detail)
                row = start + (f"| {name} {theirs['version']} | {seconds(theirs['wall'])} | {theirs['rss'] / 1e6:.0f} MB "
                               f"| {theirs['wall'] / ours['wall']:.3g} | {goal} | {same} |")
                rows.append(row)
                print(row, flush=True)
            if options.own:
                rows.append(start + "| | | | | | |")
                print(rows[-1], flush=True)
    if options.out:
        options.out.write_text("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
