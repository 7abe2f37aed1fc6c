// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker/document_check.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace boardtrail {
namespace {

// ISO 32000-1, annex C: a page of 14,400 points a side; a document may count in larger
// units, so ten times that.
constexpr float kMaxSide = 144'000;
// Drawings may reach beyond the paper's edge; further out than this nothing is part of it.
constexpr float kBleed = 0.5F;
// A text has a page more for each form feed: no more than a document has bytes. And one more is
// still a number.
constexpr std::int64_t kMostPages = 1 << 30;

// How far a box may reach, to all sides of the paper's top left corner.
struct Reach {
  float x = kMaxSide;
  float y = kMaxSide;
};

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

  bool has_page(std::int32_t page) const {
    const auto pages = static_cast<std::int64_t>(document_.pages.size());
    return page >= 0 && page <= (pages == 0 ? kMostPages : pages);
  }

  bool stands(const Place& place) const {
    if (place.table > static_cast<std::int64_t>(document_.tables.size())) return false;
    return has_page(place.page) && is_within(place.box, place.page);
  }

  bool is_within(const Box& box, std::int32_t page) const {
    const Reach reach = reach_of(page);
    if (box.x1 < box.x0 || box.y1 < box.y0) return false;
    return box.x0 >= -reach.x && box.y0 >= -reach.y && box.x1 <= reach.x && box.y1 <= reach.y;
  }

  // Marks in a cell lie where its page is.
  bool stands(const Cell& cell) const {
    return stands(cell.place) && (cell.swatches.empty() || all_within(cell));
  }
  bool all_within(const Cell& cell) const {
    return std::all_of(cell.swatches.begin(), cell.swatches.end(), [&](const Swatch& swatch) {
      return is_within(swatch.box, cell.place.page);
    });
  }

  // On a page of unknown size, any box that a page could have.
  Reach reach_of(std::int32_t page) const {
    Reach reach;
    if (page == 0 || document_.pages.empty()) return reach;
    const Page& held = document_.pages[static_cast<std::size_t>(page) - 1];
    if (held.width > 0) reach.x = held.width * (1 + kBleed);
    if (held.height > 0) reach.y = held.height * (1 + kBleed);
    return reach;
  }

 private:
  const Document& document_;
};

// NaN becomes 0, which is on every page.
float cut(float value, float reach) {
  return std::isnan(value) ? 0 : std::clamp(value, -reach, reach);
}

void mend(const Reach& reach, Box* box) {
  *box = {cut(box->x0, reach.x), cut(box->y0, reach.y), cut(box->x1, reach.x),
          cut(box->y1, reach.y)};
  if (box->x1 < box->x0) std::swap(box->x0, box->x1);
  if (box->y1 < box->y0) std::swap(box->y0, box->y1);
}

void mend(const PlaceCheck& check, Place* place) {
  if (check.stands(*place)) return;
  if (!check.has_page(place->page)) place->page = 0;
  mend(check.reach_of(place->page), &place->box);
}

void mend(const PlaceCheck& check, Cell* cell) {
  if (check.stands(*cell)) return;
  mend(check, &cell->place);
  const Reach reach = check.reach_of(cell->place.page);
  for (Swatch& swatch : cell->swatches) mend(reach, &swatch.box);
}

void mend(Page* page) {
  for (float* side : {&page->width, &page->height}) {
    *side = std::isnan(*side) ? 0 : std::clamp(*side, 0.0F, kMaxSide);
  }
}

Status refuse(const char* what) { return Error{ErrorCode::kBadInput, what, ""}; }

}  // namespace

Status check_places(const Document& document) {
  const PlaceCheck check(document);
  if (!check.pages_stand()) return refuse("pages are not numbered from 1, or have no page's size");
  const auto stands = [&](const auto& item) { return check.stands(item.place); };
  const auto cell_stands = [&](const Cell& cell) { return check.stands(cell); };
  if (!std::all_of(document.blocks.begin(), document.blocks.end(), stands)) {
    return refuse("a block lies on no page");
  }
  if (!std::all_of(document.diagnostics.begin(), document.diagnostics.end(), stands)) {
    return refuse("a diagnostic lies on no page");
  }
  for (const Table& table : document.tables) {
    if (!stands(table) || !std::all_of(table.cells.begin(), table.cells.end(), cell_stands)) {
      return refuse("a table lies on no page");
    }
  }
  for (const OutlineItem& item : document.outline) {
    if (!check.has_page(item.page)) return refuse("the outline names a page that is not there");
  }
  return {};
}

void mend_places(Document* document) {
  for (Page& page : document->pages) mend(&page);
  const PlaceCheck check(*document);
  for (Block& block : document->blocks) mend(check, &block.place);
  for (Diagnostic& diagnostic : document->diagnostics) mend(check, &diagnostic.place);
  for (Table& table : document->tables) {
    mend(check, &table.place);
    for (Cell& cell : table.cells) mend(check, &cell);
  }
  for (OutlineItem& item : document->outline) {
    if (!check.has_page(item.page)) item.page = 0;
    item.level = std::max(item.level, 0);
  }
}

}  // namespace boardtrail
