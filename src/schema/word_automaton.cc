// SPDX-License-Identifier: GPL-3.0-or-later
//
// Thompson's construction: every expression becomes nodes that each take one byte; a state
// is the set of nodes that a text can have come to, made when a text first comes there.
#include "schema/word_automaton.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "schema/word_expression.h"

namespace boardtrail {
namespace {

// An expression that needs more is left to RE2; the largest of the schemas needs 3,000.
constexpr std::size_t kMostNodesOfOne = 20'000;
// Headings and labels of real papers need some hundred states with a dozen nodes each;
// beyond this a text is followed without keeping any.
constexpr std::size_t kMostStates = 8'192;
constexpr std::size_t kMostKeptNodes = 1'000'000;

// kBytes goes on to `next` by a byte of `bytes`; kBoth to both without one; kMatch is the end
// of expression `number`.
struct Node {
  enum class Kind : std::uint8_t { kBytes, kBoth, kMatch };
  Kind kind = Kind::kMatch;
  std::uint32_t next = 0;
  std::uint32_t other = 0;
  std::uint32_t bytes = 0;  // index of a ByteSet
  int number = 0;
};

using Nodes = std::vector<std::uint32_t>;  // ascending: those of kind kBytes

}  // namespace

struct WordAutomaton::Machine {
  struct State {
    Nodes nodes;
    std::vector<int> matched;                           // numbers that end here, ascending
    std::unique_ptr<std::atomic<const State*>[]> next;  // by class of bytes; nullptr: not made yet
  };

  bool add(const WordExpression& expression, int number);
  void finish();
  std::vector<int> matches(std::string_view text) const;
  bool may_begin(std::string_view text) const;

 private:
  std::uint32_t emit(const WordExpression& from, std::uint32_t at, std::uint32_t next);
  std::uint32_t emit_repeat(const WordExpression& from, const WordExpression::Node& node,
                            std::uint32_t next);
  std::uint32_t add_node(Node node);
  std::uint32_t set_number(const ByteSet& set);
  void close(std::uint32_t node, State& state, std::vector<bool>& seen) const;
  State follow(const Nodes& nodes, unsigned char byte) const;
  const State* keep(State state) const;
  const State* make(const State& from, unsigned char byte) const;
  std::vector<int> follow_rest(const State& from, std::string_view text) const;

