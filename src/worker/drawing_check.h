// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WORKER_DRAWING_CHECK_H_
#define BOARDTRAIL_WORKER_DRAWING_CHECK_H_

#include <string_view>

namespace boardtrail {

// True where an SVG has only the elements and attributes that layout/svg.h writes: browsers
// will open it, and would run the scripts in it and fetch what it names.
bool is_plain_drawing(std::string_view svg);

}  // namespace boardtrail

#endif  // BOARDTRAIL_WORKER_DRAWING_CHECK_H_
