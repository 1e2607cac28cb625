"""Writes overlap-tests-scipy.json: upper tails of the hypergeometric distribution by scipy.stats; the bipartite
configuration model of Davis's women (as printed in networkx) fitted by scipy.optimize, and the upper tails of the
stochastic degree sequence model by scipy.stats.poisson_binom.

Run with scipy 1.17 and networkx 3.6: python3 make-overlap-test-fixtures.py
"""

import itertools
import json
import pathlib
import random

import networkx as nx
import numpy as np
import scipy
from scipy import optimize, stats


def hypergeometric():
    generator = random.Random(11)
    rows = []
    for _ in range(60):
        members = generator.choice([5, 20, 100, 1000, 5000])
        first, second = generator.randint(1, members), generator.randint(1, members)
        if members > 100:
            first, second = min(first, 800), min(second, 600)
        least, most = max(1, first + second - members), min(first, second)
        shared = generator.choice([least, most, generator.randint(least, most)])
        law = stats.hypergeom(members, first, second)
        rows.append([members, first, second, shared, law.sf(shared - 1), law.mean(), law.std(), law.sf(most - 1)])
    return rows


def davis(prohibited):
    graph = nx.davis_southern_women_graph()
    women, events = graph.graph["top"], graph.graph["bottom"]
    matrix = np.array([[graph.has_edge(woman, event) for woman in women] for event in events], dtype=int)
    allowed = np.ones(matrix.shape, dtype=bool)
    for event, woman in prohibited:
        assert matrix[event, woman] == 0
        allowed[event, woman] = False
    rows, columns = matrix.sum(1), matrix.sum(0)

    def chances(odds):
        return allowed / (1 + np.exp(-odds[: len(rows), None] - odds[None, len(rows) :]))

    def lacking(odds):
        chance = chances(odds)
        # One degree of freedom too many: the first of the odds is held at 0.
        return np.concatenate([[odds[0]], (chance.sum(1) - rows)[1:], chance.sum(0) - columns])

    found = optimize.root(lacking, np.zeros(sum(matrix.shape)), method="hybr", options={"xtol": 1e-14})
    chance = chances(found.x)
    assert np.abs(chance.sum(1) - rows).max() < 1e-9 and np.abs(chance.sum(0) - columns).max() < 1e-9
    pairs = []
    for first, second in itertools.combinations(range(len(women)), 2):
        shared = int((matrix[:, first] * matrix[:, second]).sum())
        if shared:
            tail = stats.poisson_binom.sf(shared - 1, chance[:, first] * chance[:, second])
            pairs.append([first, second, shared, float(tail)])
    return {
        "memberships": np.argwhere(matrix).tolist(),
        "prohibited": prohibited,
        "probabilities": np.round(chance, 13).tolist(),
        "pairs": pairs,
    }


def main():
    result = {
        "scipy": scipy.__version__,
        "networkx": nx.__version__,
        "hypergeometric": hypergeometric(),
        "davis": [davis([]), davis([[0, 17], [1, 17], [13, 0], [12, 0], [8, 1], [5, 16]])],
    }
    text = json.dumps(result, separators=(",", ":")).replace("],[", "],\n[")
    pathlib.Path(__file__).with_name("overlap-tests-scipy.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
