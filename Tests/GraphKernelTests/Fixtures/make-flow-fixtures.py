"""Writes networkx-flow.json: seeded random graphs with integer capacities, and for their first vertex and their last
the maximum flow value, the size and the number of the smallest vertex cuts, the numbers and least total weights of
disjoint paths, and the immediate dominators.

Run with networkx 3.6: python3 make-flow-fixtures.py
"""

import itertools
import json
import math
import pathlib
import random

import networkx as nx
from networkx.algorithms.connectivity import minimum_st_node_cut

GRAPHS = 40
SUBSETS = 40_000


def smallest_cuts(graph, source, target, size):
    """The sets of `size` vertices that part source and target, or None if there are too many sets to try."""
    others = sorted(set(graph) - {source, target})
    if math.comb(len(others), size) > SUBSETS:
        return None
    cuts = []
    for vertices in itertools.combinations(others, size):
        rest = graph.subgraph(set(graph) - set(vertices))
        if not nx.has_path(rest, source, target):
            cuts.append(list(vertices))
    return cuts


def least_weight(graph, source, target, count, by_vertex):
    """The least total weight of `count` disjoint paths, by network simplex."""
    network = nx.DiGraph()
    for vertex in graph:
        end = vertex in (source, target)
        capacity = 1 if by_vertex and not end else count
        network.add_edge(("in", vertex), ("out", vertex), capacity=capacity, weight=0)
    for one, other, data in graph.to_directed().edges(data=True):
        network.add_edge(("out", one), ("in", other), capacity=1, weight=data["weight"])
    network.nodes[("in", source)]["demand"] = -count
    network.nodes[("out", target)]["demand"] = count
    return nx.min_cost_flow_cost(network)


def make_case(seed):
    generator = random.Random(seed)
    vertex_count = generator.randint(12, 30)
    directed = seed % 2 == 0
    density = generator.uniform(1.5, 4) / vertex_count * (2 if directed else 1)
    heaviest = generator.choice([1, 3, 20, 1000])
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(range(vertex_count))
    source, target = 0, vertex_count - 1
    pairs = itertools.permutations if directed else itertools.combinations
    for one, other in pairs(range(vertex_count), 2):
        if generator.random() < density and {one, other} != {source, target}:
            graph.add_edge(one, other, weight=generator.randint(1, heaviest))
    cut = len(minimum_st_node_cut(graph, source, target))
    unit = graph.copy()
    nx.set_edge_attributes(unit, 1, "unit")
    edge_cut = nx.maximum_flow_value(unit, source, target, capacity="unit")
    dominators = nx.immediate_dominators(graph.to_directed(), source)
    dominators.pop(source, None)
    return {
        "seed": seed,
        "isDirected": directed,
        "vertexCount": vertex_count,
        "arcs": [[one, other, data["weight"]] for one, other, data in graph.edges(data=True)],
        "flow": nx.maximum_flow_value(graph, source, target, capacity="weight"),
        "edgeCutSize": edge_cut,
        "vertexCutSize": cut,
        "vertexCuts": smallest_cuts(graph, source, target, cut),
        "arcDisjointWeights": [
            least_weight(graph, source, target, count, False) for count in range(1, edge_cut + 1)
        ],
        "vertexDisjointWeights": [
            least_weight(graph, source, target, count, True) for count in range(1, cut + 1)
        ],
        "dominators": [dominators.get(vertex) for vertex in range(vertex_count)],
    }


def main():
    cases = [make_case(seed) for seed in range(1, GRAPHS + 1)]
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    text = f'{{"networkx":"{nx.__version__}","cases":[\n{lines}\n]}}\n'
    pathlib.Path(__file__).with_name("networkx-flow.json").write_text(text)


if __name__ == "__main__":
    main()
