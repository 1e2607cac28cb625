"""Says whether our answer and a peer's agree. Reads both as JSON on standard input.

    agreement.py BENCH FOLDER
"""

import json
import sys

import numpy as np

sys.path.insert(0, sys.argv[1])
import peers  # noqa: E402


def close(one, other, tolerance=1e-9):
    one, other = np.asarray(one, float), np.asarray(other, float)
    return one.shape == other.shape and bool(np.all(np.abs(one - other) <= tolerance * np.maximum(1, np.abs(other))))


def agree(task, ours, theirs):
    if task in ("load", "cc"):
        return ours == theirs
    if task == "pair":
        count = min(len(ours["costs"]), len(theirs["costs"]))
        return close(ours["costs"][:count], theirs["costs"][:count])
    if task in ("ksp10", "ksp100"):
        return all(close(one, other) for one, other in zip(ours["costs"], theirs["costs"]))
    if task == "sssp":
        return ours["reached"] == theirs["reached"] and close(ours["sum"], theirs["sum"]) and close(
            ours["sample"], theirs["sample"])
    if task in ("bc", "bcs"):
        return close(ours["sum"], theirs["sum"]) and close(ours["top_val"], theirs["top_val"])
    if task == "proj":
        return (ours["pairs"], ours["shared"]) == (theirs["pairs"], theirs["shared"]) and all(
            one[:3] == other[:3] and close(one[3], other[3]) for one, other in zip(ours["top"], theirs["top"]))
    if task == "projtop":
        return all(one[:3] == other[:3] for one, other in zip(ours["top"], theirs["top"]))
    return ours["values"] == theirs["values"]


message = json.load(sys.stdin)
task, ours, theirs = message["task"], message["ours"], message["theirs"]
if task == "leiden":
    labels = np.loadtxt(message["detail"], dtype=np.int64)
    modularity = peers.Data(sys.argv[2]).modularity(labels)
    print(f"Q {modularity:.4f} against {theirs['modularity']:.4f}")
elif task == "pr":
    data = peers.Data(sys.argv[2])
    error = float(np.abs(np.loadtxt(message["detail"]) - data.pr_reference()).sum())
    print(f"L1 errors {error:.1e}, {theirs['l1_error']:.1e}")
else:
    print("yes" if agree(task, ours, theirs) else "NO")
