"""Writes two-mode-measures.json: measures of two-mode networks by networkx.bipartite, of Davis' Southern Women as networkx
has them (89 memberships) and of seeded random networks.

Run with networkx 3.6: python3 make-two-mode-fixtures.py
"""

import json
import pathlib
import random

import networkx as nx
from networkx.algorithms import bipartite


def make_case(name, graph, members, groups):
    order = list(members) + list(groups)

    def row(values):
        return [round(values[vertex], 12) if vertex in values else None for vertex in order]

    betweenness = None
    try:
        betweenness = row(bipartite.betweenness_centrality(graph, members))
    except ZeroDivisionError:
        pass  # where a mode allows no betweenness
    rich = [vertex for vertex in graph if len(graph[vertex]) > 1]
    return {
        "name": name,
        "memberCount": len(members),
        "groupCount": len(groups),
        "memberships": [
            [members.index(one), groups.index(other)] for one in members for other in graph[one]
        ],
        "degree": row(bipartite.degree_centrality(graph, members)),
        "closeness": row(bipartite.closeness_centrality(graph, members)),
        "betweenness": betweenness,
        "density": bipartite.density(graph, members),
        "robinsAlexander": bipartite.robins_alexander_clustering(graph),
        "union": row(bipartite.latapy_clustering(graph, mode="dot")),
        "smaller": row(bipartite.latapy_clustering(graph, mode="min")),
        "larger": row(bipartite.latapy_clustering(graph, mode="max")),
        "redundancy": row(bipartite.node_redundancy(graph, rich)),
    }


def random_case(seed):
    generator = random.Random(seed)
    members = [f"m{index}" for index in range(generator.randint(1, 9))]
    groups = [f"g{index}" for index in range(generator.randint(1, 9))]
    graph = nx.Graph()
    graph.add_nodes_from(members + groups)
    density = generator.uniform(0.05, 0.8)
    for member in members:
        for group in groups:
            if generator.random() < density:
                graph.add_edge(member, group)
    return make_case(f"random {seed}", graph, members, groups)


def main():
    davis = nx.davis_southern_women_graph()
    cases = [make_case("Davis", davis, davis.graph["top"], davis.graph["bottom"])]
    cases += [random_case(seed) for seed in range(1, 81)]
    text = json.dumps({"networkx": nx.__version__, "cases": cases}, separators=(",", ":")).replace("},{", "},\n{")
    pathlib.Path(__file__).with_name("two-mode-measures.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
