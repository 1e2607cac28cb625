"""Writes networkx-shortest-simple-paths.json: seeded random digraphs with integer weights, and the first 15
loopless paths between two of their vertices, found by networkx.shortest_simple_paths.

Run with networkx 3.6: python3 make-networkx-fixtures.py
"""

import itertools
import json
import pathlib
import random

import networkx as nx

GRAPHS = 24
PATHS = 15


def make_case(seed):
    generator = random.Random(seed)
    vertex_count = generator.randint(20, 40)
    density = generator.uniform(0.06, 0.2)
    heaviest = generator.choice([3, 20, 1000])
    graph = nx.DiGraph()
    graph.add_nodes_from(range(vertex_count))
    for source, target in itertools.permutations(range(vertex_count), 2):
        if generator.random() < density:
            graph.add_edge(source, target, weight=generator.randint(1, heaviest))
    source, target = 0, vertex_count - 1
    paths = []
    if nx.has_path(graph, source, target):
        found = nx.shortest_simple_paths(graph, source, target, weight="weight")
        for path in itertools.islice(found, PATHS):
            length = nx.path_weight(graph, path, "weight")
            paths.append({"length": length, "vertices": path})
    arcs = [[one, other, data["weight"]] for one, other, data in graph.edges(data=True)]
    return {
        "seed": seed,
        "vertexCount": vertex_count,
        "source": source,
        "target": target,
        "arcs": arcs,
        "paths": paths,
    }


def main():
    cases = [make_case(seed) for seed in range(1, GRAPHS + 1)]
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    text = f'{{"networkx":"{nx.__version__}","cases":[\n{lines}\n]}}\n'
    pathlib.Path(__file__).with_name("networkx-shortest-simple-paths.json").write_text(text)


if __name__ == "__main__":
    main()
