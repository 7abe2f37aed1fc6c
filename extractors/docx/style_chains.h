// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_DOCX_STYLE_CHAINS_H_
#define BOARDTRAIL_EXTRACTORS_DOCX_STYLE_CHAINS_H_

#include <map>
#include <string_view>
#include <vector>

#include "extractors/docx/xml.h"

namespace boardtrail {

// The styles of a part, each with those that it is based on: the first of all first, the
// style itself last. A chain that bites its own tail ends there, and no chain is longer
// than 32. Views and nodes are those of `root`. An id that is given twice means its first
// style. `type`: only those of this w:type; all where empty.
std::map<std::string_view, std::vector<const XmlNode*>> style_chains(const XmlNode& root,
                                                                     std::string_view type = {});

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_DOCX_STYLE_CHAINS_H_
