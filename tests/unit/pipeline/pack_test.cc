// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/pack.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "pipeline/file_walk.h"
#include "pipeline/ingest.h"
#include "support/docx_file.h"
#include "support/temporary_folder.h"

namespace boardtrail::test {
namespace {

using Lines = std::vector<std::string>;

std::string plan_text(const std::string& day) {
  return "Eastmere NHS Trust\nTheatre Improvement Plan\nPosition as at " + day +
         "\n\nRef\tAction\tLead\tDue Date\tRAG\n"
         "T1\tRecruit four theatre nurses\tAnn Ash\t31/03/2023\tG\n"
         "T2\tRepair the lift in the day unit\t\t31/03/2023\tA\n";
}

TEST(Pack, ListsWhatMayBeAPaper) {
  const std::string bytes = make_zip({{"b/paper.txt", "text"},
                                      {"b/", ""},
                                      {"a.docx", "x"},
                                      {".hidden.txt", "x"},
                                      {"__MACOSX/a.docx", "x"},
                                      {"figures.csv", "1,2"},
                                      {"../../etc/plan.txt", "x"},
                                      {"/etc/plan.txt", "x"},
                                      {"a.docx", "another"}});
  const Result<Pack> pack = Pack::open(bytes, "in/pack.zip", Limits{}, &is_passed_over);
  ASSERT_TRUE(pack.has_value());
  Lines paths;
  for (const PackMember& member : pack->members()) {
    paths.push_back(member.path + (member.error ? " refused" : ""));
  }
  EXPECT_EQ(paths,
            (Lines{"in/pack.zip!/../../etc/plan.txt refused", "in/pack.zip!//etc/plan.txt refused",
                   "in/pack.zip!/a.docx", "in/pack.zip!/b/paper.txt"}));
  EXPECT_EQ(pack->duplicates(), 1);
}

class PackIngest : public ::testing::Test {
 protected:
  PackIngest()
      : schemas_(load_schemas(BOARDTRAIL_SOURCE_DIR "/schemas").value()),
        warehouse_(Warehouse::open(folder_.path() / "w.db", Warehouse::Mode::kCreate).value()) {}

  // What the run tells of each document, without the folder before it.
  Lines run(const IngestOptions& given = {}) {
    Lines steps;
    IngestOptions options = given;
    options.on_progress = [&](const IngestProgress& step) {
      steps.push_back(step.path.substr(folder_.path().string().size() + 1) +
                      (step.error ? ": " + step.error->message : "") +
                      (step.unchanged ? " unchanged" : ""));
      last_ = {step.done, step.total};
    };
    const auto summary = ingest({(folder_.path() / "in").string()}, schemas_, warehouse_, options);
    EXPECT_TRUE(summary.has_value());
    EXPECT_EQ(summary ? static_cast<std::size_t>(summary->seen) : 0, steps.size());
    return steps;
  }

  std::int64_t count(const std::string& sql) {
    std::int64_t value = -1;
    RowReceiver receiver;
    receiver.row = [&](const std::vector<SqlValue>& row) {
      value = std::get<std::int64_t>(row.at(0));
      return true;
    };
    EXPECT_TRUE(warehouse_.query(sql, {}, receiver).ok());
    return value;
  }

