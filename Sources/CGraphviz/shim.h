#ifndef CORRIDOR_CGRAPHVIZ_SHIM_H
#define CORRIDOR_CGRAPHVIZ_SHIM_H

#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>
#include <graphviz/gvc.h>
#include <graphviz/cgraph.h>

#include "identifiers.h"
#include "reading.h"

/* The ends of an edge are macros. */
static inline Agnode_t *corridor_tail(Agedge_t *edge) { return agtail(edge); }
static inline Agnode_t *corridor_head(Agedge_t *edge) { return aghead(edge); }

/* The number of a node or an edge in the order they were made. */
static inline uint64_t corridor_sequence(void *object) { return AGSEQ(object); }

/* The corners of a graph that is laid out. The lower left one is the origin, but where there is a background. */
static inline pointf corridor_lower_left(Agraph_t *graph) { return GD_bb(graph).LL; }
static inline pointf corridor_upper_right(Agraph_t *graph) { return GD_bb(graph).UR; }

/* Sets the dots an inch of the next render of a graph that is laid out; 0 for those of the format. */
static inline void corridor_set_resolution(Agraph_t *graph, double resolution) {
  GD_drawing(graph)->dpi = resolution;
}

/* How many fonts the system has; -1 where it cannot be asked. Graphviz draws labels through fontconfig, which it
   loads itself, and without a font it draws empty boxes and says nothing. */
static inline int corridor_font_count(void) {
  void *library = dlopen("libfontconfig.so.1", RTLD_LAZY);
  if (!library) library = dlopen("libfontconfig.1.dylib", RTLD_LAZY);
  if (!library) return -1;
  int (*initialise)(void) = (int (*)(void))dlsym(library, "FcInit");
  int *(*fonts)(void *, int) = (int *(*)(void *, int))dlsym(library, "FcConfigGetFonts");
  if (!initialise || !fonts || !initialise()) return -1;
  int *set = fonts(NULL, 0); /* the system's fonts; the set begins with their number */
  return set ? *set : 0;
}

#endif
