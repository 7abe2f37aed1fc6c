// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/document_check.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace boardtrail {
namespace {

// ISO 32000-1, annex C: a page of 14,400 points a side; a document may count in larger
// units, so ten times that.
constexpr float kMaxSide = 144'000;
// Drawings may reach beyond the paper's edge; further out than this nothing is part of it.
constexpr float kBleed = 0.5F;

class PlaceCheck {
 public:
  explicit PlaceCheck(const Document& document) : document_(document) {}

  bool pages_stand() const {
    std::int32_t expected = 1;
    for (const Page& page : document_.pages) {
      if (page.number != expected++) return false;
      if (page.width < 0 || page.height < 0) return false;
      if (page.width > kMaxSide || page.height > kMaxSide) return false;
    }
    return true;
  }

  bool stands(const Place& place) const {
    if (place.table > static_cast<std::int64_t>(document_.tables.size())) return false;
    const auto pages = static_cast<std::int64_t>(document_.pages.size());
    if (pages > 0 && place.page > pages) return false;
    if (pages == 0 || place.page == 0) return within(place.box, 0, 0);
    const Page& page = document_.pages[static_cast<std::size_t>(place.page) - 1];
    return within(place.box, page.width, page.height);
  }

 private:
  static bool within(const Box& box, float width, float height) {
    if (box.x1 < box.x0 || box.y1 < box.y0) return false;
    // A page of unknown size: any box that a page could have.
    const float most_x = width > 0 ? width * (1 + kBleed) : kMaxSide;
    const float most_y = height > 0 ? height * (1 + kBleed) : kMaxSide;
    return box.x0 >= -most_x && box.y0 >= -most_y && box.x1 <= most_x && box.y1 <= most_y;
  }

  const Document& document_;
};

Status refuse(const char* what) { return Error{ErrorCode::kBadInput, what, ""}; }

}  // namespace

Status check_places(const Document& document) {
  const PlaceCheck check(document);
  if (!check.pages_stand()) return refuse("pages are not numbered from 1, or have no page's size");
  const auto stands = [&](const auto& item) { return check.stands(item.place); };
  if (!std::all_of(document.blocks.begin(), document.blocks.end(), stands)) {
    return refuse("a block lies on no page");
  }
  if (!std::all_of(document.diagnostics.begin(), document.diagnostics.end(), stands)) {
    return refuse("a diagnostic lies on no page");
  }
  for (const Table& table : document.tables) {
    if (!stands(table) || !std::all_of(table.cells.begin(), table.cells.end(), stands)) {
      return refuse("a table lies on no page");
    }
  }
  const auto pages = static_cast<std::int32_t>(document.pages.size());
  for (const OutlineItem& item : document.outline) {
    if (pages > 0 && item.page > pages) return refuse("the outline names a page that is not there");
  }
  return {};
}

}  // namespace boardtrail
