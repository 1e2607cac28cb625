"""Writes communities.json: graphs with the best modularity of several runs of igraph's Leiden method, and divisions
of random multigraphs with their modularity by networkx.

Run with networkx 3.6 and igraph 1.0: python3 make-communities-fixtures.py
"""

import json
import pathlib
import random

import igraph
import networkx as nx

RUNS = 20


def random_multigraph(generator, directed):
    vertex_count = generator.randint(1, 12)
    arc_count = generator.randint(1, 30)
    return vertex_count, [
        [generator.randrange(vertex_count), generator.randrange(vertex_count), generator.choice([0, 1, 1, 2, 0.5, 7])]
        for _ in range(arc_count)
    ]


def modularity_cases():
    cases = []
    for seed in range(1, 121):
        generator = random.Random(seed)
        directed = seed % 2 == 0
        vertex_count, arcs = random_multigraph(generator, directed)
        if sum(weight for _, _, weight in arcs) == 0:
            continue
        graph = nx.MultiDiGraph() if directed else nx.MultiGraph()
        graph.add_nodes_from(range(vertex_count))
        graph.add_weighted_edges_from(arcs)
        labels = [generator.randrange(4) for _ in range(vertex_count)]
        parts = [{v for v in range(vertex_count) if labels[v] == label} for label in set(labels)]
        resolution = generator.choice([1, 1, 0, 0.5, 2.5])
        cases.append({
            "seed": seed,
            "directed": directed,
            "vertexCount": vertex_count,
            "arcs": arcs,
            "labels": labels,
            "resolution": resolution,
            "modularity": nx.community.modularity(graph, parts, weight="weight", resolution=resolution),
            "unweighted": nx.community.modularity(graph, parts, weight=None, resolution=resolution),
        })
    return cases


def named_graphs():
    yield "karate", nx.karate_club_graph(), None, 1
    yield "karate, weighted", nx.karate_club_graph(), "weight", 1
    yield "karate, resolution 0.5", nx.karate_club_graph(), None, 0.5
    yield "karate, resolution 2", nx.karate_club_graph(), None, 2
    yield "Les Miserables", nx.les_miserables_graph(), "weight", 1
    yield "Florentine families", nx.florentine_families_graph(), None, 1
    yield "Davis", nx.davis_southern_women_graph(), None, 1
    yield "caveman", nx.connected_caveman_graph(8, 6), None, 1
    yield "two components", nx.disjoint_union(nx.cycle_graph(9), nx.complete_graph(5)), None, 1
    for seed in range(12):
        generator = random.Random(seed)
        count = generator.randint(20, 120)
        kind = seed % 4
        if kind == 0:
            graph = nx.gnm_random_graph(count, 2 * count, seed=seed)
        elif kind == 1:
            graph = nx.barabasi_albert_graph(count, 3, seed=seed)
        elif kind == 2:
            graph = nx.planted_partition_graph(5, count // 5, 0.6, 0.05, seed=seed)
        else:
            graph = nx.gnm_random_graph(count, 3 * count, seed=seed)
            for one, other in graph.edges():
                graph[one][other]["weight"] = generator.choice([0.25, 1, 3, 10])
        yield f"random {seed}", graph, "weight" if kind == 3 else None, 1


def leiden_cases():
    cases = []
    for name, graph, weight, resolution in named_graphs():
        graph = nx.convert_node_labels_to_integers(graph)
        edges = [[one, other, data.get(weight, 1)] for one, other, data in graph.edges(data=True)]
        converted = igraph.Graph(n=graph.number_of_nodes(), edges=[edge[:2] for edge in edges])
        weights = [edge[2] for edge in edges]
        found = []
        for seed in range(RUNS):
            igraph.set_random_number_generator(random.Random(seed))
            communities = converted.community_leiden(
                "modularity", weights=weights, resolution=resolution, n_iterations=-1)
            found.append(converted.modularity(communities, weights=weights, resolution=resolution))
        cases.append({
            "name": name,
            "vertexCount": graph.number_of_nodes(),
            "arcs": edges,
            "resolution": resolution,
            "best": max(found),
            "worst": min(found),
        })
    return cases


def main():
    parts = {
        "networkx": nx.__version__,
        "igraph": igraph.__version__,
        "modularity": modularity_cases(),
        "leiden": leiden_cases(),
    }
    text = json.dumps(parts, separators=(",", ":")).replace("},{", "},\n{")
    pathlib.Path(__file__).with_name("communities.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
