// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/invocation.h"

#include <gtest/gtest.h>

namespace boardtrail {
namespace {

using Words = std::vector<std::string>;

TEST(Invocation, TakesOptionsBeforeAfterAndBesideTheVerb) {
  for (const Words& words :
       {Words{"--format", "csv", "actions", "--lead", "TG"},
        Words{"actions", "--format=csv", "-lTG"}, Words{"actions", "-qf", "csv", "-l", "TG"}}) {
    const auto invocation = Invocation::parse(words);
    ASSERT_TRUE(invocation) << words[0];
    EXPECT_EQ(invocation->verb()->name, "actions");
    EXPECT_EQ(invocation->value(Option::kFormat), "csv");
    EXPECT_EQ(invocation->value(Option::kLead), "TG");
    EXPECT_FALSE(invocation->has(Option::kOverdue));
  }
}

TEST(Invocation, DashIsAnArgumentAndTwoDashesEndOptions) {
  const auto invocation = Invocation::parse({"ingest", "-", "--", "--db", "-q"});
  ASSERT_TRUE(invocation);
  EXPECT_EQ(invocation->arguments(), (Words{"-", "--db", "-q"}));
}

TEST(Invocation, RepeatableOptionsGatherOthersKeepTheLast) {
  const auto invocation =
      Invocation::parse({"actions", "--rag", "red", "--rag", "blue", "--ref", "a", "--ref", "b"});
  ASSERT_TRUE(invocation);
  EXPECT_EQ(invocation->values(Option::kRag), (Words{"red", "blue"}));
  EXPECT_EQ(invocation->value(Option::kRef), "b");
}

TEST(Invocation, SaysWhatIsWrongAndWhatWasMeant) {
  struct Case {
    Words words;
    std::string message;
    std::string verb;
  };
  const Case cases[] = {
      {{"injest", "x"}, "unknown verb 'injest' (did you mean 'ingest'?)", ""},
      {{"xyzzy"}, "unknown verb 'xyzzy'", ""},
      {{"actions", "--overdu"}, "unknown option '--overdu' (did you mean '--overdue'?)", "actions"},
      {{"actions", "-Z"}, "unknown option '-Z'", "actions"},
      {{"actions", "--rag", "gren"},
       "unknown value 'gren' (did you mean 'green'?) for --rag: red, amber_red, amber, "
       "amber_green, green, blue, grey, none",
       "actions"},
      {{"actions", "--as-at", "1/2/2024"},
       "--as-at needs a date as YYYY-MM-DD, not '1/2/2024'",
       "actions"},
      {{"actions", "--as-at", "2024-02-30"},
       "--as-at needs a date as YYYY-MM-DD, not '2024-02-30'",
       "actions"},
      {{"actions", "--width", "wide"}, "--width needs a number up to 9999, not 'wide'", "actions"},
      {{"actions", "--lead"}, "--lead needs a value: NAME", "actions"},
      {{"actions", "--overdue=1"}, "--overdue takes no value", "actions"},
      {{"plans", "--overdue"}, "'plans' has no option --overdue", "plans"},
      {{"ingest"}, "'ingest' needs PATH...", "ingest"},
      {{"plans", "here"}, "'plans' does not take 'here'", "plans"},
  };
  for (const Case& c : cases) {
    const auto invocation = Invocation::parse(c.words);
    ASSERT_FALSE(invocation) << c.message;
    EXPECT_EQ(invocation.error().message, c.message);
    EXPECT_EQ(invocation.error().origin, c.verb);
    EXPECT_EQ(invocation.error().code, ErrorCode::kBadUsage);
  }
}

TEST(Invocation, HelpNeedsNoArguments) {
  EXPECT_TRUE(Invocation::parse({"ingest", "--help"}));
  EXPECT_TRUE(Invocation::parse({"-h"}));
  EXPECT_TRUE(Invocation::parse({}));
}

}  // namespace
}  // namespace boardtrail
