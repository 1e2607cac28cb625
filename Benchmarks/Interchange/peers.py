"""Reads one file with one peer, a few times, and prints a line of JSON with median time, peak memory and counts.

    peers.py igraph|networkx|polars FILE [RUNS]
"""

import json
import resource
import statistics
import sys
import time


def igraph_graph(path):
    import igraph
    if path.endswith(".csv"):
        return igraph_table(path)
    graph = igraph.Graph.Read_GraphML(path)
    return graph.vcount(), graph.ecount(), sum(graph.es["weight"])


def igraph_table(path):
    import csv
    import igraph
    identifiers, edges, weights = {}, [], []
    with open(path, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)
        for source, target, weight, *_ in rows:
            edges.append((identifiers.setdefault(source, len(identifiers)), identifiers.setdefault(target, len(identifiers))))
            weights.append(float(weight))
    graph = igraph.Graph(len(identifiers), edges, directed=True, edge_attrs={"weight": weights})
    return graph.vcount(), graph.ecount(), sum(weights)


def networkx_graph(path):
    import networkx
    graph = networkx.read_gexf(path) if path.endswith(".gexf") else networkx.read_graphml(path)
    return graph.number_of_nodes(), graph.number_of_edges(), sum(w for _, _, w in graph.edges(data="weight"))


def polars_table(path):
    import numpy
    import polars
    import scipy.sparse
    table = polars.read_csv(path)
    both = polars.concat([table["source"], table["target"]]).cast(polars.Categorical).to_physical().to_numpy()
    count, weights = len(table), table["weight"].to_numpy()
    size = int(both.max()) + 1
    # Parallel edges stay apart, as they do in the others: COO to CSR by hand, as tocsr() would sum them.
    order = numpy.argsort(both[:count], kind="stable")
    starts = numpy.searchsorted(both[:count][order], numpy.arange(size + 1))
    matrix = scipy.sparse.csr_matrix((weights[order], both[count:][order].astype(numpy.int32), starts), shape=(size, size))
    return size, matrix.nnz, float(weights.sum())


def main():
    peer, path = sys.argv[1:3]
    read = {"igraph": igraph_graph, "networkx": networkx_graph, "polars": polars_table}[peer]
    times = []
    for _ in range(int(sys.argv[3]) if len(sys.argv) > 3 else 3):
        start = time.perf_counter()
        nodes, edges, weight = read(path)
        times.append(time.perf_counter() - start)
        if times[-1] > 60:
            break
    import importlib.metadata
    print(json.dumps({"wall": statistics.median(times), "best": min(times), "runs": len(times), "nodes": nodes,
                      "edges": edges, "weight": weight, "version": importlib.metadata.version(peer),
                      "rss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}))


if __name__ == "__main__":
    main()
