// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/word_automaton.h"

#include <random>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "schema/schema.h"
#include "schema/word_expression.h"

namespace boardtrail::test {
namespace {

TEST(WordAutomaton, KnowsSimpleExpressionsAndLeavesOthers) {
  const struct {
    const char* expression;
    bool known;
  } cases[] = {
      {"due date", true},
      {"", true},
      {"(action )?leads?", true},
      {"(?:a|b|)c", true},
      {"time ?scale.*", true},
      {R"(\d{1,2}[a-z])", true},
      {"a{3}|b{2,}", true},
      {"x+?", true},
      {R"(a\.b)", true},
      {"^due$", false},
      {R"(\bdue)", false},
      {"[^a]", false},
      {"(?i)due", false},
      {"(due", false},
      {"due)", false},
      {"*due", false},
      {"a**", false},
      {"a{2,1}", false},
      {"a{1000}", false},
      {"(((a{100}){100}){100})", false},  // too much memory
      {"[z-a]", false},
      {R"(\pL)", false},
      {"caf\xC3\xA9", false},
  };
  for (const auto& [expression, known] : cases) {
    WordAutomaton automaton;
    EXPECT_EQ(automaton.add(expression, 0), known) << expression;
  }
}

TEST(WordAutomaton, GivesTheNumbersOfAllThatMatchTheWholeText) {
  WordAutomaton automaton;
  ASSERT_TRUE(automaton.add("due( date)?", 3));
  ASSERT_TRUE(automaton.add("d.*", 1));
  ASSERT_TRUE(automaton.add("(a|b){2,3}", 7));
  ASSERT_TRUE(automaton.add(R"(\d+ \w+)", 9));
  automaton.finish();
  const struct {
    const char* text;
    std::vector<int> numbers;
  } cases[] = {{"due", {1, 3}},  {"Due Date", {1, 3}}, {"d", {1}},
               {"d\n", {}},      {"due dat", {1}},     {"a", {}},
               {"ab", {7}},      {"bab", {7}},         {"abab", {}},
               {"12 noon", {9}}, {"12 ", {}},          {"", {}},
               {"x", {}},        {"d\xE9", {1}}};
  for (const auto& [text, numbers] : cases) EXPECT_EQ(automaton.matches(text), numbers) << text;
}

TEST(WordAutomaton, SharesBeginningsAndKeepsWhatEndsInThem) {
  WordAutomaton automaton;
  const char* const expressions[] = {
      "lead", "leads?", "lead (name|officer)", "le|lead s", "l.*d", "", "[kl]ead", "lead+"};
  int number = 0;
  for (const char* expression : expressions) ASSERT_TRUE(automaton.add(expression, number++));
  // Refused by its size: nothing of it may stay.
  ASSERT_FALSE(automaton.add("lead x|(((a{100}){100}){100})", number++));
  ASSERT_TRUE(automaton.add("lead", number));
  automaton.finish();
  const struct {
    const char* text;
    std::vector<int> numbers;
  } cases[] = {{"lead", {0, 1, 4, 6, 7, 9}},
               {"LEADS", {1}},
               {"le", {3}},
               {"lead s", {3}},
               {"lea", {}},
               {"lead officer", {2}},
               {"lead x", {}},
               {"", {5}},
               {"kead", {6}},
               {"leaddd", {4, 7}},
               {"l d", {4}},
               {"lead name ", {}}};
  for (const auto& [text, numbers] : cases) EXPECT_EQ(automaton.matches(text), numbers) << text;
  EXPECT_TRUE(automaton.may_begin("lead n"));
  EXPECT_FALSE(automaton.may_begin("due"));
}

// A parsed expression, and the sets of bytes that its nodes name.
struct Parsed {
  ByteSets sets;
  WordExpression expression;
};

std::vector<std::uint32_t> parts_of(const WordExpression& from, std::uint32_t last) {
  std::vector<std::uint32_t> parts;
  for (std::uint32_t part = last; part != WordExpression::kNone; part = from.nodes[part].before) {
    parts.insert(parts.begin(), part);
  }
  return parts;
}

// A text that the expression matches.
std::string sample(const Parsed& from, std::uint32_t at, std::mt19937& random) {
  const WordExpression::Node& node = from.expression.nodes[at];
  const std::vector<std::uint32_t> parts = parts_of(from.expression, node.last);
  std::string text;
  switch (node.kind) {
    case WordExpression::Kind::kEmpty:
      break;
    case WordExpression::Kind::kBytes: {
      const ByteSet& bytes = from.sets.at(node.bytes);
      const std::string_view likely = "ea1 xz";
      for (const char c : likely) {
        if (bytes.test(static_cast<std::size_t>(c)) && random() % 3 == 0) return {c};
      }
      for (std::size_t c = 'z'; c >= ' '; --c) {
        if (bytes.test(c)) return {static_cast<char>(c)};
      }
      break;
    }
    case WordExpression::Kind::kSequence:
      for (const std::uint32_t part : parts) text += sample(from, part, random);
      break;
    case WordExpression::Kind::kChoice:
      return sample(from, parts[random() % parts.size()], random);
    case WordExpression::Kind::kRepeat: {
      const std::uint32_t most = node.most == WordExpression::kNone ? node.least + 3 : node.most;
      const auto copies =
          node.least + static_cast<std::uint32_t>(random() % (most - node.least + 1));
      for (std::uint32_t i = 0; i < copies; ++i) text += sample(from, parts.front(), random);
      break;
    }
  }
  return text;
}

void damage(std::string& text, std::mt19937& random) {
  if (text.empty()) return;
  const std::size_t at = random() % text.size();
  switch (random() % 3) {
    case 0:
      text.erase(at, 1);
      break;
    case 1:
      text[at] = "ae s"[random() % 4];
      break;
    default:
      text.resize(at);
  }
}

// Every expression of the schemas, against RE2, for texts that some of them match and texts
// that nearly do.
TEST(WordAutomaton, AgreesWithRe2OnTheSchemas) {
  const Result<SchemaSet> schemas = load_schemas(BOARDTRAIL_SCHEMAS);
  ASSERT_TRUE(schemas);
  WordAutomaton automaton;
  std::vector<Pattern> patterns;
  std::vector<Parsed> parsed;
  for (const Schema& schema : schemas->schemas()) {
    for (const SchemaColumn& column : schema.columns) {
      for (const std::string& expression : column.headers) {
        Parsed one;
        if (!parse_word_expression(expression, one.sets, one.expression) ||
            !automaton.add(expression, static_cast<int>(patterns.size()))) {
          continue;
        }
        parsed.push_back(std::move(one));
        patterns.push_back(*Pattern::compile("^(?:" + expression + ")$"));
      }
    }
  }
  ASSERT_GT(patterns.size(), 500U);
  automaton.finish();
  std::mt19937 random(7);
  std::size_t found = 0;
  for (int round = 0; round < 200; ++round) {
    const Parsed& from = parsed[random() % parsed.size()];
    std::string text = sample(from, from.expression.root, random);
    if (round % 2 == 1) damage(text, random);
    std::vector<int> expected;
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      if (patterns[i].matches(text)) expected.push_back(static_cast<int>(i));
    }
    found += expected.size();
    ASSERT_EQ(automaton.matches(text), expected) << text;
  }
  EXPECT_GT(found, 150U);
}

TEST(WordAutomaton, ServesThreadsAtOnce) {
  WordAutomaton automaton;
  ASSERT_TRUE(automaton.add("(a|b)*c(a|b){6}", 0));
  automaton.finish();
  const auto work = [&](unsigned seed, int* wrong) {
    std::mt19937 random(seed);
    for (int round = 0; round < 300; ++round) {
      std::string text;
      for (int i = 0; i < 12; ++i) text += "abc"[random() % 3];
      const bool matches =
          text[5] == 'c' && text.find('c') == 5 && text.find('c', 6) == std::string::npos;
      *wrong += automaton.matches(text).empty() == matches ? 1 : 0;
    }
  };
  int wrong[4] = {};
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < 4; ++i) threads.emplace_back(work, i, &wrong[i]);
  for (std::thread& thread : threads) thread.join();
  for (const int count : wrong) EXPECT_EQ(count, 0);
}

// (a|b)*a(a|b){14} has 2^15 states; they are not all kept, and the answers stay right.
TEST(WordAutomaton, StaysBoundedWhereStatesAreMany) {
  WordAutomaton automaton;
  ASSERT_TRUE(automaton.add("(a|b)*a(a|b){14}", 5));
  automaton.finish();
  std::mt19937 random(3);
  int found = 0;
  for (int round = 0; round < 20; ++round) {
    std::string text;
    for (int i = 0; i < 600; ++i) text += "ab"[random() % 2];
    const bool matches = text[text.size() - 15] == 'a';
    found += matches ? 1 : 0;
    ASSERT_EQ(automaton.matches(text), matches ? std::vector<int>{5} : std::vector<int>{});
  }
  EXPECT_EQ(found, 11);
}

}  // namespace
}  // namespace boardtrail::test
