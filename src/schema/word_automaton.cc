// SPDX-License-Identifier: GPL-3.0-or-later
//
// Thompson's construction: every expression becomes nodes that each take one byte; a state
// is the set of nodes that a text can have come to, made when a text first comes there.
// Most expressions begin with letters that others begin with too, so beginnings share
// their nodes: a tree, whose forks are hubs.
#include "schema/word_automaton.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <cstring>
#include <memory>
#include <mutex>
#include <type_traits>
#include <unordered_map>
#include <utility>

#include "base/check.h"
#include "schema/word_expression.h"

namespace boardtrail {
namespace {

// An expression that needs more is left to RE2; the largest of the schemas needs 3,000.
constexpr std::size_t kMostNodesOfOne = 20'000;
// Headings and labels of real papers need some hundred states with a dozen nodes each;
// beyond this a text is followed without keeping any.
constexpr std::size_t kMostStates = 8'192;
constexpr std::size_t kMostKeptNodes = 1'000'000;

// kBytes goes on to `next` by a byte of the set `other`; kBoth to `next` and `other` without
// one, kHub to all that the hub `other` lists; kMatch is the end of expression `other`.
struct Node {
  enum class Kind : std::uint32_t { kBytes, kBoth, kHub, kMatch };  // no gap behind it
  Kind kind = Kind::kMatch;
  std::uint32_t next = 0;
  std::uint32_t other = 0;
};

using Nodes = std::vector<std::uint32_t>;

// Sums of these tell sets of nodes apart (the mixing steps are those of splitmix64).
std::uint64_t mixed(std::uint64_t node) {
  node = (node + 1) * 0x9E37'79B9'7F4A'7C15U;
  node = (node ^ node >> 30U) * 0xBF58'476D'1CE4'E5B9U;
  return node ^ node >> 27U;
}

template <typename T>
void put_all(std::string* out, const std::vector<T>& list) {
  static_assert(std::has_unique_object_representations_v<T> || std::is_same_v<T, ByteSet>);
  const std::size_t count = list.size();
  out->append(reinterpret_cast<const char*>(&count), sizeof(count));
  out->append(reinterpret_cast<const char*>(list.data()), count * sizeof(T));
}

// Takes what put_all() has put off the front.
template <typename T>
std::vector<T> take_all(std::string_view* bytes) {
  std::size_t count = 0;
  BOARDTRAIL_CHECK(bytes->size() >= sizeof(count));
  std::memcpy(&count, bytes->data(), sizeof(count));
  bytes->remove_prefix(sizeof(count));
  BOARDTRAIL_CHECK(count <= bytes->size() / sizeof(T));
  std::vector<T> list(count);
  std::memcpy(static_cast<void*>(list.data()), bytes->data(), count * sizeof(T));
  bytes->remove_prefix(count * sizeof(T));
  return list;
}

}  // namespace

struct WordAutomaton::Machine {
  struct State {
    Nodes nodes;               // of kind kBytes, in no order
    std::vector<int> matched;  // numbers that end here, ascending
    std::uint64_t hash = 0;    // of the nodes, in any order
  };
  // Of a state; kUnmade for none, kDead for the one that no text gets out of.
  using Number = std::uint16_t;
  static constexpr Number kUnmade = 0;
  static constexpr Number kDead = 1;
  static constexpr Number kFirst = 2;
  // States that stand beside each other, with the state behind each by class of bytes. A text
  // is followed by numbers alone, of which many fit into the processor's nearest memory.
  static constexpr std::size_t kBlock = 32;
  struct Block {
    std::array<State, kBlock> states;
    std::unique_ptr<std::atomic<Number>[]> next;
  };
  static_assert(kMostStates + kFirst <= 0x10000);

  Machine() : nodes_{{Node::Kind::kHub, 0, 0}}, hubs_(1) {}
  bool add(std::string_view expression, int number);
  void finish();
  std::vector<int> matches(std::string_view text) const;
  bool may_begin(std::string_view text) const;
  void write_image(std::string* out) const;
  void read_image(std::string_view image);

