// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pdf/structure_tree.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include <Catalog.h>
#include <Page.h>
#include <XRef.h>

namespace boardtrail {
namespace {

// Trees are as deep as their text is nested; the number tree has few levels.
constexpr int kMaxDepth = 64;
constexpr int kMaxNumberTreeDepth = 16;
constexpr std::size_t kMaxPages = 200'000;  // entries of the parent tree
// Elements that one document may make us read: 3,000 pages of dense tables.
constexpr std::int64_t kMaxElements = 3'000'000;
constexpr std::size_t kMaxCells = 200'000;  // of one table
constexpr std::int32_t kMaxSpan = 512;
constexpr std::int32_t kMaxColumns = 512;
constexpr std::size_t kMaxRemembered = 100'000;  // elements whose table is known

int integer(const Object& value, int fallback) { return value.isInt() ? value.getInt() : fallback; }

// RowSpan or ColSpan in a cell's attributes: a dictionary, or several.
std::int32_t span_of(const Object& attributes, const char* name) {
  const auto of = [&](const Object& dictionary) {
    return dictionary.isDict() ? integer(dictionary.dictLookup(name), 0) : 0;
  };
  int span = of(attributes);
  if (attributes.isArray()) {
    constexpr int kMaxOwners = 16;
    const int count = std::min(attributes.arrayGetLength(), kMaxOwners);
    for (int i = 0; i < count && span == 0; ++i) span = of(attributes.arrayGet(i));
  }
  return std::clamp(span, 1, kMaxSpan);
}

bool is_elsewhere(const Object& attributes) {
  return attributes.isRef() || (attributes.isArray() && attributes.arrayGetLength() > 0 &&
                                attributes.arrayGetNF(0).isRef());
}

int page_of(const Object& element, int inherited) {
  const Object& page = element.dictLookupNF("Pg");
  return page.isRef() ? page.getRef().num : inherited;
}

}  // namespace

bool StructureTree::open() {
  opened_ = true;
  elements_left_ = kMaxElements;
  const Object catalog = document_.getXRef()->getCatalog();
  if (!catalog.isDict()) return false;
  const Object root = catalog.dictLookup("StructTreeRoot");
  if (!root.isDict()) return false;
  role_map_ = root.dictLookup("RoleMap");
  read_number_tree(root.dictLookup("ParentTree"), 0);
  return !parents_.empty();
}

void StructureTree::read_number_tree(const Object& node, int depth) {
  if (!node.isDict() || depth > kMaxNumberTreeDepth || --elements_left_ < 0) return;
  const Object numbers = node.dictLookup("Nums");
  if (numbers.isArray()) {
    for (int i = 0; i + 1 < numbers.arrayGetLength() && parents_.size() < kMaxPages; i += 2) {
      const Object& key = numbers.arrayGetNF(i);
      const Object& value = numbers.arrayGetNF(i + 1);
      if (key.isInt() && (value.isRef() || value.isArray())) {
        parents_.emplace(key.getInt(), value.copy());
      }
    }
  }
  const Object kids = node.dictLookup("Kids");
  if (!kids.isArray()) return;
  for (int i = 0; i < kids.arrayGetLength() && parents_.size() < kMaxPages; ++i) {
    if (elements_left_ <= 0) return;
    read_number_tree(kids.arrayGet(i), depth + 1);
  }
}

bool StructureTree::turn_to(std::int32_t page) {
  page_ = page;
  page_parents_.reset();
  if (opened_ && parents_.empty()) return false;
  ::Page* source = document_.getPage(page);
  if (source == nullptr) return false;
  page_object_ = source->getRef().num;
  return page_object_ > 0;
}

StructureTree::Kind StructureTree::kind_of_name(const std::string& name) {
  static constexpr std::array<std::pair<const char*, Kind>, 7> kKinds = {{
      {"Table", Kind::kTable},
      {"TR", Kind::kRow},
      {"TD", Kind::kCell},
      {"TH", Kind::kHeaderCell},
      {"THead", Kind::kRowGroup},
      {"TBody", Kind::kRowGroup},
      {"TFoot", Kind::kRowGroup},
  }};
  for (const auto& [standard, kind] : kKinds) {
    if (name == standard) return kind;
  }
  return Kind::kOther;
}

// The role map may lead over several names of the producer's own.
StructureTree::Kind StructureTree::kind_of(const Object& element) {
  const Object type = element.dictLookup("S");
  if (!type.isName()) return Kind::kOther;
  const auto known = kinds_.find(type.getName());
  if (known != kinds_.end()) return known->second;
  constexpr int kMostSteps = 8;
  std::string name = type.getName();
  Kind kind = kind_of_name(name);
  for (int step = 0; step < kMostSteps && kind == Kind::kOther && role_map_.isDict(); ++step) {
    const Object role = role_map_.dictLookup(name.c_str());
    if (!role.isName()) break;
    name = role.getName();
    kind = kind_of_name(name);
  }
  if (kinds_.size() < kMaxRemembered) kinds_.emplace(type.getName(), kind);
  return kind;
}

int StructureTree::table_at(Ref element) {
  std::vector<int> path;
  int found = 0;
  while (static_cast<int>(path.size()) < kMaxDepth && --elements_left_ >= 0) {
    const auto known = table_above_.find(element.num);
    if (known != table_above_.end()) {
      found = known->second;
      break;
    }
    const Object object = document_.getXRef()->fetch(element);
    if (!object.isDict()) break;
    path.push_back(element.num);
    if (kind_of(object) == Kind::kTable) {
      found = element.num;
      break;
    }
    const Object& parent = object.dictLookupNF("P");
    if (!parent.isRef()) break;
    element = parent.getRef();
  }
  if (table_above_.size() > kMaxRemembered) table_above_.clear();
  for (const int number : path) table_above_.emplace(number, found);
  return found;
}

// Kids are one or an array: content by its id, or dictionaries (elements, and content that
// states its page). Visits content as (page, id) with a null element.
template <typename Visit>
void StructureTree::for_each_kid(const Object& element, Walk* walk, const Visit& visit) {
  const auto visit_one = [&](const Object& kid) {
    if (--elements_left_ < 0) return;
    if (kid.isInt()) {
      visit(Object(objNull), kid.getInt());
      return;
    }
    if (kid.isRef() && !walk->seen.insert(kid.getRef().num).second) return;
    const Object value = kid.isRef() ? document_.getXRef()->fetch(kid.getRef()) : kid.copy();
    if (value.isDict()) visit(value, -1);
  };
  const Object& kids = element.dictLookupNF("K");
  if (kids.isRef()) {  // one element, or an array of its own
    const Object value = document_.getXRef()->fetch(kids.getRef());
    if (value.isArray()) {
      for (int i = 0; i < value.arrayGetLength(); ++i) visit_one(value.arrayGetNF(i));
      return;
    }
  } else if (kids.isArray()) {
    for (int i = 0; i < kids.arrayGetLength(); ++i) visit_one(kids.arrayGetNF(i));
    return;
  }
  visit_one(kids);
}

void StructureTree::walk_rows(const Object& parent, int page, int depth, Walk* walk) {
  if (depth > kMaxDepth) return;
  for_each_kid(parent, walk, [&](const Object& kid, std::int32_t /*id*/) {
    if (!kid.isDict() || walk->table.cells.size() >= kMaxCells) return;
    const Kind kind = kind_of(kid);
    if (kind == Kind::kRow) walk_row(kid, page_of(kid, page), walk);
    if (kind == Kind::kRowGroup) walk_rows(kid, page_of(kid, page), depth + 1, walk);
  });
}

void StructureTree::walk_row(const Object& row, int page, Walk* walk) {
  Walked& table = walk->table;
  const std::int32_t number = table.rows++;
  table.filled.push_back(false);
  for_each_kid(row, walk, [&](const Object& kid, std::int32_t /*id*/) {
    const Kind kind = kid.isDict() ? kind_of(kid) : Kind::kOther;
    if (kind != Kind::kCell && kind != Kind::kHeaderCell) return;
    if (table.cells.size() >= kMaxCells) return;
    TaggedCell cell;
    cell.row = number;
    cell.header = kind == Kind::kHeaderCell;
    const auto index = static_cast<std::int32_t>(table.cells.size());
    table.cells.push_back(cell);
    walk->attributes.push_back(kid.dictLookupNF("A").copy());
    walk_cell(kid, page_of(kid, page), index, 0, walk);
  });
}

// Columns, and spans where there can be any: rows of one length have none, so that
// attributes which are objects of their own need not be read for them.
void StructureTree::place_cells(Walk* walk) {
  Walked& table = walk->table;
  std::vector<std::int32_t> lengths(static_cast<std::size_t>(table.rows), 0);
  for (const TaggedCell& cell : table.cells) ++lengths[static_cast<std::size_t>(cell.row)];
  const bool even =
      std::adjacent_find(lengths.begin(), lengths.end(), std::not_equal_to<>()) == lengths.end();
  std::vector<std::int32_t> busy_until;  // by column, the row where a span ends
  std::size_t column = 0;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    TaggedCell& cell = table.cells[i];
    if (i == 0 || table.cells[i - 1].row != cell.row) column = 0;
    std::size_t wanted = 1;
    if (!even || !is_elsewhere(walk->attributes[i])) {
      const Object attributes = walk->attributes[i].fetch(document_.getXRef());
      cell.row_span = span_of(attributes, "RowSpan");
      wanted = static_cast<std::size_t>(span_of(attributes, "ColSpan"));
    }
    while (column < busy_until.size() && busy_until[column] > cell.row) ++column;
    const std::size_t first = column;
    while (column < kMaxColumns && column - first < wanted &&
           (column >= busy_until.size() || busy_until[column] <= cell.row)) {
      if (column >= busy_until.size()) busy_until.resize(column + 1, 0);
      busy_until[column++] = cell.row + cell.row_span;
    }
    cell.column = static_cast<std::int32_t>(first);
    cell.column_span = static_cast<std::int32_t>(column - first);
    if (cell.column_span == 0) cell.row_span = 0;  // too many columns: no cell
    table.columns = std::max(table.columns, static_cast<std::int32_t>(column));
  }
}

