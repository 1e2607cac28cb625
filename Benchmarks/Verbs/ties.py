"""The ties of a synthetic atlas: memberships by which a few groups have many and a few cities are in many, and the rest."""
import bisect
import itertools

# Ties beside memberships and parts of wholes: type, kinds it leads from, kind it leads to, thousandths of all ties.
OTHERS = [
    ("takes part in", ["city", "organisation", "region"], "project", 90),
    ("takes part in", ["city", "organisation", "national body"], "partnership", 12),
    ("leads", ["city", "organisation"], "project", 5),
    ("influences", ["network", "organisation", "region"], "EU body", 16),
    ("advises", ["working group", "organisation", "national body"], "EU body", 10),
    ("consults", ["EU body"], "network", 5),
    ("prepares for", ["working group", "EU body"], "EU body", 4),
    ("reports to", ["working group"], "forum", 8),
    ("oversees", ["EU body"], "funding scheme", 2),
    ("manages", ["national body", "EU body"], "funding scheme", 3),
    ("funds", ["funding scheme", "programme"], "project", 10),
    ("in contact with", ["city"], "city", 60),
    ("in contact with", ["city", "region"], "national body", 24),
    ("represents", ["national body"], "country", 3),
    ("supports", ["national body", "organisation"], "network", 6),
    ("partner of", ["network", "organisation"], "network", 6),
    ("works for", ["person"], "city", 5),
    ("contact for", ["person"], "network", 3),
    ("organises", ["network", "forum", "EU body"], "event", 8),
    ("hosts", ["city"], "event", 8),
    ("attends", ["city", "person", "organisation", "EU body"], "event", 40),
    ("presents at", ["city", "person"], "event", 12),
    ("covers", ["network", "forum", "working group", "project", "funding scheme"], "theme", 48),
    ("refers to", ["network", "partnership"], "programme", 4),
    ("chairs", ["city"], "working group", 16),
]


class Crowd:
    """Those of some kinds, drawn by weights that fall like a power law in a shuffled order."""

    def __init__(self, random, members, exponent):
        self.random = random
        self.members = members[:]
        random.shuffle(self.members)
        self.sums = list(itertools.accumulate((rank + 3) ** -exponent for rank in range(len(self.members))))

    def draw(self):
        return self.members[bisect.bisect(self.sums, self.random.random() * self.sums[-1])]


class Ties:
    def __init__(self, synthesis, count):
        self.synthesis, self.random, self.kinds = synthesis, synthesis.random, synthesis.kinds
        self.crowds = {kind: Crowd(self.random, members, 0.7) for kind, members in self.kinds.items()}
        self.ends = {}
        self.members = {}
        self.whole = {}
        self.parts()
        for type_, sources, target, share in OTHERS:
            for _ in range(count * share // 1000):
                self.add_some(type_, sources, target)
        self.sub_memberships = count * 200 // 1000
        self.memberships(count)
        self.in_network = {city for members in self.members.values() for city in members}
        self.networks_by_size = sorted(
            self.kinds["network"], key=lambda network: (-len(self.members.get(network, ())), network))

    def add(self, source, type_, target):
        if source == target or (source, type_, target) in self.ends:
            return False
        self.ends[source, type_, target] = True
        return True

    def add_some(self, type_, sources, target):
        while True:
            if self.add(self.crowds[self.random.choice(sources)].draw(), type_, self.crowds[target].draw()):
                return

    def parts(self):
        """Forums in networks, working groups in forums, bodies in bodies above them."""
        for part, whole in (("forum", "network"), ("working group", "forum")):
            for identifier in self.kinds[part]:
                self.whole[identifier] = self.crowds[whole].draw()
                self.add(identifier, "part of", self.whole[identifier])
        bodies = self.kinds["EU body"]
        for index, body in enumerate(bodies[1:], 1):
            self.add(body, "part of", bodies[int(index * self.random.random() ** 2)])

    def memberships(self, count):
        """Of cities in networks, then in forums and working groups of networks they are in."""
        while len(self.ends) < count - self.sub_memberships:
            city, network = self.crowds["city"].draw(), self.crowds["network"].draw()
            if self.add(city, "member of", network):
                self.members.setdefault(network, []).append(city)
        below = [*self.kinds["forum"], *self.kinds["working group"]]
        while len(self.ends) < count:
            group = self.random.choice(below)
            members = self.members.get(self.whole[group])
            city = self.random.choice(members) if members else self.crowds["city"].draw()
            if self.add(city, "member of", group):
                self.members.setdefault(group, []).append(city)

    def lines(self):
        """Each tie in its own form: most cite a place alone, some have a grade, dates, a price or are openings."""
        draw = self.random.random
        for source, type_, target in self.ends:
            place = self.synthesis.place()
            values = []
            if draw() < 0.1:
                values.append(f"grade: {self.random.choice(['strong', 'medium', 'weak', 'faint'])}")
            if draw() < 0.12:
                values.append(f"since: {self.random.randint(1990, 2024)}")
            if draw() < 0.04:
                values.append(f"until: {self.random.randint(2024, 2027)}")
            if type_ == "member of" and draw() < 0.05:
                values.append(f"eur: {self.random.randrange(500, 9_000, 500)}")
            if type_ in ("attends", "presents at") and draw() < 0.2:
                values.append("potential: yes")
            if draw() < 0.03:
                values.append("inferred: both name each other")
            end = f"{{evidence: {place}, {', '.join(values)}}}" if values else place
            yield f"  - {source} {type_} {target}: {end}\n"
