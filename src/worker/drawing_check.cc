// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/drawing_check.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace boardtrail {
namespace {

constexpr std::array<std::string_view, 6> kElements = {"svg", "g", "rect", "line", "text", "title"};
constexpr std::array<std::string_view, 21> kAttributes = {"xmlns",
                                                          "viewBox",
                                                          "font-family",
                                                          "width",
                                                          "height",
                                                          "fill",
                                                          "id",
                                                          "x",
                                                          "y",
                                                          "x1",
                                                          "y1",
                                                          "x2",
                                                          "y2",
                                                          "stroke",
                                                          "font-size",
                                                          "textLength",
                                                          "font-weight",
                                                          "stroke-width",
                                                          "stroke-dasharray",
                                                          "fill-opacity",
                                                          "text-decoration"};

template <typename List>
bool is_one_of(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

// Up to the first of `ends`, which stays; all of it where none is there.
std::string_view take_until(std::string_view* from, std::string_view ends) {
  const std::string_view taken = from->substr(0, from->find_first_of(ends));
  from->remove_prefix(taken.size());
  return taken;
}

// ` name="value"`; a value with a bracket could name something to be fetched.
bool take_attribute(std::string_view* tag) {
  tag->remove_prefix(1);
  const std::string_view name = take_until(tag, "=");
  if (!is_one_of(kAttributes, name) || !tag->starts_with("=\"")) return false;
  tag->remove_prefix(2);
  const std::string_view value = take_until(tag, "\"");
  if (tag->empty() || value.find_first_of("<>&(") != std::string_view::npos) return false;
  tag->remove_prefix(1);
  return name != "xmlns" || value == "http://www.w3.org/2000/svg";
}

// What stands between < and >.
bool is_plain_tag(std::string_view tag) {
  if (tag.starts_with('/')) return is_one_of(kElements, tag.substr(1));
  if (tag.ends_with('/')) tag.remove_suffix(1);
  if (!is_one_of(kElements, take_until(&tag, " "))) return false;
  while (tag.starts_with(' ')) {
    if (!take_attribute(&tag)) return false;
  }
  return tag.empty();
}

}  // namespace

bool is_plain_drawing(std::string_view svg) {
  if (!svg.starts_with("<svg ") || !is_valid_utf8(svg)) return false;
  while (!svg.empty()) {
    svg.remove_prefix(1);  // <
    const std::string_view tag = take_until(&svg, "<>");
    if (!svg.starts_with('>') || !is_plain_tag(tag)) return false;
    take_until(&svg, "<");
  }
  return true;
}

}  // namespace boardtrail
