// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/docx/style_chains.h"

#include <algorithm>
#include <optional>

namespace boardtrail {
namespace {

constexpr std::size_t kLongestChain = 32;

}  // namespace

StyleChains style_chains(const XmlNode& root, std::string_view type) {
  StyleChains chains;
  std::map<const XmlNode*, std::optional<std::string_view>> bases;
  for (const XmlNode& node : root.children) {
    const auto id = node.attribute("styleId");
    if (node.name != "style" || !id) continue;
    if (!type.empty() && node.attribute("type").value_or("") != type) continue;
    const bool first = chains.emplace(*id, std::vector<const XmlNode*>{&node}).second;
    if (first) bases.emplace(&node, node.value("basedOn"));
  }
  for (auto own = chains.begin(); own != chains.end(); ++own) {
    std::vector<const XmlNode*>& chain = own->second;
    while (chain.size() < kLongestChain) {
      const std::optional<std::string_view>& base = bases.at(chain.back());
      const auto found = base ? chains.find(*base) : chains.end();
      if (found == chains.end() || found == own) break;
      chain.push_back(found->second.back());  // its own style, be its chain whole or begun
    }
    std::reverse(chain.begin(), chain.end());
  }
  return chains;
}

}  // namespace boardtrail
