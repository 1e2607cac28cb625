"""Writes centrality.json: seeded random graphs, directed and undirected, the karate club and the Florentine marriages,
and what networkx, igraph and numpy find for them.

A key begins with the program: nx, ig or np. Betweenness of igraph and PageRank of igraph are taken on graphs with
parallel edges, those of networkx on simple ones. Values are rounded to ten significant digits.

Run with networkx 3.6 and igraph 1.0: python3 make-centrality-fixtures.py
"""

import json
import pathlib
import random

import igraph
import networkx as nx
import numpy as np

SEEDS = range(1, 31)


def rounded(values):
    return [float(f"{float(value):.10g}") for value in values]


def random_case(seed):
    generator = random.Random(seed)
    count = generator.randint(2, 14)
    directed = seed % 2 == 0
    density = generator.uniform(0.05, 0.4)
    arcs = []
    for one in range(count):
        for other in range(count):
            if one != other and (directed or one < other) and generator.random() < density:
                arcs.append((one, other))
    weights = [generator.choice([1, 2, 3, 5]) for _ in arcs]
    return case(f"seed {seed}", count, directed, arcs, weights)


def case(name, count, directed, arcs, weights):
    graph = (nx.DiGraph if directed else nx.Graph)()
    graph.add_nodes_from(range(count))
    for (one, other), weight in zip(arcs, weights):
        graph.add_edge(one, other, weight=weight)
    results = {}

    def add(key, values):
        results[key] = rounded(values[v] for v in range(count))

    starts = {v: v % 3 + 1 for v in range(count)}
    add("nx.pagerank", nx.pagerank(graph, tol=1e-14, max_iter=10000, weight=None))
    add("nx.pagerank.weighted.personalized", nx.pagerank(
        graph, alpha=0.7, tol=1e-14, max_iter=10000, personalization=starts))
    add("nx.betweenness", nx.betweenness_centrality(graph))
    add("nx.betweenness.weighted", nx.betweenness_centrality(graph, weight="weight", normalized=False))
    edges = nx.edge_betweenness_centrality(graph)
    results["nx.edge_betweenness"] = rounded(edges[arc] for arc in arcs)
    add("nx.closeness", nx.closeness_centrality(graph))
    add("nx.closeness.weighted.plain", nx.closeness_centrality(graph, distance="weight", wf_improved=False))
    add("nx.harmonic", nx.harmonic_centrality(graph))
    add("nx.harmonic.weighted", nx.harmonic_centrality(graph, distance="weight"))
    add("nx.katz", nx.katz_centrality_numpy(graph, alpha=0.05))
    undirected = graph.to_undirected()
    add("nx.core", nx.core_number(undirected))
    add("nx.clustering", nx.clustering(undirected))
    results["nx.average_clustering"] = rounded([nx.average_clustering(undirected)])
    results["nx.transitivity"] = rounded([nx.transitivity(undirected)])
    if nx.is_strongly_connected(graph) if directed else nx.is_connected(graph):
        add("nx.eigenvector", nx.eigenvector_centrality_numpy(graph))
        add("nx.eigenvector.weighted", nx.eigenvector_centrality_numpy(graph, weight="weight"))

    # The same with every third arc doubled and a self-loop at vertex 0.
    doubled = arcs + arcs[::3] + [(0, 0)]
    multi = igraph.Graph(n=count, edges=doubled, directed=directed)
    results["ig.multi.pagerank"] = rounded(multi.pagerank(directed=directed))
    results["ig.multi.betweenness"] = rounded(multi.betweenness(directed=directed))
    results["ig.multi.edge_betweenness"] = rounded(multi.edge_betweenness(directed=directed))
    plain = igraph.Graph(n=count, edges=arcs, directed=directed)
    results["ig.strong"] = plain.connected_components(mode="strong").membership
    results["ig.weak"] = plain.connected_components(mode="weak").membership

    # igraph's power_centrality is in R alone: its two lines, with numpy.
    matrix = np.zeros((count, count))
    for one, other in arcs:
        matrix[one, other] += 1
        if not directed:
            matrix[other, one] += 1
    for key, beta in (("np.power.positive", 0.13), ("np.power.negative", -0.21)):
        found = np.linalg.solve(np.eye(count) - beta * matrix, matrix.sum(axis=1))
        length = np.sqrt((found**2).sum() / count)
        results[key] = rounded(found / length if length > 0 else found)
    return {
        "name": name, "vertexCount": count, "isDirected": directed, "arcs": arcs, "weights": weights,
        "results": results,
    }


def known_case(name, graph):
    graph = nx.convert_node_labels_to_integers(graph, ordering="default", label_attribute="name")
    names = [str(graph.nodes[v]["name"]) for v in graph]
    arcs = list(graph.edges())
    return case(name, len(graph), False, arcs, [1] * len(arcs)) | {"names": names}


def main():
    cases = [random_case(seed) for seed in SEEDS]
    cases.append(known_case("karate", nx.karate_club_graph()))
    cases.append(known_case("florentine", nx.florentine_families_graph()))
    lines = ",\n".join(json.dumps(one, separators=(",", ":")) for one in cases)
    head = json.dumps({"networkx": nx.__version__, "igraph": igraph.__version__, "numpy": np.__version__})
    text = f'{head[:-1]},"cases":[\n{lines}\n]}}\n'
    pathlib.Path(__file__).with_name("centrality.json").write_text(text)


if __name__ == "__main__":
    main()