  TemporaryFolder folder_;
  SchemaSet schemas_;
  Warehouse warehouse_;
  std::pair<std::size_t, std::size_t> last_;
};

// What cannot be had out of a pack is told by each run, and not tried again while the pack
// stays as it is: the second run here could start no reader.
TEST_F(PackIngest, RemembersWhatCannotBeRead) {
  const std::string whole = make_zip({{"jan.txt", plan_text("31 January 2023")}});
  folder_.write("in/1-cut.zip", whole.substr(0, whole.size() / 2));
  folder_.write("in/2-empty.zip", make_zip({{"folder/", ""}}));
  const Lines first = run();
  ASSERT_EQ(first.size(), 2U);
  IngestOptions helpless;
  helpless.reader.path = "/dev/null/reader";
  EXPECT_EQ(run(helpless), first);
  folder_.write("in/1-cut.zip", whole);
  EXPECT_EQ(run(), (Lines{"in/1-cut.zip!/jan.txt", first[1]}));

  folder_.write("in/3-out.zip", make_zip({{"../a.txt", "text"}}));
  const Lines third = run();
  EXPECT_EQ(count("SELECT count(*) FROM file WHERE path LIKE '%3-out.zip!/%'"), 1);
  EXPECT_EQ(run(), (Lines{"in/1-cut.zip!/jan.txt unchanged", first[1], third[2]}));
}

TEST_F(PackIngest, MakesADocumentOfEachPaper) {
  folder_.write("in/pack.zip",
                make_zip({{"jan.txt", plan_text("31 January 2023")},
                          {"sub/feb.txt", plan_text("28 February 2023")},
                          {"minutes.docx", make_docx("<w:p><w:r><w:t>Minutes</w:t></w:r></w:p>")},
                          {"sheet.png", "\x89PNG\r\n\x1A\n"},
                          {"inner.zip", make_zip({{"deep.txt", "text"}})}}));
  folder_.write("in/single.txt", plan_text("31 March 2023"));
  EXPECT_EQ(run(), (Lines{"in/pack.zip!/inner.zip: a ZIP file of files, no document: unpack it "
                          "first",
                          "in/pack.zip!/jan.txt", "in/pack.zip!/minutes.docx",
                          "in/pack.zip!/sheet.png: a picture (PNG), not a paper",
                          "in/pack.zip!/sub/feb.txt", "in/single.txt"}));
  EXPECT_EQ(last_, (std::pair<std::size_t, std::size_t>{6, 6}));
  EXPECT_EQ(count("SELECT count(*) FROM v_action WHERE path LIKE '%in/pack.zip!/%'"), 4);
  EXPECT_EQ(count("SELECT count(*) FROM v_document WHERE outcome = 'ok'"), 4);

  // Nothing is read again, and what failed is told again.
  EXPECT_EQ(run(), (Lines{"in/pack.zip!/inner.zip: a ZIP file of files, no document: unpack it "
                          "first",
                          "in/pack.zip!/jan.txt unchanged", "in/pack.zip!/minutes.docx unchanged",
                          "in/pack.zip!/sheet.png: a picture (PNG), not a paper",
                          "in/pack.zip!/sub/feb.txt unchanged", "in/single.txt unchanged"}));
}

TEST_F(PackIngest, ReadsOfAChangedPackWhatIsNew) {
  folder_.write("in/pack.zip", make_zip({{"jan.txt", plan_text("31 January 2023")}}));
  EXPECT_EQ(run(), (Lines{"in/pack.zip!/jan.txt"}));
  folder_.write("in/pack.zip", make_zip({{"jan.txt", plan_text("31 January 2023")},
                                         {"feb.txt", plan_text("28 February 2023")}}));
  EXPECT_EQ(run(), (Lines{"in/pack.zip!/feb.txt", "in/pack.zip!/jan.txt unchanged"}));
}

TEST_F(PackIngest, SaysWhyAPackIsNotRead) {
  const std::string whole = make_zip({{"jan.txt", plan_text("31 January 2023")}});
  folder_.write("in/1-cut.zip", whole.substr(0, whole.size() / 2));
  folder_.write("in/2-empty.zip", make_zip({{"folder/", ""}}));
  folder_.write("in/3-twice.zip", make_zip({{"a.txt", plan_text("31 January 2023")},
                                            {"a.txt", plan_text("28 February 2023")}}));
  folder_.write("in/4-out.zip", make_zip({{"../a.txt", "text"}}));
  const Lines steps = run();
  ASSERT_EQ(steps.size(), 5U);
  EXPECT_NE(steps[0].find("1-cut.zip: a damaged or truncated ZIP file"), std::string::npos);
  EXPECT_EQ(steps[1], "in/2-empty.zip: a ZIP file without a document in it");
  EXPECT_EQ(steps[2], "in/3-twice.zip!/a.txt");
  EXPECT_EQ(steps[3],
            "in/3-twice.zip: 1 of its entries have the name of another; of each name the first "
            "was read");
  EXPECT_EQ(steps[4],
            "in/4-out.zip!/../a.txt: its name leads out of the pack; files with such names are "
            "not read");
  EXPECT_EQ(count("SELECT count(*) FROM v_document WHERE outcome = 'failed'"), 4);
}

TEST_F(PackIngest, HoldsTheLimitsOfEachMember) {
  folder_.write("in/pack.zip",
                make_zip({{"a.txt", std::string(1000, 'a')}, {"b.txt", std::string(1001, 'b')}}));
  IngestOptions options;
  options.limits.max_part_bytes = 1000;
  const Lines steps = run(options);
  ASSERT_EQ(steps.size(), 2U);
  EXPECT_EQ(steps[0], "in/pack.zip!/a.txt");
  EXPECT_NE(steps[1].find("b.txt inflates beyond the limits"), std::string::npos);
}

}  // namespace
}  // namespace boardtrail::test
