// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_DOCX_STYLE_CHAINS_H_
#define BOARDTRAIL_EXTRACTORS_DOCX_STYLE_CHAINS_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/docx/xml.h"

namespace boardtrail {

using StyleChains = std::map<std::string_view, std::vector<const XmlNode*>>;

// The styles of a part, each with those that it is based on: the first of all first, the
// style itself last. A chain that bites its own tail ends there, and no chain is longer
// than 32. Views and nodes are those of `root`. An id that is given twice means its first
// style. `type`: only those of this w:type; all where empty.
StyleChains style_chains(const XmlNode& root, std::string_view type = {});

// The styles by id, each with what the styles of its chain state. `read_own` is asked once for
// each: many may be based on one with much in it.
template <typename S, typename ReadOwn>
std::map<std::string, S, std::less<>> applied(const StyleChains& chains, const ReadOwn& read_own) {
  std::map<const XmlNode*, S> own;
  for (const auto& [id, chain] : chains) own.emplace(chain.back(), read_own(*chain.back()));
  std::map<std::string, S, std::less<>> styles;
  for (const auto& [id, chain] : chains) {
    S& style = styles[std::string(id)];
    for (const XmlNode* node : chain) style.apply(own.at(node));
  }
  return styles;
}

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_DOCX_STYLE_CHAINS_H_
