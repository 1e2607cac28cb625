#!/usr/bin/env python3
"""Writes a synthetic atlas: cities, networks, forums, bodies, people, events, rules, with degrees as uneven as in life.

    generate.py --out FOLDER [--entities 10000] [--ties 50000] [--seed 1]

The same seed gives the same files. Nothing in it is true of anybody.
"""
import argparse
import pathlib
import random

from names import Names
from ties import Ties

# Shares of the kinds, in thousandths.
KINDS = {
    "city": 580, "region": 25, "country": 3, "network": 25, "forum": 40, "working group": 120, "partnership": 6,
    "EU body": 15, "national body": 25, "organisation": 46, "funding scheme": 6, "programme": 6, "project": 25,
    "event": 40, "person": 30,
}
COUNTRIES = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
PLACES = 400


class Synthesis:
    def __init__(self, entities, ties, seed):
        self.random = random.Random(seed)
        self.names = Names(self.random)
        self.kinds = {kind: [] for kind in [*KINDS, "theme"]}
        self.rows = {}
        counts = {kind: max(1, entities * share // 1000) for kind, share in KINDS.items()}
        counts["country"] = min(counts["country"], len(COUNTRIES))
        counts["theme"] = entities - sum(counts.values())
        for kind, count in counts.items():
            for index in range(count):
                self.add(kind, index)
        self.ties = Ties(self, ties)

    def add(self, kind, index):
        identifier = f"{kind.lower().replace(' ', '-')}-{index + 1}"
        row = {"name": self.names.of(kind), "evidence": self.place()}
        if kind in ("city", "region", "organisation", "national body"):
            row["country"] = COUNTRIES[int(len(COUNTRIES) * self.random.random() ** 1.5)]
        if kind == "city":
            row["population"] = min(int(12_000 * self.random.paretovariate(1.1)), 9_000_000)
        if kind == "event":
            day = f"2024-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"
            row["since"] = row["until"] = day
        if kind == "project":
            start = self.random.randint(2012, 2024)
            row["since"], row["until"] = start, start + self.random.randint(1, 5)
        if kind == "person":
            row["role"] = "officer for European affairs"
        self.kinds[kind].append(identifier)
        self.rows[identifier] = row

    def place(self):
        return f"register {self.random.randint(1, PLACES)}"

    def rules(self, kind, identifier):
        """The rules that stand at a group, as lines of a flow sequence; most groups have none that anybody knows."""
        draw = self.random.random
        rules = []
        if kind == "network" and draw() < 0.3:
            clauses = ["{kind: [city]}"]
            if draw() < 0.6:
                low = self.random.choice([10_000, 50_000, 100_000, 250_000])
                high = f", to: {low * 5}" if draw() < 0.5 else ""
                clauses.append(f"{{population: {{from: {low}{high}}}}}")
            if draw() < 0.3:
                some = sorted(self.random.sample(COUNTRIES, self.random.randint(2, 12)))
                clauses.append("{country: [%s]}" % ", ".join(f'"{code}"' for code in some))
            fee = self.random.randrange(0, 12_000, 500)
            if draw() < 0.3:
                clauses += ["{fee: {eur: 0, in year: 1}}", f"{{fee: {{eur: {fee}, from year: 2, per: year}}}}"]
            elif draw() < 0.8:
                clauses.append(f"{{fee: {{eur: {fee}, per: year}}}}")
            if draw() < 0.2:
                clauses.append("{reimbursement: {share: 0.5, up to eur: 4000, per: year, for: members}}")
            rules.append(("join", clauses))
            least = self.random.randint(2, 6)
            rules.append(("found a working group", [f"{{quorum: {{at least: {least}, of: city}}}}"]))
        if kind in ("forum", "working group") and draw() < 0.15:
            rules.append(("join", [f"{{requires: [{self.ties.whole[identifier]}]}}"]))
        return rules

    def lines_of(self, kind, identifier):
        row = self.rows[identifier]
        values = ", ".join(f'{key}: "{value}"' if key in ("name", "country") else f"{key}: {value}"
                           for key, value in row.items())
        yield f"  - {{id: {identifier}, kind: {kind}, {values}"
        rules = self.rules(kind, identifier)
        if rules:
            yield ",\n      rules: ["
            yield ",\n        ".join(f"{{to: {to}, evidence: {self.place()}, clauses: [{', '.join(clauses)}]}}"
                                     for to, clauses in rules)
            yield "]"
        yield "}\n"

    def write(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "scenarios").mkdir(exist_ok=True)
        header = ("# Written by Benchmarks/Verbs/generate.py; nothing here is true of anybody.\n"
                  "atlas: {id: synthetic, title: A synthetic atlas, as of: 2024-03-01}\n"
                  f"sources:\n  register: {{title: A register, published: 2024-01-15, places: [1..{PLACES}]}}\n")
        (folder / "atlas.yaml").write_text(header)
        for kind, identifiers in self.kinds.items():
            text = "".join(part for identifier in identifiers for part in self.lines_of(kind, identifier))
            (folder / f"{kind.lower().replace(' ', '-')}.yaml").write_text(f"entities:\n{text}")
        (folder / "ties.yaml").write_text("ties:\n" + "".join(self.ties.lines()))
        (folder / "recommendations.yaml").write_text("recommendations:\n" + "".join(self.recommendations()))
        for name, text in self.scenarios():
            (folder / "scenarios" / f"{name}.yaml").write_text(text)

    def recommendations(self):
        for index in range(len(self.rows) // 50):
            who, towards = (self.random.choice(self.kinds[kind]) for kind in ("city", "network"))
            date = f"2024-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"
            yield (f"  - {{id: r-{index + 1}, says: Present the work, who: [{who}], towards: [{towards}], date: {date}, "
                   f"evidence: {self.place()}}}\n")

    def scenarios(self):
        """Two overlays: towns join the largest network; they found one of their own."""
        towns = [city for city in self.kinds["city"] if city not in self.ties.in_network][:12]
        largest = self.ties.networks_by_size[0]
        body = self.kinds["EU body"][0]
        said = "{evidence: register 1, assumed: it is done}"
        joins = "".join(f"    - {town} member of {largest}: {said}\n" for town in towns)
        yield "join-largest", f"scenario: {{id: join-largest, title: Towns join the largest network}}\nadd:\n  ties:\n{joins}"
        own = "".join(f"    - {town} member of new-network: {said}\n" for town in towns)
        yield "new-network", (
            "scenario: {id: new-network, title: A network of their own}\nadd:\n  entities:\n"
            "    - {id: new-network, kind: network, name: New network, evidence: register 1, assumed: it is done}\n"
            f"  ties:\n{own}    - new-network influences {body}: {said}\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--entities", type=int, default=10_000)
    parser.add_argument("--ties", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    Synthesis(options.entities, options.ties, options.seed).write(options.out)
