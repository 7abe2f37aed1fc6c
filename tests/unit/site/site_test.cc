// SPDX-License-Identifier: GPL-3.0-or-later
#include "site/site.h"

#include <filesystem>
#include <map>

#include <gtest/gtest.h>

#include "board_warehouse.h"
#include "site/page_frame.h"
#include "warehouse/sqlite.h"

namespace boardtrail::test {
namespace {

namespace fs = std::filesystem;

class SiteTest : public testing::Test {
 protected:
  SiteTest() { board_.add_second(); }

  SiteSummary write(const std::string& stamp = "", const std::string& program = "") {
    SiteOptions options;
    options.folder = board_.file("report");
    options.stamp = stamp;
    options.program = program;
    const auto summary = write_site(board_.warehouse(), options);
    EXPECT_TRUE(summary.has_value()) << to_string(summary.error());
    return summary.has_value() ? *summary : SiteSummary{};
  }
  // Every page by its path.
  std::map<std::string, std::string> pages() const {
    std::map<std::string, std::string> found;
    const fs::path root = board_.file("report");
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      if (entry.path().extension() == ".html") {
        found[fs::relative(entry.path(), root).string()] = read_file(entry.path());
      }
    }
    return found;
  }
  std::string page(const PageUrl& url) const {
    return read_file(board_.file("report/" + url.path()));
  }
  std::int64_t number(std::string_view sql) {
    return std::stoll(rows(board_.warehouse(), sql).at(0));
  }

  BoardWarehouse board_;
};

TEST_F(SiteTest, HasAPageForEachPlanActionFindingAndRule) {
  write();
  std::map<std::string, int> count;
  for (const auto& [path, html] : pages()) ++count[path.substr(0, path.find('/'))];
  EXPECT_EQ(count["index.html"], 1);
  EXPECT_EQ(count["plans"], number("SELECT count(*) FROM v_plan"));
  EXPECT_EQ(count["actions"], number("SELECT count(*) FROM v_lineage"));
  EXPECT_EQ(count["findings"], number("SELECT count(*) FROM v_finding WHERE status = 'open'"));
  EXPECT_EQ(count["rules"],
            number("SELECT count(DISTINCT rule) FROM v_finding WHERE status = 'open'"));
}

TEST_F(SiteTest, NothingThatAPaperSaysBecomesMarkup) {
  write();
  const std::string bad[] = {"<script>alert", "<b>four",      "<i>is", "\x1b",
                             "\x7f",          "\xE2\x80\xAE", "\a"};
  for (const auto& [path, html] : pages()) {
    for (const std::string& text : bad) EXPECT_EQ(html.find(text), std::string::npos) << path;
    EXPECT_NE(html.find("default-src &#39;none&#39;"), std::string::npos) << path;
  }
  const std::string action =
      page(action_page(number("SELECT action_id FROM v_action WHERE ref = 'B1' LIMIT 1")));
  EXPECT_NE(action.find("Recruit &lt;b&gt;four&lt;/b&gt; theatre nurses, &quot;now&quot;"),
            std::string::npos);
  EXPECT_NE(action.find("red[U+001B][31m[U+202E]der[U+0007][U+007F]"), std::string::npos);
}

TEST_F(SiteTest, TellsWhatChanged) {
  write();
  const std::string plan = page(plan_page(number("SELECT plan_id FROM v_plan")));
  EXPECT_NE(plan.find("The paper of 30 April 2023 beside the one of 31 January 2023."),
            std::string::npos);
  EXPECT_NE(plan.find("<h3>New (1)</h3>"), std::string::npos);
  EXPECT_NE(plan.find("<h3>Closed (1)</h3>"), std::string::npos);
  EXPECT_NE(plan.find("<h3>Date moved (1)</h3>"), std::string::npos);
  EXPECT_NE(plan.find("<bdi>31 March 2023</bdi> → <bdi>31 May 2023</bdi>"), std::string::npos);
  EXPECT_NE(plan.find("<bdi>Ann Ash, Bo Elm</bdi> → <bdi>Bo Elm</bdi>"), std::string::npos);
  EXPECT_NE(plan.find("+61 days"), std::string::npos);  // of the slip chart
  const std::string front = page(front_page());
  EXPECT_NE(front.find("<td>1 new, 1 closed, 1 with another date, 1 with another lead</td>"),
            std::string::npos);
}

TEST_F(SiteTest, TheSameWarehouseGivesTheSameBytes) {
  write();
  const auto first = pages();
  fs::remove_all(board_.file("report"));
  write();
  EXPECT_EQ(pages(), first);
}

TEST_F(SiteTest, WritesOnlyWhatIsNew) {
  const SiteSummary first = write("stamp");
  EXPECT_EQ(first.written, pages().size() + 3);  // and style, script, icon
  const SiteSummary second = write("other");
  EXPECT_EQ(second.written, 0U);
  EXPECT_EQ(second.kept, first.written);
  EXPECT_FALSE(second.nothing_new);
  EXPECT_TRUE(write("other").nothing_new);
}

TEST_F(SiteTest, AnIdleRunChangesTheFrontPageAlone) {
  const auto finish = [&](std::int64_t run, std::string_view time) {
    RunSummary summary;
    summary.run_id = run;
    ASSERT_TRUE(board_.warehouse().finish_run(summary, time).ok());
  };
  finish(2, "2023-05-02T09:05:00Z");
  write("one", "1.0");
  const auto first = pages();
  ASSERT_EQ(board_.warehouse().begin_run("1.0", "2023-05-03T09:00:00Z").value(), 3);
  EXPECT_EQ(write("while it runs", "1.0").written, 1U);
  finish(3, "2023-05-03T09:02:00Z");
  EXPECT_EQ(write("two", "1.0").written, 1U) << "a run that went on is no basis";
  // What no digest can see shows that nothing else is read.
  auto database = Database::open(board_.path(), Database::Mode::kWrite);
  ASSERT_TRUE(database.has_value());
  ASSERT_TRUE(database->execute("UPDATE plan SET title = 'Renamed'").ok());
  ASSERT_EQ(board_.warehouse().begin_run("1.0", "2023-05-04T09:00:00Z").value(), 4);
  finish(4, "2023-05-04T09:00:01Z");
  const SiteSummary idle = write("three", "1.0");
  EXPECT_EQ(idle.written, 1U);
  EXPECT_EQ(idle.removed, 0U);
  EXPECT_EQ(idle.kept, pages().size() + 2);
  EXPECT_NE(page(front_page()).find("ended on 4 May 2023, 09:00 UTC."), std::string::npos);
  auto now = pages();
  now["index.html"] = first.at("index.html");
  EXPECT_EQ(now, first);
  EXPECT_GT(write("four", "1.1").written, 1U) << "another program";
  board_.add_failure();
  EXPECT_EQ(write("five", "1.1").written, 1U);
  EXPECT_NE(page(front_page()).find("1 document could not be read."), std::string::npos);
}

TEST_F(SiteTest, ListsWhatCouldNotBeRead) {
  board_.add_failure();
  write();
  EXPECT_NE(page(front_page()).find("1 document could not be read."), std::string::npos);
}

TEST(PageWords, AreSaidInFull) {
  EXPECT_EQ(place_words(3, 12), "page 3, line 12");
  EXPECT_EQ(file_name("a/b.pdf"), "b.pdf");
  EXPECT_LT(rating_height("red"), rating_height("amber"));
  EXPECT_LT(rating_height("green"), rating_height("blue"));
  EXPECT_EQ(rating_height("grey"), -1);
}

}  // namespace
}  // namespace boardtrail::test
