"""Made-up names, each once."""

FIRST = ("Al Bran Cor Dor El Fal Gor Hal Ing Jar Kal Lun Mar Nor Ost Pal Quin Ros Sil Tor Ul Val Wes Yar Zel Bad Châ "
         "Łas São Mün Åre Écl").split()
MIDDLE = ("de en i o an er a en-le- mi na le ru so ta vi ze dor gen lin mar").split()
LAST = ("burg stad ford ville haven grad owo ica ano mouth dal sund berg heim holm polis bach field ton nik".split())
TOPICS = ("Ageing Air Arts Care Climate Data Energy Families Food Games Health Heritage Homes Inclusion Jobs Learning "
          "Migration Mobility Ports Procurement Rivers Safety Schools Sport Tourism Trade Waste Water Youth").split()
GROUPS = {
    "region": "Region of {place}", "country": "{place}land", "network": "European Network {topic} {place}",
    "forum": "Forum on {topic} {place}", "working group": "Working group {topic} {place}",
    "partnership": "Partnership for {topic} {place}", "EU body": "European Agency for {topic} {place}",
    "national body": "Ministry of {topic} {place}", "organisation": "{place} {topic} Institute",
    "funding scheme": "{topic} Fund {place}", "programme": "Programme {topic} {place}", "project": "{place} for {topic}",
    "event": "Conference on {topic} in {place}", "person": "{topic} van {place}", "theme": "{topic} and {place}",
}


class Names:
    def __init__(self, random):
        self.random = random
        self.taken = set()

    def place(self):
        return "".join(self.random.choice(part) for part in (FIRST, MIDDLE, LAST))

    def of(self, kind):
        while True:
            form = GROUPS.get(kind, "{place}")
            name = form.format(place=self.place(), topic=self.random.choice(TOPICS))
            if name not in self.taken:
                self.taken.add(name)
                return name
