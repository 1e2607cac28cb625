#ifndef CORRIDOR_CGRAPHVIZ_SHIM_H
#define CORRIDOR_CGRAPHVIZ_SHIM_H

#include <stdlib.h>
#include <graphviz/gvc.h>
#include <graphviz/cgraph.h>

/* The kinds of graph are global variables, which Swift cannot know to be constant. */
static inline Agraph_t *corridor_open(char *name, int directed) {
  return agopen(name, directed ? Agdirected : Agundirected, NULL);
}

/* The ends of an edge are macros. */
static inline Agnode_t *corridor_tail(Agedge_t *edge) { return agtail(edge); }
static inline Agnode_t *corridor_head(Agedge_t *edge) { return aghead(edge); }

#endif
