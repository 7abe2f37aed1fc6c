// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/document_stream.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "support/damage.h"
#include "support/sample_document.h"

namespace boardtrail {
namespace {

// Magic, format, four empty properties: what stands before the number of pages.
const std::string kEmptyHead = write_document(Document{}).substr(0, 6 + 1 + 4);

ErrorCode code_of(const Document& document, const Limits& limits = {}) {
  const Result<Document> result = read_document(write_document(document), limits);
  EXPECT_FALSE(result.has_value());
  return result.has_value() ? ErrorCode::kIo : result.error().code;
}

TEST(DocumentStream, IsExact) {
  for (const Document& document : {sample_document(), Document{}, table_document(7, 5)}) {
    const std::string bytes = write_document(document);
    const Result<Document> read = read_document(bytes, Limits{});
    ASSERT_TRUE(read.has_value()) << to_string(read.error());
    EXPECT_EQ(*read, document);
    EXPECT_EQ(write_document(*read), bytes);
  }
}

// Of a stream in memory, so many bytes at a time.
class Source {
 public:
  explicit Source(std::string_view bytes) : left_(bytes) {}
  TakeBytes taker() {
    return [this](char* to, std::size_t count) {
      most_ = std::max(most_, count);
      if (count > left_.size()) return false;
      left_.copy(to, count);
      left_.remove_prefix(count);
      return true;
    };
  }
  std::string_view left() const { return left_; }
  std::size_t most() const { return most_; }

