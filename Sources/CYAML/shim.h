#ifndef CORRIDOR_CYAML_SHIM_H
#define CORRIDOR_CYAML_SHIM_H

#include <yaml.h>

#endif