void StructureTree::walk_cell(const Object& cell, int page, std::int32_t number, int depth,
                              Walk* walk) {
  if (depth > kMaxDepth) return;
  Walked& table = walk->table;
  const auto add = [&](int on, std::int32_t id) {
    table.contents.push_back({on, id, number});
    table.filled[static_cast<std::size_t>(table.cells[static_cast<std::size_t>(number)].row)] =
        true;
  };
  for_each_kid(cell, walk, [&](const Object& kid, std::int32_t id) {
    if (!kid.isDict()) {
      add(page, id);
      return;
    }
    const Object& content = kid.dictLookupNF("MCID");
    if (content.isInt()) {
      // Content of a form of its own is not of the page.
      if (kid.dictLookupNF("Stm").isNull()) add(page_of(kid, page), content.getInt());
      return;
    }
    if (kind_of(kid) == Kind::kTable) return;
    walk_cell(kid, page_of(kid, page), number, depth + 1, walk);
  });
}

StructureTree::Walked* StructureTree::walk(int number) {
  const auto known = std::find_if(walked_.begin(), walked_.end(),
                                  [&](const Walked& table) { return table.number == number; });
  if (known != walked_.end()) return &*known;
  Walk walk;
  walk.table.number = number;
  const Object table = document_.getXRef()->fetch(number, 0);
  if (table.isDict()) walk_rows(table, page_of(table, 0), 0, &walk);
  place_cells(&walk);
  auto& contents = walk.table.contents;
  std::sort(contents.begin(), contents.end());
  // Content belongs to one cell.
  contents.erase(std::unique(contents.begin(), contents.end(),
                             [](const Content& a, const Content& b) {
                               return a.page == b.page && a.id == b.id;
                             }),
                 contents.end());
  walked_.push_back(std::move(walk.table));
  return &walked_.back();
}

