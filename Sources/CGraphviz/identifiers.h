#ifndef CORRIDOR_CGRAPHVIZ_IDENTIFIERS_H
#define CORRIDOR_CGRAPHVIZ_IDENTIFIERS_H

#include <stdlib.h>
#include <graphviz/cgraph.h>

/* Identifiers of a graph's objects in the order they are made.

   The library identifies an object by the address of its name and visits clusters in the order of identifiers, so
   the order of clusters in a file would change with the addresses of a run. Here names are numbered instead: a
   table from the address of a name, which the library keeps unique, to its number. As in the library, named
   objects have even identifiers and others odd ones. */
typedef struct {
  Agraph_t *graph;
  char **names;   /* by number, from 1 */
  size_t *slots;  /* open addressing from name to number; 0 for none */
  size_t count;
  size_t slot_count; /* a power of two, more than twice the count */
  IDTYPE anonymous;
} corridor_identifiers;

static inline size_t corridor_slot(const corridor_identifiers *ids, const char *name) {
  size_t slot = (((size_t)name >> 3) * (size_t)0x9E3779B97F4A7C15u) & (ids->slot_count - 1);
  while (ids->slots[slot] && ids->names[ids->slots[slot]] != name) slot = (slot + 1) & (ids->slot_count - 1);
  return slot;
}

static inline int corridor_grow(corridor_identifiers *ids, size_t slot_count) {
  size_t *slots = calloc(slot_count, sizeof *slots);
  char **names = realloc(ids->names, (slot_count / 2 + 1) * sizeof *names);
  if (names) ids->names = names;
  if (!slots || !names) {
    free(slots);
    return 0;
  }
  free(ids->slots);
  ids->slots = slots;
  ids->slot_count = slot_count;
  for (size_t number = 1; number <= ids->count; number++) slots[corridor_slot(ids, names[number])] = number;
  return 1;
}

static inline void *corridor_identifiers_open(Agraph_t *graph, Agdisc_t *discipline) {
  (void)discipline;
  corridor_identifiers *ids = calloc(1, sizeof *ids);
  if (!ids) return NULL;
  ids->graph = graph;
  ids->anonymous = 1;
  if (!corridor_grow(ids, 64)) {
    free(ids->names);
    free(ids);
    return NULL;
  }
  return ids;
}

static inline long corridor_identifiers_map(void *state, int type, char *text, IDTYPE *id, int create) {
  (void)type;
  corridor_identifiers *ids = state;
  if (!text) {
    *id = ids->anonymous;
    ids->anonymous += 2;
    return 1;
  }
  char *name = create ? agstrdup(ids->graph, text) : agstrbind(ids->graph, text);
  if (!name) return 0;
  size_t slot = corridor_slot(ids, name);
  if (!ids->slots[slot]) {
    if (!create) return 0;
    if (2 * (ids->count + 1) >= ids->slot_count) {
      if (!corridor_grow(ids, 2 * ids->slot_count)) return 0;
      slot = corridor_slot(ids, name);
    }
    ids->names[++ids->count] = name;
    ids->slots[slot] = ids->count;
  }
  *id = 2 * (IDTYPE)ids->slots[slot];
  return 1;
}

static inline long corridor_identifiers_alloc(void *state, int type, IDTYPE id) {
  (void)state, (void)type, (void)id;
  return 0;
}

/* The number stays with the address: a name that later takes this address takes its number too. */
static inline void corridor_identifiers_free(void *state, int type, IDTYPE id) {
  (void)type;
  corridor_identifiers *ids = state;
  if (id % 2 == 0) agstrfree(ids->graph, ids->names[id / 2]);
}

static inline char *corridor_identifiers_print(void *state, int type, IDTYPE id) {
  (void)type;
  corridor_identifiers *ids = state;
  return id % 2 == 0 ? ids->names[id / 2] : NULL;
}

static inline void corridor_identifiers_close(void *state) {
  corridor_identifiers *ids = state;
  free(ids->names);
  free(ids->slots);
  free(ids);
}

static inline void corridor_identifiers_register(void *state, int type, void *object) {
  (void)state, (void)type, (void)object;
}

/* The discipline under which the objects of a graph are numbered. The casts meet versions that declare `int` for
   `long`. */
static inline Agiddisc_t *corridor_numbered(void) {
  static Agiddisc_t numbered;
  numbered.open = corridor_identifiers_open;
  numbered.map = (__typeof__(numbered.map))corridor_identifiers_map;
  numbered.alloc = (__typeof__(numbered.alloc))corridor_identifiers_alloc;
  numbered.free = corridor_identifiers_free;
  numbered.print = corridor_identifiers_print;
  numbered.close = corridor_identifiers_close;
  numbered.idregister = corridor_identifiers_register;
  return &numbered;
}

/* Opens a graph whose objects are numbered. */
static inline Agraph_t *corridor_open(char *name, int directed) {
  Agdisc_t discipline = AgDefaultDisc;
  discipline.id = corridor_numbered();
  /* The kinds of graph are global variables, which Swift cannot know to be constant. */
  return agopen(name, directed ? Agdirected : Agundirected, &discipline);
}

#endif
