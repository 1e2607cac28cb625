"""What is asked of each verb, once about the shipped atlases and once about the synthetic one."""

SHIPPED = {
    "one": "Eindhoven", "other": "Riga", "small": "Amarante", "body": "European Commission", "network": "Eurocities",
    "rich": "CHANGE!", "way": "Amarante > Eurocities > European Commission", "before": "2018-05-03",
    "first": "new-network", "second": "existing-networks",
}
SYNTHETIC = {
    "one": "city-1", "other": "city-2", "small": "city-17", "body": "eu-body-1", "network": "network-1",
    "rich": "network-2", "way": "city-17 > network-1 > eu-body-1", "before": "2024-06-30",
    "first": "join-largest", "second": "new-network",
}
CASES = {
    "stats": ["stats"],
    "show": ["show", "{network}"],
    "show --section": ["show", "--section", "rules"],
    "find": ["find", "{one}"],
    "check": ["check"],
    "routes": ["routes", "{small}", "{body}"],
    "routes --by hops": ["routes", "{small}", "{body}", "--by", "hops"],
    "routes --to-kind": ["routes", "{small}", "--to-kind", "EU body"],
    "routes --from-members-of": ["routes", "--from-members-of", "{rich}", "{body}"],
    "routes --joining": ["routes", "{small}", "{body}", "--joining"],
    "routes --by time": ["routes", "{small}", "{body}", "--by", "time"],
    "routes --before": ["routes", "{small}", "{body}", "--by", "time", "--before", "{before}"],
    "routes --pareto": ["routes", "{small}", "{body}", "--pareto", "strength,hops,money"],
    "routes --pareto --joining": ["routes", "{small}", "{body}", "--pareto", "strength,hops,money", "--joining"],
    "routes --robust": ["routes", "{small}", "{body}", "--robust"],
    "routes --why-not": ["routes", "{small}", "{body}", "--why-not", "{way}"],
    "gatekeepers": ["gatekeepers", "{small}", "{body}"],
    "gatekeepers --to-kind": ["gatekeepers", "{small}", "--to-kind", "EU body"],
    "gatekeepers --robust": ["gatekeepers", "{small}", "{body}", "--robust"],
    "join": ["join", "{small}"],
    "join one": ["join", "{small}", "{network}"],
    "join --members-of": ["join", "--members-of", "{rich}"],
    "join --rules": ["join", "--rules"],
    "coalition": ["coalition", "{network}"],
    "coalition by goal": ["coalition", "found a working group"],
    "agenda": ["agenda"],
    "agenda of one": ["agenda", "{one}", "--until", "{before}"],
    "plan": ["plan", "--from", "{small}", "--to", "{body}"],
    "plan --reach": ["plan", "--from", "{small}", "--to", "{body}", "--reach", "0.8"],
    "plan of two": ["plan", "--from", "{small}", "--from", "{other}", "--to", "{body}", "--budget", "20000"],
    "whatif": ["whatif", "{first}"],
    "whatif --from --to": ["whatif", "{first}", "--from", "{small}", "--to", "{body}"],
    "compare": ["compare", "{first}", "{second}"],
    "overlaps": ["overlaps"],
    "overlaps --of members": ["overlaps", "--of", "members"],
    "overlaps of one": ["overlaps", "{network}"],
    "overlaps of several": ["overlaps", "{network}", "{rich}"],
    "coverage": ["coverage"],
    "coverage --member-kind": ["coverage", "--member-kind", "city", "--group-kind", "network"],
    "rank": ["rank"],
    "rank betweenness": ["rank", "betweenness", "closeness", "pagerank"],
    "rank --projection": ["rank", "--projection", "groups"],
    "communities": ["communities"],
    "profile": ["profile", "{network}"],
}
# Verbs that only some versions have.
LATER = {
    "reach": ["reach", "{small}", "{body}"],
}


def arguments(words, names):
    return [word.format(**names) for word in words]