 private:
  // A way through an expression: parts that each take one byte, and what begins behind them.
  struct Branch {
    std::size_t parts = 0;  // the first of beginning_
    std::size_t count = 0;
    std::uint32_t rest = 0;
  };
  // What was looked at while a state is made; used again for the next.
  struct Scratch {
    std::vector<std::uint32_t> seen;  // by node: the last round that came to it
    std::uint32_t round = 0;
    Nodes open;     // still to be gone to
    Nodes reached;  // by this round, of kind kBytes
  };
  void add_branch(std::uint32_t at, std::uint32_t end);
  void plant(const Branch& branch);
  std::uint32_t child(std::uint32_t hub, std::uint32_t set);
  std::uint32_t emit(std::uint32_t at, std::uint32_t next);
  std::uint32_t emit_repeat(const WordExpression::Node& node, std::uint32_t next);
  std::uint32_t add_node(Node node);
  void classify_bytes();
  void flatten_hubs();
  void make_start();
  void close(std::uint32_t node, State& state, Scratch& scratch) const;
  State follow(const Nodes& nodes, unsigned char byte, Scratch& scratch) const;
  Number keep(State state, const Scratch& scratch) const;
  Number make(Number from, unsigned char byte) const;
  State& state_of(Number number) const { return blocks_[number / kBlock]->states[number % kBlock]; }
  std::atomic<Number>& next_of(Number number, unsigned char byte) const {
    const Block& block = *blocks_.data()[number / kBlock];
    return block.next.get()[number % kBlock * classes_ + class_of_.data()[byte]];
  }
  std::vector<int> follow_rest(const State& from, std::string_view text) const;

  std::vector<Node> nodes_;  // the first is the hub at which all begin
  std::vector<Nodes> hubs_;  // until finish(); then
  Nodes hub_begin_;          // where each begins in what they hold, and where the last ends
  Nodes hub_nodes_;
  ByteSets sets_;
  std::array<std::uint8_t, 256> class_of_{};
  std::size_t classes_ = 0;

  // Of the expression that is being added.
  WordExpression expression_;
  std::vector<Branch> branches_;
  Nodes beginning_;         // sets of bytes
  Nodes parts_;             // of the branch at hand, the last first
  std::size_t budget_ = 0;  // nodes that it may still take
  bool refused_ = false;    // it took more

