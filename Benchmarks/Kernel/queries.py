"""Writes the queries that the peers' script draws for a data set as CSV, and its raw arrays for the C anchor.

    queries.py BENCH FOLDER
"""

import pathlib
import sys

import numpy as np

sys.path.insert(0, sys.argv[1])
import peers  # noqa: E402

folder = pathlib.Path(sys.argv[2])
data = peers.Data(str(folder))
for name in ("pairs", "flow"):
    np.savetxt(folder / f"{name}.csv", getattr(data, name), fmt="%d", delimiter=",", header="source,target", comments="")
np.savetxt(folder / "pivots.csv", data.pivots, fmt="%d", header="vertex", comments="")

raw = folder / "bin"
raw.mkdir(exist_ok=True)
groups = np.flatnonzero(data.isgrp)
column = np.full(data.n, -1, np.int32)
column[groups] = np.arange(len(groups), dtype=np.int32)
arrays = dict(size=np.array([data.n, data.m], np.int32), src=data.src, dst=data.dst, w=data.w, pairs=data.pairs,
              pivots=data.pivots, mem_src=data.src[data.mem], mem_grp=column[data.dst[data.mem]],
              mem_size=np.array([len(groups)], np.int32))
for name, array in arrays.items():
    np.ascontiguousarray(array).tofile(raw / name)
