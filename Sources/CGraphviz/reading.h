#ifndef CORRIDOR_CGRAPHVIZ_READING_H
#define CORRIDOR_CGRAPHVIZ_READING_H

#include <string.h>
#include <graphviz/cgraph.h>

#include "identifiers.h"

/* Reading of several graphs from one text. The library's own function for texts reads the first, and leaves what its
   scanner had taken of the rest to the next text. */
typedef struct {
  const char *bytes;
  size_t length;
  size_t position;
} corridor_text;

static inline int corridor_text_read(void *channel, char *buffer, int size) {
  corridor_text *text = channel;
  size_t count = text->length - text->position;
  if (size <= 0) return 0;
  if (count > (size_t)size) count = (size_t)size;
  memcpy(buffer, text->bytes + text->position, count);
  text->position += count;
  return (int)count;
}

/* The next graph of a text; null at its end, and after a fault, which is reported. Objects are numbered. */
static inline Agraph_t *corridor_read(corridor_text *text) {
  static Agiodisc_t source;
  source = AgIoDisc;
  source.afread = corridor_text_read;
  Agdisc_t discipline = AgDefaultDisc;
  discipline.id = corridor_numbered();
  discipline.io = &source;
  if (text->position == 0) agsetfile(NULL);
  return agread(text, &discipline);
}

#endif
