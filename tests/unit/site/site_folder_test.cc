// SPDX-License-Identifier: GPL-3.0-or-later
#include "site/site_folder.h"

#include <filesystem>
#include <set>

#include <gtest/gtest.h>

#include "support/temporary_folder.h"

namespace boardtrail {
namespace {

namespace fs = std::filesystem;

class SiteFolderTest : public testing::Test {
 protected:
  // Opens the folder; it must be possible.
  SiteFolder open() {
    auto folder = SiteFolder::open(path());
    EXPECT_TRUE(folder.has_value()) << to_string(folder.error());
    return *std::move(folder);
  }
  void make(const std::vector<std::pair<std::string, std::string>>& files,
            std::string_view stamp = "one") {
    SiteFolder folder = open();
    for (const auto& [name, content] : files) ASSERT_TRUE(folder.put(name, content).ok());
    ASSERT_TRUE(folder.commit({std::string(stamp), "content"}).ok());
  }
  std::string path() const { return at_.path() / "report"; }
  std::string content(const std::string& name) const {
    return read_file(at_.path() / "report" / name);
  }
  std::set<std::string> files() const {
    std::set<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(path())) {
      if (!entry.is_directory()) names.insert(fs::relative(entry.path(), path()).string());
    }
    return names;
  }

  TemporaryFolder at_;
};

TEST_F(SiteFolderTest, PutsFilesInPlaceAtTheEnd) {
  SiteFolder folder = open();
  ASSERT_TRUE(folder.put("index.html", "front").ok());
  ASSERT_TRUE(folder.put("plans/a.html", "plan").ok());
  EXPECT_FALSE(fs::exists(path() + "/index.html"));
  ASSERT_TRUE(folder.commit({"one", ""}).ok());
  EXPECT_EQ(content("index.html"), "front");
  EXPECT_EQ(content("plans/a.html"), "plan");
  EXPECT_EQ(folder.written(), 2U);
}

TEST_F(SiteFolderTest, WritesWhatChangedAndRemovesWhatIsStale) {
  make({{"index.html", "front"}, {"plans/a.html", "a"}, {"plans/b.html", "b"}});
  const auto before = fs::last_write_time(path() + "/plans/a.html");
  SiteFolder folder = open();
  ASSERT_TRUE(folder.put("index.html", "new front").ok());
  ASSERT_TRUE(folder.put("plans/a.html", "a").ok());
  ASSERT_TRUE(folder.commit({"two", ""}).ok());
  EXPECT_EQ(folder.written(), 1U);
  EXPECT_EQ(folder.kept(), 1U);
  EXPECT_EQ(folder.removed(), 1U);
  EXPECT_EQ(fs::last_write_time(path() + "/plans/a.html"), before);
  EXPECT_EQ(files(), (std::set<std::string>{".boardtrail-report", "index.html", "plans/a.html"}));
}

TEST_F(SiteFolderTest, AnInterruptedRunLeavesTheOldReport) {
  make({{"index.html", "front"}, {"plans/a.html", "a"}});
  {
    SiteFolder folder = open();
    ASSERT_TRUE(folder.put("index.html", "half").ok());
  }
  EXPECT_EQ(content("index.html"), "front");
  EXPECT_EQ(content("plans/a.html"), "a");
  EXPECT_FALSE(fs::exists(path() + "/.boardtrail-new"));
}

TEST_F(SiteFolderTest, TouchesNothingThatIsNotItsOwn) {
  make({{"index.html", "front"}});
  at_.write("report/notes.html", "mine");
  {
    SiteFolder folder = open();
    const Status status = folder.put("notes.html", "not mine");
    ASSERT_FALSE(status.ok());
    EXPECT_EQ(status.error().code, ErrorCode::kBadUsage);
  }
  make({{"index.html", "other"}});
  EXPECT_EQ(content("notes.html"), "mine");
}

TEST_F(SiteFolderTest, AListCannotNameFilesElsewhere) {
  make({{"index.html", "front"}});
  const std::string victim = at_.write("victim.html", "x");
  at_.write("report/.boardtrail-report", "boardtrail report 1\nfrom x\n00 1 ../victim.html\n00 1 " +
                                             victim +
                                             "\n00 1 plans/../../victim.html\n00 5 index.html\n");
  make({{"style.css", "s"}});
  EXPECT_TRUE(fs::exists(victim));
  EXPECT_EQ(files(), (std::set<std::string>{".boardtrail-report", "style.css"}));
}

TEST_F(SiteFolderTest, FollowsNoLinksInTheFolder) {
  make({{"plans/a.html", "a"}});
  fs::create_directory(at_.path() / "elsewhere");
  fs::remove_all(path() + "/plans");
  fs::create_directory_symlink(at_.path() / "elsewhere", path() + "/plans");
  SiteFolder folder = open();
  const Status status = folder.put("plans/a.html", "b");
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kBadUsage);
  EXPECT_TRUE(fs::is_empty(at_.path() / "elsewhere"));
}

