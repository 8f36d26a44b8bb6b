/* choice.h -- the system and profile that a caller asks for. */
#ifndef MGL_MODEL_CHOICE_H
#define MGL_MODEL_CHOICE_H

#include <mongol/shape.h>

static inline uint32_t mgl_profile_or_default(uint32_t profile)
{
    return profile == MGL_PROFILE_DEFAULT ? MGL_PROFILE_UTN57_R4 : profile;
}

/* Puts the default for no profile. MGL_E_UNSUPPORTED: this build lacks the system or the profile. */
static inline mgl_status mgl_choose(uint32_t system, uint32_t *profile)
{
    *profile = mgl_profile_or_default(*profile);
    bool known = mgl_supports(MGL_FEATURE_SYSTEM, system) && mgl_supports(MGL_FEATURE_PROFILE, *profile);
    return known ? MGL_OK : MGL_E_UNSUPPORTED;
}

#endif