// The rows with content on the page, and the blank ones between them.
TaggedTable StructureTree::part_of(Walked* table) const {
  TaggedTable out;
  out.number = table->number;
  out.columns = table->columns;
  out.whole_rows = table->rows;
  std::vector<bool> here(table->filled.size(), false);
  const auto begin = std::lower_bound(table->contents.begin(), table->contents.end(),
                                      Content{page_object_, -1, -1});
  auto end = begin;
  for (; end != table->contents.end() && end->page == page_object_; ++end) {
    here[static_cast<std::size_t>(table->cells[static_cast<std::size_t>(end->cell)].row)] = true;
  }
  std::vector<std::int32_t> new_row(here.size() + 1, 0);
  std::int32_t last = -1;
  for (std::size_t r = 0; r < here.size(); ++r) {
    new_row[r] = static_cast<std::int32_t>(out.rows.size());
    if (!table->filled[r]) {  // on this page where the next row with content goes on
      std::size_t next = r;
      while (next < here.size() && !table->filled[next]) ++next;
      const bool between = last >= 0 && next < here.size() && here[next];
      if (between) out.rows.push_back(static_cast<std::int32_t>(r));
      continue;
    }
    last = here[r] ? static_cast<std::int32_t>(r) : -1;
    if (here[r]) out.rows.push_back(last);
  }
  new_row.back() = static_cast<std::int32_t>(out.rows.size());
  std::vector<std::int32_t> new_cell(table->cells.size(), -1);
  for (std::size_t i = 0; i < table->cells.size(); ++i) {
    TaggedCell cell = table->cells[i];
    const auto rows = static_cast<std::int32_t>(here.size());
    const auto to = static_cast<std::size_t>(std::min(cell.row + cell.row_span, rows));
    const std::int32_t first = new_row[static_cast<std::size_t>(cell.row)];
    cell.row_span = new_row[to] - first;
    if (cell.row_span < 1) continue;
    cell.row = first;
    new_cell[i] = static_cast<std::int32_t>(out.cells.size());
    out.cells.push_back(cell);
  }
  for (auto it = begin; it != end; ++it) {
    out.content.emplace_back(it->id, new_cell[static_cast<std::size_t>(it->cell)]);
  }
  if (table->last_page != page_) table->row_before = std::exchange(table->last_row, -1);
  for (std::size_t i = 0; i < out.rows.size(); ++i) {
    if (out.rows[i] == table->row_before) out.broken_row = static_cast<std::int32_t>(i);
  }
  if (!out.rows.empty()) table->last_row = out.rows.back();
  table->last_page = page_;
  return out;
}

