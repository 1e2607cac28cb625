"""Writes overlap-networkx.json: two-mode networks, Davis's as printed in networkx and seeded random ones, and their
projections on the groups by networkx's bipartite functions (shared members, Jaccard, overlap coefficient, Newman).

Run with networkx 3.6: python3 make-overlap-fixtures.py
"""

import json
import pathlib
import random

import networkx as nx
from networkx.algorithms import bipartite


def make_case(name, member_count, group_count, memberships):
    graph = nx.Graph()
    members = [("member", index) for index in range(member_count)]
    groups = [("group", index) for index in range(group_count)]
    graph.add_nodes_from(members)
    graph.add_nodes_from(groups)
    graph.add_edges_from((("member", member), ("group", group)) for member, group in memberships)
    shared = bipartite.weighted_projected_graph(graph, groups)
    jaccard = bipartite.overlap_weighted_projected_graph(graph, groups, jaccard=True)
    overlap = bipartite.overlap_weighted_projected_graph(graph, groups, jaccard=False)
    newman = bipartite.collaboration_weighted_projected_graph(graph, groups)
    pairs = sorted(sorted((one[1], other[1])) for one, other in shared.edges())
    rows = []
    for first, second in pairs:
        ends = ("group", first), ("group", second)
        rows.append([first, second] + [graph_.edges[ends]["weight"] for graph_ in (shared, jaccard, overlap, newman)])
    return {
        "name": name,
        "memberCount": member_count,
        "groupCount": group_count,
        "memberships": memberships,
        "pairs": rows,
    }


def davis():
    graph = nx.davis_southern_women_graph()
    women, events = graph.graph["top"], graph.graph["bottom"]
    return [[women.index(woman), events.index(event)] for woman, event in graph.edges()]


def main():
    memberships = davis()
    cases = [
        make_case("Davis, events", 18, 14, memberships),
        make_case("Davis, women", 14, 18, [[event, woman] for woman, event in memberships]),
    ]
    for seed in range(1, 9):
        generator = random.Random(seed)
        member_count, group_count = generator.randint(5, 20), generator.randint(3, 12)
        density = generator.uniform(0.1, 0.5)
        cells = [
            [member, group]
            for member in range(member_count)
            for group in range(group_count)
            if generator.random() < density
        ]
        cases.append(make_case(f"seed {seed}", member_count, group_count, cells))
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    text = f'{{"networkx":"{nx.__version__}","cases":[\n{lines}\n]}}\n'
    pathlib.Path(__file__).with_name("overlap-networkx.json").write_text(text)


if __name__ == "__main__":
    main()
