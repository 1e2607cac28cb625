"""Writes structural-holes.json: constraint and effective size of seeded random weighted graphs by networkx, after
a check that igraph's constraint is the same.

Run with networkx 3.6 and igraph 1.0: python3 make-structural-holes-fixtures.py
"""

import json
import math
import pathlib
import random

import igraph
import networkx as nx


def number(value):
    return None if value is None or math.isnan(value) else value


def make_case(seed):
    generator = random.Random(seed)
    directed = seed % 2 == 0
    count = generator.randint(1, 12)
    weighted = generator.random() < 0.6
    graph = (nx.DiGraph if directed else nx.Graph)()
    graph.add_nodes_from(range(count))
    density = generator.uniform(0.1, 0.7)
    for one in range(count):
        for other in range(count):
            if one != other and generator.random() < density / (1 if directed else 2):
                graph.add_edge(one, other, weight=generator.choice([1, 2, 0.5, 10]) if weighted else 1)
    constraint = nx.constraint(graph, weight="weight")
    # Vertex by vertex: for all at once networkx takes another way, whose figures differ from its own definition.
    size = nx.effective_size(graph, nodes=list(graph), weight="weight")
    edges = [[one, other, data["weight"]] for one, other, data in graph.edges(data=True)]
    second = igraph.Graph(n=count, edges=[edge[:2] for edge in edges], directed=directed)
    for vertex, value in enumerate(second.constraint(weights=[edge[2] for edge in edges])):
        assert number(value) is None and number(constraint[vertex]) is None or abs(value - constraint[vertex]) < 1e-9
    return {
        "seed": seed,
        "directed": directed,
        "vertexCount": count,
        "arcs": edges,
        "constraint": [number(constraint[vertex]) for vertex in range(count)],
        "effectiveSize": [number(size[vertex]) for vertex in range(count)],
    }


def main():
    parts = {
        "networkx": nx.__version__,
        "igraph": igraph.__version__,
        "cases": [make_case(seed) for seed in range(1, 121)],
    }
    text = json.dumps(parts, separators=(",", ":")).replace("},{", "},\n{")
    pathlib.Path(__file__).with_name("structural-holes.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