void StructureTree::forget_tables() {
  std::erase_if(walked_, [&](const Walked& table) { return table.last_page + 1 < page_; });
}

// Inner tables have the larger depth.
std::vector<int> StructureTree::with_outer_tables(const std::vector<int>& found) {
  constexpr std::size_t kMostTables = 1000;  // on one page
  std::map<int, int> depths;
  for (const int number : found) {
    std::vector<int> nest{number};
    while (nest.size() < kMaxDepth) {
      const Object table = document_.getXRef()->fetch(nest.back(), 0);
      const int outer = table.isDict() && table.dictLookupNF("P").isRef()
                            ? table_at(table.dictLookupNF("P").getRef())
                            : 0;
      if (outer == 0 || std::find(nest.begin(), nest.end(), outer) != nest.end()) break;
      nest.push_back(outer);
    }
    for (std::size_t i = 0; i < nest.size() && depths.size() < kMostTables; ++i) {
      depths[nest[i]] = static_cast<int>(nest.size() - i);
    }
  }
  std::vector<int> out;
  out.reserve(depths.size());
  for (const auto& [number, depth] : depths) out.push_back(number);
  std::stable_sort(out.begin(), out.end(), [&](int a, int b) { return depths[a] > depths[b]; });
  return out;
}

const Object& StructureTree::parents_of_page() {
  if (page_parents_) return *page_parents_;
  page_parents_.emplace(objNull);
  if (!opened_ && !open()) return *page_parents_;
  const Object page = document_.getXRef()->fetch(page_object_, 0);
  if (!page.isDict()) return *page_parents_;
  const auto entry = parents_.find(integer(page.dictLookup("StructParents"), -1));
  if (entry != parents_.end()) page_parents_ = entry->second.fetch(document_.getXRef());
  return *page_parents_;
}

TaggedRow StructureTree::row_of(std::int32_t id) {
  const Object& parents = parents_of_page();
  if (!parents.isArray() || id < 0 || id >= parents.arrayGetLength()) return {};
  const Object& parent = parents.arrayGetNF(id);
  if (!parent.isRef()) return {};
  Ref at = parent.getRef();
  for (int depth = 0; depth < kMaxDepth && --elements_left_ >= 0; ++depth) {
    const Object element = document_.getXRef()->fetch(at);
    if (!element.isDict() || !element.dictLookupNF("P").isRef()) return {};
    if (kind_of(element) == Kind::kTable) return {};
    const Ref above = element.dictLookupNF("P").getRef();
    if (kind_of(element) == Kind::kRow) {
      const Object kids = element.dictLookup("K");
      return {table_at(above), at.num, kids.isArray() ? kids.arrayGetLength() : 1};
    }
    at = above;
  }
  return {};
}

std::vector<TaggedTable> StructureTree::tables_of(std::span<const std::int32_t> ids) {
  std::vector<TaggedTable> out;
  const Object& parents = parents_of_page();
  if (!parents.isArray()) return out;
  forget_tables();
  std::vector<int> found;
  for (const std::int32_t id : ids) {
    if (id < 0 || id >= parents.arrayGetLength()) continue;
    const Object& parent = parents.arrayGetNF(id);
    const int number = parent.isRef() ? table_at(parent.getRef()) : 0;
    if (number != 0 && std::find(found.begin(), found.end(), number) == found.end()) {
      found.push_back(number);
    }
  }
  for (const int number : with_outer_tables(found)) {
    TaggedTable table = part_of(walk(number));
    if (!table.rows.empty()) out.push_back(std::move(table));
  }
  return out;
}

}  // namespace boardtrail