 private:
  std::string_view left_;
  std::size_t most_ = 0;
};

TEST(DocumentStream, IsReadInPiecesOfAnySize) {
  Document document = sample_document();
  document.blocks[0].content.text += std::string(300'000, 'w') + "\xC3\xA9";
  const std::string bytes = write_document(document);
  for (const std::size_t window : {32UL, 33UL, 1000UL, kStreamWindow, 10'000'000UL}) {
    Source source(bytes);
    const auto read = read_document(bytes.size(), source.taker(), Limits{}, window);
    ASSERT_TRUE(read.has_value()) << window << ": " << to_string(read.error());
    EXPECT_EQ(*read, document) << window;
    EXPECT_EQ(source.left(), "") << window;
    EXPECT_LE(source.most(), window);
  }
}

TEST(DocumentStream, IsRefusedInPiecesAsItIsAsAWhole) {
  const std::string bytes = write_document(sample_document());
  Damage damage(815);
  int refused = 0;
  for (int i = 0; i < 2000; ++i) {
    const std::string hurt = damage.wound(bytes);
    Source source(hurt);
    const auto whole = read_document(hurt, Limits{});
    const auto pieces = read_document(hurt.size(), source.taker(), Limits{}, 32);
    ASSERT_EQ(pieces.has_value(), whole.has_value()) << "seed 815, wound " << i;
    if (whole) {
      EXPECT_EQ(*pieces, *whole) << "seed 815, wound " << i;
    } else {
      ++refused;
      EXPECT_EQ(to_string(pieces.error()), to_string(whole.error())) << "seed 815, wound " << i;
    }
  }
  EXPECT_GT(refused, 500);
}

// The process at the other end dies, at whatever byte.
TEST(DocumentStream, EndsWhereNoMoreComes) {
  const std::string bytes = write_document(sample_document());
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    Source source(std::string_view(bytes).substr(0, length));
    const auto read = read_document(bytes.size(), source.taker(), Limits{}, 32);
    ASSERT_FALSE(read.has_value()) << length;
    EXPECT_EQ(read.error().code, ErrorCode::kBadInput) << length;
  }
}

TEST(DocumentStream, ComesInSmallPieces) {
  Document document = table_document(5'000, 4);
  document.blocks[0].content.text = std::string(200'000, 'w');
  const std::vector<std::string> pieces = write_document_pieces(document);
  std::string joined;
  int larger = 0;
  for (const std::string& piece : pieces) {
    joined += piece;
    larger += piece.size() > kStreamWindow ? 1 : 0;
  }
  EXPECT_EQ(joined, write_document(document));
  EXPECT_EQ(larger, 1);  // the one long text
  EXPECT_GT(pieces.size(), joined.size() / kStreamWindow);
}

TEST(DocumentStream, IsNeverShorterThanItself) {
  const std::string bytes = write_document(sample_document());
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    const Result<Document> read = read_document(bytes.substr(0, length), Limits{});
    ASSERT_FALSE(read.has_value()) << "cut to " << length;
    EXPECT_EQ(read.error().code, ErrorCode::kBadInput) << "cut to " << length;
  }
  EXPECT_FALSE(read_document(bytes + '\0', Limits{}).has_value());
}

// What survives a wound must be a document as valid as any other.
TEST(DocumentStream, EnduresDamage) {
  const std::string bytes = write_document(sample_document());
  Damage damage(4711);
  int refused = 0;
  for (int i = 0; i < 2000; ++i) {
    const std::string hurt = i % 2 == 0 ? damage.flip_bits(bytes, 1) : damage.wound(bytes);
    const Result<Document> read = read_document(hurt, Limits{});
    if (!read) {
      ++refused;
      EXPECT_FALSE(read.error().message.empty());
    } else {
      EXPECT_EQ(write_document(*read), hurt) << "seed 4711, wound " << i;
    }
  }
  EXPECT_GT(refused, 500);
  EXPECT_LT(refused, 2000);
}

TEST(DocumentStream, CountsAreCheckedBeforeMemoryIsTaken) {
  const Result<Document> read = read_document(kEmptyHead + "\xFF\xFF\xFF\xFF\x0F", Limits{});
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().message, "document stream: a list is longer than the stream");
}

// Elements are larger in memory than in the stream; all together they have an end.
TEST(DocumentStream, TakesNoMoreMemoryThanAReaderHas) {
  constexpr std::size_t kLeastOfOutlineItem = 3;
  constexpr std::size_t kItems = kMaxDocumentMemory / sizeof(OutlineItem) + 1;
  std::string stream = kEmptyHead + std::string(1, '\0');  // no pages
  for (std::size_t count = kItems; count > 0; count >>= 7U) {
    stream += static_cast<char>((count & 0x7FU) | (count > 0x7F ? 0x80U : 0U));
  }
  stream.append(kItems * kLeastOfOutlineItem, '\0');
  const Result<Document> read = read_document(stream, Limits{});
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().code, ErrorCode::kLimitExceeded);
}

// So that one document has one stream, and none says one thing to us and another to others.
TEST(DocumentStream, HasOneWayToWriteANumber) {
  const std::string rest(4, '\0');  // no outline, blocks, tables, diagnostics
  EXPECT_TRUE(read_document(kEmptyHead + std::string(1, '\0') + rest, Limits{}).has_value());
  const struct {
    std::string number;
    const char* message;
  } cases[] = {
      {std::string("\x80\0", 2), "document stream: a number is longer than it need be"},
      {"\xFF\xFF\xFF\xFF\x1F", "document stream: a number is too large"},
      {"\xFF\xFF\xFF\xFF\xFF\x01", "document stream: a number is too long"},
      {"\xFF", "document stream: a number is longer than it need be"},
  };
  for (const auto& [number, message] : cases) {
    const Result<Document> read = read_document(kEmptyHead + number + rest, Limits{});
    ASSERT_FALSE(read.has_value()) << message;
    EXPECT_EQ(read.error().message, message);
  }
}

struct Mistake {
  const char* what;
  std::function<void(Document&)> make;
};

Table& table_of(Document& document) { return document.tables[0]; }

const Mistake kMistakes[] = {
    {"text is not UTF-8", [](Document& d) { d.blocks[0].content.text = "\xC3"; }},
    {"label is not UTF-8", [](Document& d) { d.pages[0].label = "\xED\xA0\x80"; }},
    {"unknown kind", [](Document& d) { d.blocks[0].kind = static_cast<BlockKind>(6); }},
    {"unknown format", [](Document& d) { d.format = static_cast<Format>(3); }},
    {"unknown origin", [](Document& d) { table_of(d).origin = static_cast<TableOrigin>(6); }},
    {"unknown level",
     [](Document& d) { d.diagnostics[0].level = static_cast<DiagnosticLevel>(3); }},
    {"unknown mark", [](Document& d) { table_of(d).cells[2].content.runs[0].marks = 1U << 7U; }},
    {"negative page", [](Document& d) { d.blocks[0].place.page = -1; }},
    {"box is not finite",
     [](Document& d) { d.blocks[0].place.box.x1 = std::numeric_limits<float>::infinity(); }},
    {"width is no number",
     [](Document& d) { d.pages[0].width = std::numeric_limits<float>::quiet_NaN(); }},
    {"confidence above 1", [](Document& d) { table_of(d).confidence = 1.5F; }},
    {"number of a table below 0", [](Document& d) { table_of(d).structure = -1; }},
    {"broken row below the table", [](Document& d) { table_of(d).broken_row = 3; }},
    {"no such table", [](Document& d) { d.blocks[5].table = 1; }},
    {"table block without a table", [](Document& d) { d.blocks[5].table = -1; }},
    {"paragraph with a table", [](Document& d) { d.blocks[1].table = 0; }},
    {"span of 0", [](Document& d) { table_of(d).cells[1].row_span = 0; }},
    {"span beyond the table", [](Document& d) { table_of(d).cells[1].row_span = 3; }},
    {"span beyond all tables", [](Document& d) { table_of(d).cells[1].column_span = INT32_MAX; }},
    {"column beyond the table", [](Document& d) { table_of(d).cells[4].column = 3; }},
    {"row beyond the table", [](Document& d) { table_of(d).cells[4].row = 3; }},
    {"cells overlap", [](Document& d) { table_of(d).cells[1].column_span = 2; }},
    {"cells out of order",
     [](Document& d) { std::swap(table_of(d).cells[2], table_of(d).cells[3]); }},
    {"cell twice", [](Document& d) { table_of(d).cells[3] = table_of(d).cells[2]; }},
    {"more header rows than rows", [](Document& d) { table_of(d).header_rows = 4; }},
    {"run beyond its text", [](Document& d) { table_of(d).cells[2].content.runs[2].end = 46; }},
    {"run inside a character",
     [](Document& d) {
       table_of(d).cells[4].content.runs.push_back({0, 23, kBold, {}, "", ""});
     }},
    {"run backwards", [](Document& d) { table_of(d).cells[2].content.runs[1].end = 30; }},
    {"runs overlap", [](Document& d) { table_of(d).cells[2].content.runs[1].begin = 10; }},
    {"tick box beyond its text",
     [](Document& d) { table_of(d).cells[4].content.ticks[1].offset = 25; }},
};

TEST(DocumentStream, RefusesWhatNoReaderMayMake) {
  for (const Mistake& mistake : kMistakes) {
    Document document = sample_document();
    mistake.make(document);
    EXPECT_EQ(code_of(document), ErrorCode::kBadInput) << mistake.what;
  }
}

struct Limited {
  const char* what;
  std::function<void(Limits&, std::int32_t)> set;
  std::int32_t n;  // what the document has
};

TEST(DocumentStream, KeepsItsLimits) {
  const Limited cases[] = {
      {"columns", [](Limits& limits, std::int32_t n) { limits.max_table_columns = n; }, 3},
      {"cells", [](Limits& limits, std::int32_t n) { limits.max_table_cells = n; }, 12},
      {"tables", [](Limits& limits, std::int32_t n) { limits.max_tables = n; }, 1},
      {"blocks", [](Limits& limits, std::int32_t n) { limits.max_blocks = n; }, 1},
      {"pages", [](Limits& limits, std::int32_t n) { limits.max_pages = n; }, 2},
  };
  Document document = table_document(4, 3);
  document.pages = {{1, 600, 800, "", true}, {2, 600, 800, "", true}};
  for (const Limited& limited : cases) {
    Limits limits;
    limited.set(limits, limited.n);
    EXPECT_TRUE(read_document(write_document(document), limits).has_value()) << limited.what;
    limited.set(limits, limited.n - 1);
    EXPECT_EQ(code_of(document, limits), ErrorCode::kLimitExceeded) << limited.what;
  }
}

// Before they are made: most of what is too much is never read.
TEST(DocumentStream, RefusesACountByItself) {
  Limits limits;
  limits.max_tables = 1;
  Document document = table_document(1, 1);
  document.tables.push_back(document.tables[0]);
  document.tables[1].confidence = 2;  // what another mistake would be
  EXPECT_EQ(read_document(write_document(document), limits).error().message,
            "document stream: too many tables");
}

// A blank table costs its stream nothing; the grid that somebody builds of it does.
TEST(DocumentStream, CountsBlankCells) {
  Document document = table_document(1, 1);
  document.tables[0].rows = INT32_MAX;
  EXPECT_EQ(code_of(document), ErrorCode::kLimitExceeded);
  // Nor are rows free that have no columns: whoever reads the table passes them one by one.
  document.tables[0].columns = 0;
  document.tables[0].cells.clear();
  EXPECT_EQ(code_of(document), ErrorCode::kLimitExceeded);
}

}  // namespace
}  // namespace boardtrail
