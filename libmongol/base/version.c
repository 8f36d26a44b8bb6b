/* version.c -- the version of the library; the build passes its parts. */
#include <mongol/base.h>

#ifndef MGL_VERSION_MAJOR
# define MGL_VERSION_MAJOR 0
# define MGL_VERSION_MINOR 1
# define MGL_VERSION_PATCH 0
#endif

uint32_t mgl_version(void)
{
    return (uint32_t)MGL_VERSION_MAJOR << 16 | (uint32_t)MGL_VERSION_MINOR << 8 | (uint32_t)MGL_VERSION_PATCH;
}
