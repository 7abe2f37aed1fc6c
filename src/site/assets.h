// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_SITE_ASSETS_H_
#define BOARDTRAIL_SITE_ASSETS_H_

#include <span>
#include <string_view>

namespace boardtrail {

// A file of every report that does not depend on what is reported.
struct Asset {
  std::string_view path;
  std::string_view content;
};

// The contents of assets/, compiled in (embed_assets.cmake).
std::span<const Asset> site_assets();

}  // namespace boardtrail

#endif  // BOARDTRAIL_SITE_ASSETS_H_
