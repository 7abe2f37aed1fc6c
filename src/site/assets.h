// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_SITE_ASSETS_H_
#define BOARDTRAIL_SITE_ASSETS_H_

#include <span>

#include "base/embedded_text.h"

namespace boardtrail {

// The files of every report that do not depend on what is reported: those of assets/.
std::span<const EmbeddedText> site_assets();

}  // namespace boardtrail

#endif  // BOARDTRAIL_SITE_ASSETS_H_
