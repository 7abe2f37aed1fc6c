// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_EXTRACTORS_DOCX_BODY_READER_H_
#define BOARDTRAIL_EXTRACTORS_DOCX_BODY_READER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/common/document_builder.h"
#include "extractors/common/rich_text_builder.h"
#include "extractors/docx/colours.h"
#include "extractors/docx/numbering.h"
#include "extractors/docx/styles.h"
#include "extractors/docx/table_frame.h"
#include "extractors/docx/table_styles.h"
#include "extractors/docx/word_tags.h"
#include "extractors/docx/xml.h"

namespace boardtrail {

// What the other parts of a package say about the text.
struct WordContext {
  Theme theme;
  Styles styles;
  TableStyles table_styles;
  Numbering numbering;
};

// Makes blocks and tables of one part (the document, a header, the notes) while it is
// parsed: one pass, nothing kept but what is open.
//
// Text boxes stand before the paragraph that anchors them. A table in a cell is a table
// of its own behind the outer one, and its words stand in the cell too. Deleted text is
// kept as runs (kDeleted); struck-out text as kStruck.
class BodyReader : public XmlEvents {
 public:
  // `running`: the part is a header or a footer.
  BodyReader(WordContext& context, DocumentBuilder& document, const Limits& limits, bool running)
      : context_(context), document_(document), limits_(limits), running_(running) {
    flows_.emplace_back();
  }

  std::uint8_t kind_of(XmlNamespace space, std::string_view name) override {
    return static_cast<std::uint8_t>(word_tag(space, name));
  }
  void start(const XmlElement& element) override;
  void end() override;
  void text(std::string_view piece) override;

  // Ends an open paragraph. Call once, after the part.
  void finish();
  // Pages are known only where Word has written down where they ended.
  bool pages_known() const { return pages_known_; }
  std::int32_t page() const { return page_; }
  // The text with tabs and line ends as they stand, until the first table.
  const std::string& plain() const { return plain_; }
  bool has_tables() const { return has_tables_; }

 private:
  struct Change {
    Mark mark = kInserted;
    std::string author;
    std::string date;
    std::size_t depth = 0;  // of its element
  };
  struct Paragraph {
    std::string style;
    std::optional<int> outline;
    std::optional<int> list;
    std::optional<int> list_level;
    Shading shading;
    bool mark_deleted = false;
  };
  // The look that the builder was last told of.
  struct Applied {
    std::uint16_t marks = 0;
    std::string author;
    std::string date;
    std::optional<Colour> colour;
    bool operator==(const Applied&) const = default;
  };
  // Text that runs on its own: the body, a cell, a text box.
  struct Flow {
    enum class Kind : std::uint8_t { kBlocks, kCell, kBoxInCell };
    Kind kind = Kind::kBlocks;
    RichTextBuilder text;
    Paragraph paragraph;
    CharacterLook paragraph_look;
    CharacterLook run_look;
    Applied applied;
    std::vector<bool> fields;  // open complex fields: true while their code is read
    Place place;
    ListNumber number;
    bool first_paragraph = true;
    bool in_run = false;
  };
  struct InnerTable {
    std::optional<Block> title;
    Table table;
  };
  struct OpenTable {
    TableFrame frame;
    CellFormat cell;
    std::optional<Block> title;     // of a table in a cell: the heading right above it there
    std::vector<InnerTable> inner;  // finished tables inside of it, in order
  };
  struct Control {
    bool tick_box = false;
    bool ticked = false;
    bool placeholder = false;
    bool tick_pending = false;
    bool in_content = false;
  };
  struct DropDown {
    std::vector<std::string> entries;
    int standard = 0;
    std::optional<int> chosen;
  };
  struct Choice {
    bool taken = false;
    std::size_t depth = 0;
  };
  struct ShapeState {
    std::optional<Colour> colour;
    bool circle = false;
    bool has_text = false;
    std::size_t depth = 0;
  };

  // body_reader.cc
  void open(WordTag tag, const XmlElement& element);
  void close(WordTag tag);
  bool skips(WordTag tag, const XmlElement& element);
  WordTag parent() const { return stack_.size() < 2 ? WordTag::kOther : stack_[stack_.size() - 2]; }
  WordTag grandparent() const {
    return stack_.size() < 3 ? WordTag::kOther : stack_[stack_.size() - 3];
  }
  Flow& flow() { return flows_.back(); }
  Place here() const;
  void begin_paragraph();
  void paragraph_property(WordTag tag, const XmlElement& element);
  void apply_paragraph_style();
  void number_paragraph();
  void end_paragraph();
  void flush_block();
  void add_table(Table table);
  std::optional<Block> inner_title() const;

  // body_runs.cc
  void begin_run();
  void run_property(WordTag tag, const XmlElement& element);
  void shading(const XmlElement& element);
  void change(WordTag tag, const XmlElement& element);
  void append(std::string_view piece, bool wingdings);
  void apply_look();
  CharacterLook look();
  void symbol(const XmlElement& element);
  void field_character(const XmlElement& element);
  void control(WordTag tag, const XmlElement& element);
  void begin_control_content();
  void check_box_state(const XmlElement& element);
  void put_tick(bool ticked);
  void drop_down(WordTag tag, const XmlElement& element);
  void put_choice();
  bool hides_text() const;
  bool in_field_code() const;

  // body_tables.cc
  void begin_table();
  void table_property(WordTag tag, const XmlElement& element);
  void begin_cell();
  void end_cell();
  void end_table();
  void begin_text_box();
  void end_text_box();
  void shape_part(WordTag tag, const XmlElement& element);
  void end_shape();
  void add_swatch(Swatch::Shape shape, std::optional<Colour> colour);

  WordContext& context_;
  DocumentBuilder& document_;
  const Limits& limits_;
  bool running_;

  std::vector<WordTag> stack_;
  std::size_t skipped_ = 0;
  std::vector<Flow> flows_;
  std::vector<std::unique_ptr<OpenTable>> tables_;
  std::vector<Change> changes_;
  std::vector<Control> controls_;
  std::vector<Choice> choices_;
  std::vector<ShapeState> shapes_;
  std::string piece_;  // of w:t
  std::optional<bool> box_default_;
  std::optional<bool> box_checked_;
  DropDown drop_down_;
  std::int32_t page_ = 1;
  bool pages_known_ = false;
  bool has_tables_ = false;
  bool told_hidden_cell_ = false;
  std::string plain_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_EXTRACTORS_DOCX_BODY_READER_H_