TEST_F(SiteFolderTest, RemovesNothingThroughALink) {
  make({{"index.html", "front"}, {"plans/a.html", "a"}});
  const std::string victim = at_.write("elsewhere/a.html", "x");
  fs::remove_all(path() + "/plans");
  fs::create_directory_symlink(at_.path() / "elsewhere", path() + "/plans");
  make({{"index.html", "front"}});
  EXPECT_TRUE(fs::exists(victim));
}

TEST_F(SiteFolderTest, TwoReportsAtOnceAreRefused) {
  const SiteFolder first = open();
  const auto second = SiteFolder::open(path());
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().code, ErrorCode::kConflict);
}

TEST_F(SiteFolderTest, KnowsWhetherItWasMadeFromTheSame) {
  make({{"index.html", "front"}, {"plans/a.html", "a"}}, "stamp");
  EXPECT_TRUE(open().has_stamp("stamp"));
  EXPECT_FALSE(open().has_stamp("other"));
  EXPECT_FALSE(open().has_stamp(""));
  EXPECT_TRUE(open().has_content("content"));
  EXPECT_FALSE(open().has_content("stamp"));
  EXPECT_FALSE(open().has_content(""));
  fs::remove(path() + "/plans/a.html");
  EXPECT_FALSE(open().has_stamp("stamp"));
  EXPECT_FALSE(open().has_content("content"));
}

TEST_F(SiteFolderTest, KeepsWhatIsNotWrittenAgain) {
  make({{"index.html", "front"}, {"plans/a.html", "a"}});
  {
    SiteFolder folder = open();
    EXPECT_EQ(folder.old_file("index.html"), "front");
    EXPECT_EQ(folder.old_file("plans/b.html"), std::nullopt);
    ASSERT_TRUE(folder.put("index.html", "other").ok());
    folder.keep_rest();
    ASSERT_TRUE(folder.commit({"two", ""}).ok());
    EXPECT_EQ(folder.written(), 1U);
    EXPECT_EQ(folder.kept(), 1U);
    EXPECT_EQ(folder.removed(), 0U);
  }
  EXPECT_EQ(read_file(path() + "/index.html"), "other");
  EXPECT_EQ(read_file(path() + "/plans/a.html"), "a");
  EXPECT_FALSE(open().has_content("")) << "of no known content";
  fs::resize_file(path() + "/index.html", 2);
  EXPECT_EQ(open().old_file("index.html"), std::nullopt) << "not as it was written";
}

TEST_F(SiteFolderTest, KeepsPicturesByName) {
  make({{"crops/a.png", "picture"}, {"crops/b.png", "other"}});
  SiteFolder folder = open();
  EXPECT_TRUE(folder.keep("crops/a.png"));
  EXPECT_FALSE(folder.keep("crops/c.png"));
  ASSERT_TRUE(folder.commit({"two", ""}).ok());
  EXPECT_EQ(files(), (std::set<std::string>{".boardtrail-report", "crops/a.png"}));
}

}  // namespace
}  // namespace boardtrail
