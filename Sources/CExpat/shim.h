#ifndef CORRIDOR_CEXPAT_SHIM_H
#define CORRIDOR_CEXPAT_SHIM_H

#include <expat.h>
#include <string.h>

#endif
