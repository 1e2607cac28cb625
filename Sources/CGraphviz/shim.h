#ifndef CORRIDOR_CGRAPHVIZ_SHIM_H
#define CORRIDOR_CGRAPHVIZ_SHIM_H

#include <graphviz/gvc.h>
#include <graphviz/cgraph.h>

#endif
