"""Writes a network of the same kind in GraphML, GEXF and CSV, of about a given size each. The same seed gives the same
files.

    generate.py --out FOLDER [--formats graphml gexf csv] [--megabytes 100] [--seed 1]
"""

import argparse
import pathlib
import random
from xml.sax.saxutils import escape, quoteattr

KINDS = ["organisation", "municipality", "network", "working group", "EU body", "person", "regional government"]
TYPES = ["member_of", "participates", "advises", "funds", "reports_to", "hosts"]
WORDS = ("Energy Climate Transport Water Housing Cities Regions Digital Health Research Culture Baltic Danube Alpine Nordic "
         "Gdańsk Łódź Košice Malmö Zürich Évora Thessaloniki R&D Council Alliance Forum Office Committee").split()
COUNTRIES = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()


def nodes(random_, count):
    for index in range(count):
        name = " ".join(random_.choice(WORDS) for _ in range(random_.randint(2, 5)))
        yield (f"n{index}", f"{name} {index}", random_.choice(KINDS), random_.choice(COUNTRIES),
               random_.randint(100, 5_000_000))


def edges(random_, node_count, count):
    for index in range(count):
        # Squares make some nodes far better connected than others.
        source, target = (int(node_count * random_.random() ** 2) for _ in range(2))
        since = f"{random_.randint(1990, 2025)}-{random_.randint(1, 12):02}-{random_.randint(1, 28):02}"
        yield (f"e{index}", f"n{source}", f"n{target}", round(random_.random() * 10, 4), random_.choice(TYPES), since)


def graphml(write, random_, node_count, edge_count):
    write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for key, domain, name, kind in (("d0", "node", "label", "string"), ("d1", "node", "kind", "string"),
                                    ("d2", "node", "country", "string"), ("d3", "node", "population", "int"),
                                    ("d4", "edge", "weight", "double"), ("d5", "edge", "type", "string"),
                                    ("d6", "edge", "since", "string")):
        write(f'  <key id="{key}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>\n')
    write('  <graph id="G" edgedefault="directed">\n')
    for node, label, kind, country, population in nodes(random_, node_count):
        write(f'    <node id="{node}">\n      <data key="d0">{escape(label)}</data>\n      <data key="d1">{kind}</data>\n'
              f'      <data key="d2">{country}</data>\n      <data key="d3">{population}</data>\n    </node>\n')
    for edge, source, target, weight, kind, since in edges(random_, node_count, edge_count):
        write(f'    <edge id="{edge}" source="{source}" target="{target}">\n      <data key="d4">{weight}</data>\n'
              f'      <data key="d5">{kind}</data>\n      <data key="d6">{since}</data>\n    </edge>\n')
    write("  </graph>\n</graphml>\n")


def gexf(write, random_, node_count, edge_count):
    write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
          '  <graph defaultedgetype="directed" mode="static">\n    <attributes class="node">\n'
          '      <attribute id="0" title="kind" type="string"/>\n      <attribute id="1" title="country" type="string"/>\n'
          '      <attribute id="2" title="population" type="integer"/>\n    </attributes>\n'
          '    <attributes class="edge">\n      <attribute id="0" title="type of tie" type="string"/>\n'
          '      <attribute id="1" title="since when" type="string"/>\n    </attributes>\n    <nodes>\n')
    for node, label, kind, country, population in nodes(random_, node_count):
        write(f'      <node id="{node}" label={quoteattr(label)}>\n        <attvalues>\n'
              f'          <attvalue for="0" value="{kind}"/>\n          <attvalue for="1" value="{country}"/>\n'
              f'          <attvalue for="2" value="{population}"/>\n        </attvalues>\n      </node>\n')
    write("    </nodes>\n    <edges>\n")
    for edge, source, target, weight, kind, since in edges(random_, node_count, edge_count):
        write(f'      <edge id="{edge}" source="{source}" target="{target}" weight="{weight}">\n        <attvalues>\n'
              f'          <attvalue for="0" value="{kind}"/>\n          <attvalue for="1" value="{since}"/>\n'
              f'        </attvalues>\n      </edge>\n')
    write("    </edges>\n  </graph>\n</gexf>\n")


def csv(write, random_, node_count, edge_count):
    write("source,target,weight,type,since\n")
    for _, source, target, weight, kind, since in edges(random_, node_count, edge_count):
        write(f"{source},{target},{weight},{kind},{since}\n")


# Bytes an edge with its share of nodes takes, about; a node for three edges (for ten in CSV).
FORMATS = {"graphml": (graphml, 246, 3), "gexf": (gexf, 310, 3), "csv": (csv, 41, 10)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--formats", nargs="*", default=list(FORMATS), choices=list(FORMATS))
    parser.add_argument("--megabytes", type=float, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name in options.formats:
        writer, size, ratio = FORMATS[name]
        count = int(options.megabytes * 1e6 / size)
        with open(options.out / f"network.{name}", "w", encoding="utf-8", newline="\n") as file:
            writer(file.write, random.Random(options.seed), max(1, count // ratio), count)


if __name__ == "__main__":
    main()
