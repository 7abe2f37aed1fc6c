// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx/style_chains.h"

#include <algorithm>

namespace boardtrail {
namespace {

constexpr std::size_t kLongestChain = 32;

}  // namespace

std::map<std::string_view, std::vector<const XmlNode*>> style_chains(const XmlNode& root,
                                                                     std::string_view type) {
  std::map<std::string_view, std::vector<const XmlNode*>> chains;
  for (const XmlNode& node : root.children) {
    const auto id = node.attribute("styleId");
    if (node.name != "style" || !id) continue;
    if (!type.empty() && node.attribute("type").value_or("") != type) continue;
    chains.emplace(*id, std::vector<const XmlNode*>{&node});
  }
  for (auto own = chains.begin(); own != chains.end(); ++own) {
    std::vector<const XmlNode*>& chain = own->second;
    while (chain.size() < kLongestChain) {
      const auto base = chain.back()->value("basedOn");
      const auto found = base ? chains.find(*base) : chains.end();
      if (found == chains.end() || found == own) break;
      chain.push_back(found->second.back());  // its own style, be its chain whole or begun
    }
    std::reverse(chain.begin(), chain.end());
  }
  return chains;
}

}  // namespace boardtrail