  mutable std::mutex making_;
  mutable Scratch scratch_;
  mutable std::array<std::unique_ptr<Block>, (kMostStates + kFirst) / kBlock + 1> blocks_;
  mutable Number end_ = kFirst;                                   // behind the last state
  mutable std::unordered_multimap<std::uint64_t, Number> known_;  // by hash
  mutable std::size_t kept_nodes_ = 0;
  Number start_ = kUnmade;
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

// The node at which `at` begins, where what follows begins at `next`.
std::uint32_t WordAutomaton::Machine::emit(std::uint32_t at, std::uint32_t next) {
  if (refused_) return next;
  const WordExpression::Node& node = expression_.nodes[at];
  switch (node.kind) {
    case WordExpression::Kind::kEmpty:
      return next;
    case WordExpression::Kind::kBytes:
      return add_node({Node::Kind::kBytes, next, node.bytes});
    case WordExpression::Kind::kSequence:
      for (std::uint32_t part = node.last; part != WordExpression::kNone;
           part = expression_.nodes[part].before) {
        next = emit(part, next);
      }
      return next;
    case WordExpression::Kind::kChoice: {
      std::uint32_t begin = emit(node.last, next);
      for (std::uint32_t part = expression_.nodes[node.last].before; part != WordExpression::kNone;
           part = expression_.nodes[part].before) {
        begin = add_node({Node::Kind::kBoth, emit(part, next), begin});
      }
      return begin;
    }
    case WordExpression::Kind::kRepeat:
      return emit_repeat(node, next);
  }
  return next;
}

std::uint32_t WordAutomaton::Machine::emit_repeat(const WordExpression::Node& node,
                                                  std::uint32_t next) {
  const std::uint32_t inner = node.last;
  if (node.most == WordExpression::kNone) {
    // A loop: its node is made before what it goes round.
    const std::uint32_t loop = add_node({Node::Kind::kBoth, next, next});
    if (refused_) return next;
    nodes_[loop].other = emit(inner, loop);
    next = loop;
  } else {
    const std::uint32_t behind = next;
    for (std::uint32_t i = node.least; i < node.most && !refused_; ++i) {
      next = add_node({Node::Kind::kBoth, emit(inner, next), behind});
    }
  }
  for (std::uint32_t i = 0; i < node.least; ++i) next = emit(inner, next);
  return next;
}

bool WordAutomaton::Machine::add(std::string_view text, int number) {
  if (!parse_word_expression(text, sets_, expression_)) return false;
  const std::size_t before = nodes_.size();
  budget_ = kMostNodesOfOne;
  refused_ = false;
  branches_.clear();
  beginning_.clear();
  const std::uint32_t end = add_node({Node::Kind::kMatch, 0, static_cast<std::uint32_t>(number)});
  const WordExpression::Node& root = expression_.nodes[expression_.root];
  if (root.kind == WordExpression::Kind::kChoice) {
    for (std::uint32_t part = root.last; part != WordExpression::kNone;
         part = expression_.nodes[part].before) {
      add_branch(part, end);
    }
  } else {
    add_branch(expression_.root, end);
  }
  if (refused_) {
    nodes_.resize(before);
    return false;
  }
  for (const Branch& branch : branches_) plant(branch);
  return true;
}

// Emits what stands behind the parts that take one byte each.
void WordAutomaton::Machine::add_branch(std::uint32_t at, std::uint32_t end) {
  Branch branch{beginning_.size(), 0, end};
  const WordExpression::Node& node = expression_.nodes[at];
  Nodes& parts = parts_;
  parts.clear();
  if (node.kind == WordExpression::Kind::kSequence) {
    for (std::uint32_t part = node.last; part != WordExpression::kNone;
         part = expression_.nodes[part].before) {
      parts.push_back(part);
    }
  } else {
    parts.push_back(at);
  }
  const auto rest = std::find_if(parts.rbegin(), parts.rend(), [&](std::uint32_t part) {
    return expression_.nodes[part].kind != WordExpression::Kind::kBytes;
  });
  for (auto part = parts.rbegin(); part != rest; ++part) {
    beginning_.push_back(expression_.nodes[*part].bytes);
  }
  branch.count = beginning_.size() - branch.parts;
  for (auto part = parts.begin(); part != rest.base(); ++part) {
    branch.rest = emit(*part, branch.rest);
  }
  branches_.push_back(branch);
}

void WordAutomaton::Machine::plant(const Branch& branch) {
  std::uint32_t hub = 0;
  for (std::size_t i = 0; i < branch.count; ++i) hub = child(hub, beginning_[branch.parts + i]);
  hubs_[hub].push_back(branch.rest);
}

// The hub behind a hub by a set of bytes.
std::uint32_t WordAutomaton::Machine::child(std::uint32_t hub, std::uint32_t set) {
  // Schemas list beginnings that are alike beside each other: the last comes first.
  for (auto at = hubs_[hub].rbegin(); at != hubs_[hub].rend(); ++at) {
    const Node& node = nodes_[*at];
    if (node.kind == Node::Kind::kBytes && node.other == set &&
        nodes_[node.next].kind == Node::Kind::kHub) {
      return nodes_[node.next].other;
    }
  }
  const auto number = static_cast<std::uint32_t>(hubs_.size());
  const auto at = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back({Node::Kind::kBytes, at + 1, set});
  nodes_.push_back({Node::Kind::kHub, 0, number});
  hubs_.emplace_back();
  hubs_[hub].push_back(at);
  return number;
}

// Bytes that no set tells apart share a class, so that states are small.
void WordAutomaton::Machine::classify_bytes() {
  classes_ = 1;
  for (std::uint32_t i = 0; i < sets_.size(); ++i) {
    const ByteSet& set = sets_.at(i);
    // By class so far, of the bytes that are not in the set and of those that are: the class
    // from now on, plus 1.
    std::array<std::array<std::uint16_t, 2>, 256> renumbered{};
    std::uint16_t classes = 0;
    for (std::size_t byte = 0; byte < 256; ++byte) {
      std::uint16_t& number = renumbered[class_of_[byte]][set.test(byte) ? 1 : 0];
      if (number == 0) number = ++classes;
      class_of_[byte] = static_cast<std::uint8_t>(number - 1);
    }
    classes_ = classes;
  }
}

// One list for all: what stands in many small ones takes long to make and to throw away.
void WordAutomaton::Machine::flatten_hubs() {
  hub_begin_ = {0};
  for (const Nodes& hub : hubs_) {
    hub_nodes_.insert(hub_nodes_.end(), hub.begin(), hub.end());
    hub_begin_.push_back(static_cast<std::uint32_t>(hub_nodes_.size()));
  }
  hubs_.clear();
}

void WordAutomaton::Machine::finish() {
  classify_bytes();
  flatten_hubs();
  make_start();
}

void WordAutomaton::Machine::make_start() {
  scratch_.seen.assign(nodes_.size(), 0);
  scratch_.round = 1;
  State start;
  scratch_.reached.clear();
  close(0, start, scratch_);
  start.nodes = scratch_.reached;
  std::sort(start.matched.begin(), start.matched.end());
  start_ = keep(std::move(start), scratch_);
}

// What can be reached from a node without a byte: the scratch's `reached`, and what is matched.
void WordAutomaton::Machine::close(std::uint32_t node, State& state, Scratch& scratch) const {
  Nodes& open = scratch.open;
  for (std::uint32_t at = node;;) {
    if (scratch.seen[at] != scratch.round) {
      scratch.seen[at] = scratch.round;
      const Node& reached = nodes_[at];
      switch (reached.kind) {
        case Node::Kind::kBytes:
          scratch.reached.push_back(at);
          state.hash += mixed(at);
          break;
        case Node::Kind::kBoth:
          open.push_back(reached.other);
          at = reached.next;
          continue;
        case Node::Kind::kHub:
          open.insert(open.end(), hub_nodes_.begin() + hub_begin_[reached.other],
                      hub_nodes_.begin() + hub_begin_[reached.other + 1]);
          break;
        case Node::Kind::kMatch:
          state.matched.push_back(static_cast<int>(reached.other));
          break;
      }
    }
    if (open.empty()) return;
    at = open.back();
    open.pop_back();
  }
}

WordAutomaton::Machine::State WordAutomaton::Machine::follow(const Nodes& nodes, unsigned char byte,
                                                             Scratch& scratch) const {
  State state;
  if (++scratch.round == 0) {
    std::fill(scratch.seen.begin(), scratch.seen.end(), 0U);
    scratch.round = 1;
  }
  scratch.reached.clear();
  for (const std::uint32_t node : nodes) {
    if (sets_.at(nodes_[node].other).test(byte)) close(nodes_[node].next, state, scratch);
  }
  state.nodes = scratch.reached;
  std::sort(state.matched.begin(), state.matched.end());
  return state;
}

// The state with these nodes, which the scratch's last round saw; kUnmade where there are too
// many already.
WordAutomaton::Machine::Number WordAutomaton::Machine::keep(State state,
                                                            const Scratch& scratch) const {
  const auto [begin, end] = known_.equal_range(state.hash);
  for (auto at = begin; at != end; ++at) {
    const State& known = state_of(at->second);
    const bool same = known.nodes.size() == state.nodes.size() && known.matched == state.matched &&
                      std::all_of(known.nodes.begin(), known.nodes.end(), [&](std::uint32_t node) {
                        return scratch.seen[node] == scratch.round;
                      });
    if (same) return at->second;
  }
  if (end_ >= kFirst + kMostStates || kept_nodes_ > kMostKeptNodes) return kUnmade;
  kept_nodes_ += state.nodes.size();
  std::unique_ptr<Block>& block = blocks_[end_ / kBlock];
  if (block == nullptr) {
    block = std::make_unique<Block>();
    block->next = std::make_unique<std::atomic<Number>[]>(kBlock * classes_);
  }
  known_.emplace(state.hash, end_);
  state_of(end_) = std::move(state);
  return end_++;
}

WordAutomaton::Machine::Number WordAutomaton::Machine::make(Number from, unsigned char byte) const {
  const std::scoped_lock lock(making_);
  State state = follow(state_of(from).nodes, byte, scratch_);
  const bool dead = state.nodes.empty() && state.matched.empty();
  const Number made = dead ? kDead : keep(std::move(state), scratch_);
  next_of(from, byte).store(made, std::memory_order_release);
  return made;
}

std::vector<int> WordAutomaton::Machine::matches(std::string_view text) const {
  Number state = start_;
  if (state == kUnmade) return {};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    Number next = next_of(state, byte).load(std::memory_order_acquire);
    if (next == kUnmade) next = make(state, byte);
    if (next == kUnmade) return follow_rest(state_of(state), text.substr(i));
    if (next == kDead) return {};
    state = next;
  }
  return state_of(state).matched;
}

bool WordAutomaton::Machine::may_begin(std::string_view text) const {
  Number state = start_;
  for (std::size_t i = 0; i < text.size() && state != kUnmade; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const Number next = next_of(state, byte).load(std::memory_order_acquire);
    state = next == kUnmade ? make(state, byte) : next;
    if (state == kDead) return false;
  }
  return state == kUnmade || !state_of(state).nodes.empty() || !state_of(state).matched.empty();
}

std::vector<int> WordAutomaton::Machine::follow_rest(const State& from,
                                                     std::string_view text) const {
  Scratch scratch;
  scratch.seen.assign(nodes_.size(), 0);
  State state = follow(from.nodes, static_cast<unsigned char>(text.front()), scratch);
  for (const char c : text.substr(1)) {
    if (state.nodes.empty()) return {};
    state = follow(state.nodes, static_cast<unsigned char>(c), scratch);
  }
  return std::move(state.matched);
}

void WordAutomaton::Machine::write_image(std::string* out) const {
  put_all(out, nodes_);
  put_all(out, hub_begin_);
  put_all(out, hub_nodes_);
  put_all(out, sets_.all());
  put_all(out, std::vector<std::uint8_t>(class_of_.begin(), class_of_.end()));
  put_all(out, std::vector<std::size_t>{classes_});
}

void WordAutomaton::Machine::read_image(std::string_view image) {
  nodes_ = take_all<Node>(&image);
  hub_begin_ = take_all<std::uint32_t>(&image);
  hub_nodes_ = take_all<std::uint32_t>(&image);
  sets_.set_all(take_all<ByteSet>(&image));
  const auto class_of = take_all<std::uint8_t>(&image);
  BOARDTRAIL_CHECK(class_of.size() == class_of_.size());
  std::copy(class_of.begin(), class_of.end(), class_of_.begin());
  classes_ = take_all<std::size_t>(&image).at(0);
  BOARDTRAIL_CHECK(image.empty());
  make_start();
}

WordAutomaton::WordAutomaton() : machine_(std::make_unique<Machine>()) {}
WordAutomaton::~WordAutomaton() = default;
WordAutomaton::WordAutomaton(WordAutomaton&&) noexcept = default;
WordAutomaton& WordAutomaton::operator=(WordAutomaton&&) noexcept = default;

bool WordAutomaton::add(std::string_view expression, int number) {
  return machine_->add(expression, number);
}

void WordAutomaton::finish() { machine_->finish(); }

std::vector<int> WordAutomaton::matches(std::string_view text) const {
  return machine_->matches(text);
}

bool WordAutomaton::may_begin(std::string_view text) const { return machine_->may_begin(text); }

void WordAutomaton::write_image(std::string* out) const { machine_->write_image(out); }

void WordAutomaton::read_image(std::string_view image) { machine_->read_image(image); }

}  // namespace boardtrail
