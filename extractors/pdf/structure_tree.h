// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_PDF_STRUCTURE_TREE_H_
#define BOARDTRAIL_EXTRACTORS_PDF_STRUCTURE_TREE_H_

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <Object.h>
#include <PDFDoc.h>

#include "layout/tagged_table.h"

namespace boardtrail {

// The tables of a tagged PDF's structure tree. The tree is never read as a whole, as
// Poppler's own StructTreeRoot does: from a page's marked content the way leads up to a
// table (by the parent tree), and then down through that table alone. A table is kept
// while the pages read one after another have rows of it.
//
// Ownership:  borrows the document.
// Errors:     whatever is not as ISO 32000-1, 14.7 and 14.8 say is passed over.
// Cost:       the elements between the ids asked for and their tables, and those tables.
class StructureTree : public TagReader {
 public:
  explicit StructureTree(PDFDoc& document) : document_(document) {}

  // The page that tables_of() answers for, from 1, in rising order. False where it has no tags.
  bool turn_to(std::int32_t page);

  std::vector<TaggedTable> tables_of(std::span<const std::int32_t> ids) override;
  TaggedRow row_of(std::int32_t id) override;

 private:
  enum class Kind : std::uint8_t { kOther, kTable, kRow, kCell, kHeaderCell, kRowGroup };

  // Marked content of a cell, on any page.
  struct Content {
    int page = 0;  // object number
    std::int32_t id = 0;
    std::int32_t cell = 0;
    // clang-tidy 14 takes the comparison for one with 0.
    auto operator<=>(const Content&) const = default;  // NOLINT(modernize-use-nullptr)
  };
  // A whole table.
  struct Walked {
    int number = 0;  // of its object
    std::int32_t rows = 0;
    std::int32_t columns = 0;
    std::vector<TaggedCell> cells;  // row by row
    std::vector<bool> filled;       // by row: has content on any page
    std::vector<Content> contents;  // sorted
    std::int32_t last_row = -1;     // that stood on the page asked for last
    std::int32_t row_before = -1;   // the same of the page before that
    std::int32_t last_page = 0;     // that was asked for
  };
  // What is at work on one walk down.
  struct Walk {
    Walked table;
    std::unordered_set<int> seen;    // objects
    std::vector<Object> attributes;  // of the cells, not read yet
  };

  bool open();
  // The elements that hold the page's marked content, by its id; no array where unknown.
  const Object& parents_of_page();
  void read_number_tree(const Object& node, int depth);
  Kind kind_of(const Object& element);
  Kind kind_of_name(const std::string& name);
  // The nearest table at or above an element: its object number, or 0.
  int table_at(Ref element);
  Walked* walk(int number);
  void walk_rows(const Object& parent, int page, int depth, Walk* walk);
  void walk_row(const Object& row, int page, Walk* walk);
  void place_cells(Walk* walk);
  void walk_cell(const Object& cell, int page, std::int32_t number, int depth, Walk* walk);
  template <typename Visit>
  void for_each_kid(const Object& element, Walk* walk, const Visit& visit);
  TaggedTable part_of(Walked* table) const;
  void forget_tables();
  std::vector<int> with_outer_tables(const std::vector<int>& found);

  PDFDoc& document_;
  bool opened_ = false;
  std::map<int, Object> parents_;  // by key: arrays of elements by marked-content id
  Object role_map_;
  std::unordered_map<std::string, Kind> kinds_;  // by name, after the role map
  std::unordered_map<int, int> table_above_;     // by object number of an element
  std::vector<Walked> walked_;
  std::int64_t elements_left_ = 0;
  std::int32_t page_ = 0;
  int page_object_ = 0;
  std::optional<Object> page_parents_;  // once asked for
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_PDF_STRUCTURE_TREE_H_