  std::vector<Node> nodes_;
  std::vector<std::uint32_t> starts_;
  std::vector<ByteSet> sets_;
  std::unordered_map<ByteSet, std::uint32_t> number_of_set_;
  std::array<std::uint8_t, 256> class_of_{};
  std::size_t classes_ = 0;
  std::size_t budget_ = 0;  // nodes that the expression at hand may still take
  bool refused_ = false;    // it took more
  mutable std::mutex making_;
  mutable std::map<std::pair<Nodes, std::vector<int>>, std::unique_ptr<State>> states_;
  mutable std::size_t kept_nodes_ = 0;
  const State* start_ = nullptr;
};

std::uint32_t WordAutomaton::Machine::add_node(Node node) {
  if (budget_ == 0) {
    refused_ = true;
    return 0;
  }
  --budget_;
  nodes_.push_back(node);
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

std::uint32_t WordAutomaton::Machine::set_number(const ByteSet& set) {
  const auto [found, added] =
      number_of_set_.try_emplace(set, static_cast<std::uint32_t>(sets_.size()));
  if (added) sets_.push_back(set);
  return found->second;
}

// The node at which `at` begins, where what follows begins at `next`.
std::uint32_t WordAutomaton::Machine::emit(const WordExpression& from, std::uint32_t at,
                                           std::uint32_t next) {
  if (refused_) return next;
  const WordExpression::Node& node = from.nodes[at];
  switch (node.kind) {
    case WordExpression::Kind::kEmpty:
      return next;
    case WordExpression::Kind::kBytes:
      return add_node({Node::Kind::kBytes, next, 0, set_number(node.bytes), 0});
    case WordExpression::Kind::kSequence:
      for (auto part = node.over.rbegin(); part != node.over.rend(); ++part) {
        next = emit(from, *part, next);
      }
      return next;
    case WordExpression::Kind::kChoice: {
      std::uint32_t begin = emit(from, node.over.back(), next);
      for (std::size_t i = node.over.size() - 1; i-- > 0;) {
        begin = add_node({Node::Kind::kBoth, emit(from, node.over[i], next), begin, 0, 0});
      }
      return begin;
    }
    case WordExpression::Kind::kRepeat:
      return emit_repeat(from, node, next);
  }
  return next;
}

std::uint32_t WordAutomaton::Machine::emit_repeat(const WordExpression& from,
                                                  const WordExpression::Node& node,
                                                  std::uint32_t next) {
  const std::uint32_t inner = node.over.front();
  if (!node.most) {
    // A loop: its node is made before what it goes round.
    const std::uint32_t loop = add_node({Node::Kind::kBoth, next, next, 0, 0});
    if (refused_) return next;
    nodes_[loop].other = emit(from, inner, loop);
    next = loop;
  } else {
    const std::uint32_t behind = next;
    for (std::uint32_t i = node.least; i < *node.most && !refused_; ++i) {
      next = add_node({Node::Kind::kBoth, emit(from, inner, next), behind, 0, 0});
    }
  }
  for (std::uint32_t i = 0; i < node.least; ++i) next = emit(from, inner, next);
  return next;
}

bool WordAutomaton::Machine::add(const WordExpression& expression, int number) {
  const std::size_t before = nodes_.size();
  budget_ = kMostNodesOfOne;
  refused_ = false;
  const std::uint32_t end = add_node({Node::Kind::kMatch, 0, 0, 0, number});
  const std::uint32_t begin = emit(expression, expression.root, end);
  if (refused_) {
    nodes_.resize(before);
    return false;
  }
  starts_.push_back(begin);
  return true;
}

// Bytes that no set tells apart share a class, so that states are small.
void WordAutomaton::Machine::finish() {
  classes_ = 1;
  for (const ByteSet& set : sets_) {
    // Those of a class that are in the set move to a class of their own.
    std::array<std::int32_t, 256> moved{};
    std::array<bool, 256> stays{};
    for (std::size_t byte = 0; byte < 256; ++byte) stays[class_of_[byte]] |= !set.test(byte);
    for (std::size_t byte = 0; byte < 256; ++byte) {
      const std::uint8_t own = class_of_[byte];
      if (!set.test(byte) || !stays[own]) continue;
      if (moved[own] == 0) moved[own] = static_cast<std::int32_t>(classes_++);
      class_of_[byte] = static_cast<std::uint8_t>(moved[own]);
    }
  }
  State start;
  std::vector<bool> seen(nodes_.size());
  for (const std::uint32_t node : starts_) close(node, start, seen);
  std::sort(start.matched.begin(), start.matched.end());
  start_ = keep(std::move(start));
}

// Adds what can be reached from a node without a byte.
void WordAutomaton::Machine::close(std::uint32_t node, State& state,
                                   std::vector<bool>& seen) const {
  Nodes open = {node};
  while (!open.empty()) {
    const std::uint32_t at = open.back();
    open.pop_back();
    if (seen[at]) continue;
    seen[at] = true;
    switch (nodes_[at].kind) {
      case Node::Kind::kBytes:
        state.nodes.push_back(at);
        break;
      case Node::Kind::kBoth:
        open.push_back(nodes_[at].next);
        open.push_back(nodes_[at].other);
        break;
      case Node::Kind::kMatch:
        state.matched.push_back(nodes_[at].number);
        break;
    }
  }
}

WordAutomaton::Machine::State WordAutomaton::Machine::follow(const Nodes& nodes,
                                                             unsigned char byte) const {
  State state;
  std::vector<bool> seen(nodes_.size());
  for (const std::uint32_t node : nodes) {
    if (sets_[nodes_[node].bytes].test(byte)) close(nodes_[node].next, state, seen);
  }
  std::sort(state.nodes.begin(), state.nodes.end());
  std::sort(state.matched.begin(), state.matched.end());
  return state;
}

// The state with these nodes; nullptr where there are too many already.
const WordAutomaton::Machine::State* WordAutomaton::Machine::keep(State state) const {
  std::pair<Nodes, std::vector<int>> key(state.nodes, state.matched);
  const auto found = states_.find(key);
  if (found != states_.end()) return found->second.get();
  if (states_.size() >= kMostStates || kept_nodes_ > kMostKeptNodes) return nullptr;
  kept_nodes_ += state.nodes.size();
  state.next = std::make_unique<std::atomic<const State*>[]>(classes_);
  return states_.emplace(std::move(key), std::make_unique<State>(std::move(state)))
      .first->second.get();
}

const WordAutomaton::Machine::State* WordAutomaton::Machine::make(const State& from,
                                                                  unsigned char byte) const {
  const std::scoped_lock lock(making_);
  const State* made = keep(follow(from.nodes, byte));
  from.next[class_of_[byte]].store(made, std::memory_order_release);
  return made;
}

std::vector<int> WordAutomaton::Machine::matches(std::string_view text) const {
  const State* state = start_;
  if (state == nullptr) return {};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const State* next = state->next[class_of_[byte]].load(std::memory_order_acquire);
    if (next == nullptr) next = make(*state, byte);
    if (next == nullptr) return follow_rest(*state, text.substr(i));
    if (next->nodes.empty() && (next->matched.empty() || i + 1 < text.size())) return {};
    state = next;
  }
  return state->matched;
}

bool WordAutomaton::Machine::may_begin(std::string_view text) const {
  const State* state = start_;
  for (std::size_t i = 0; i < text.size() && state != nullptr; ++i) {
    if (state->nodes.empty()) return false;
    const auto byte = static_cast<unsigned char>(text[i]);
    const State* next = state->next[class_of_[byte]].load(std::memory_order_acquire);
    state = next == nullptr ? make(*state, byte) : next;
  }
  return state == nullptr || !state->nodes.empty() || !state->matched.empty();
}

std::vector<int> WordAutomaton::Machine::follow_rest(const State& from,
                                                     std::string_view text) const {
  State state = follow(from.nodes, static_cast<unsigned char>(text.front()));
  for (const char c : text.substr(1)) {
    if (state.nodes.empty()) return {};
    state = follow(state.nodes, static_cast<unsigned char>(c));
  }
  return std::move(state.matched);
}

WordAutomaton::WordAutomaton() : machine_(std::make_unique<Machine>()) {}
WordAutomaton::~WordAutomaton() = default;
WordAutomaton::WordAutomaton(WordAutomaton&&) noexcept = default;
WordAutomaton& WordAutomaton::operator=(WordAutomaton&&) noexcept = default;

bool WordAutomaton::add(std::string_view expression, int number) {
  const std::optional<WordExpression> parsed = parse_word_expression(expression);
  return parsed && machine_->add(*parsed, number);
}

void WordAutomaton::finish() { machine_->finish(); }

std::vector<int> WordAutomaton::matches(std::string_view text) const {
  return machine_->matches(text);
}

bool WordAutomaton::may_begin(std::string_view text) const { return machine_->may_begin(text); }

}  // namespace boardtrail
