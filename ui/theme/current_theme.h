#pragma once

#include "ui/theme/palette.h"

namespace pare {

// What currentTheme() returns from now on. Only ThemeControl calls it: it tells nobody.
void setCurrentTheme(const Theme &theme);

} // namespace pare
