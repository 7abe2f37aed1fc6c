// SPDX-License-Identifier: GPL-3.0-or-later
// Reading order by recursive cuts (XY-cut): a region is cut by its widest empty
// band, horizontal bands first unless a vertical one runs through the whole region;
// what cannot be cut is a column of lines, and its lines make blocks by distance, by
// size, by list marks and by room that a line has left.
#include "layout/text_blocks.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>

#include "base/ascii.h"

namespace boardtrail {
namespace {

constexpr int kMaxCutDepth = 24;

struct Strip {
  float begin = 0;
  float end = 0;
};

// Lines whose left ends differ by no more points are flush.
constexpr float kFlushLeft = 1.0F;
// The widest usual space between words, as a share of the font size.
constexpr float kSpace = 0.35F;

class BlockFinder {
 public:
  BlockFinder(const PageRecord& page, const TextLayer& layer, const BlockOptions& options)
      : page_(page), layer_(layer), options_(options) {}

  std::vector<Block> run(std::vector<std::uint32_t> words) {
    usual_size_ = usual_size(words);
    cut(std::move(words), 0);
    return std::move(blocks_);
  }

 private:
  const Word& word(std::uint32_t i) const { return layer_.words[i]; }

  // The size that most characters have.
  float usual_size(const std::vector<std::uint32_t>& words) const {
    std::map<int, std::uint64_t> bytes_of_size;
    for (const std::uint32_t i : words) {
      bytes_of_size[static_cast<int>(word(i).size * 4)] += word(i).bytes;
    }
    const auto most =
        std::max_element(bytes_of_size.begin(), bytes_of_size.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == bytes_of_size.end() ? 0 : static_cast<float>(most->first) / 4;
  }

  // A vertical band that no word of the region touches, wide enough to part columns.
  bool find_gutter(const std::vector<std::uint32_t>& words, Strip* gutter) const {
    std::vector<Strip> extents;
    for (const std::uint32_t i : words) extents.push_back({word(i).box.x0, word(i).box.x1});
    std::sort(extents.begin(), extents.end(),
              [](const Strip& a, const Strip& b) { return a.begin < b.begin; });
    float reach = extents.front().end;
    float best = options_.column_gap * usual_size_;
    bool found = false;
    for (const Strip& extent : extents) {
      if (extent.begin - reach > best) {
        best = extent.begin - reach;
        *gutter = {reach, extent.begin};
        found = true;
      }
      reach = std::max(reach, extent.end);
    }
    return found;
  }

  // Horizontal bands split a region into strips, each looked at for columns.
  std::vector<std::vector<std::uint32_t>> strips(std::vector<std::uint32_t> words) const {
    std::sort(words.begin(), words.end(),
              [&](std::uint32_t a, std::uint32_t b) { return word(a).box.y0 < word(b).box.y0; });
    std::vector<std::vector<std::uint32_t>> out;
    float reach = 0;
    for (const std::uint32_t i : words) {
      const float gap = word(i).box.y0 - reach;
      if (out.empty() || gap > 0.5F * word(i).size) out.emplace_back();
      out.back().push_back(i);
      reach = out.back().size() == 1 ? word(i).box.y1 : std::max(reach, word(i).box.y1);
    }
    return out;
  }

  void cut(std::vector<std::uint32_t> words, int depth) {
    if (words.empty()) return;
    Strip gutter;
    if (depth < kMaxCutDepth && many_lines(words) && find_gutter(words, &gutter)) {
      std::vector<std::uint32_t> left, right;
      for (const std::uint32_t i : words) {
        (word(i).box.centre_x() < gutter.end ? left : right).push_back(i);
      }
      cut(std::move(left), depth + 1);
      cut(std::move(right), depth + 1);
      return;
    }
    auto parts = depth < kMaxCutDepth ? strips(words) : std::vector<std::vector<std::uint32_t>>{};
    if (parts.size() > 1 && any_columns(parts)) {
      for (auto& part : parts) cut(std::move(part), depth + 1);
      return;
    }
    add_column(std::move(words));
  }

  // Two lines side by side are a label and its value, not columns of text.
  bool many_lines(const std::vector<std::uint32_t>& words) const {
    constexpr std::size_t kMinLines = 4;
    std::vector<float> baselines;
    for (const std::uint32_t i : words) baselines.push_back(word(i).baseline);
    std::sort(baselines.begin(), baselines.end());
    std::size_t lines = 1;
    for (std::size_t i = 1; i < baselines.size(); ++i) {
      if (baselines[i] - baselines[i - 1] > 0.4F * usual_size_) ++lines;
    }
    return lines >= kMinLines;
  }

  bool any_columns(const std::vector<std::vector<std::uint32_t>>& parts) const {
    Strip gutter;
    return std::any_of(parts.begin(), parts.end(), [&](const auto& part) {
      return many_lines(part) && find_gutter(part, &gutter);
    });
  }

  void add_column(std::vector<std::uint32_t> words) {
    const std::vector<TextLine> lines = group_lines(layer_, &words, options_.flow);
    const std::map<long, float> edges = right_edges(lines);
    std::size_t begin = 0;
    for (std::size_t l = 1; l <= lines.size(); ++l) {
      if (l < lines.size() && !begins_block(lines[l - 1], lines[l], words) &&
          !was_broken_by_hand(lines[l - 1], lines[l], edges, words)) {
        continue;
      }
      add_block(lines, begin, l, words);
      begin = l;
    }
  }

  // How far to the right lines reach, by the point at which they begin.
  static std::map<long, float> right_edges(const std::vector<TextLine>& lines) {
    std::map<long, float> edges;
    for (const TextLine& line : lines) {
      float& edge = edges[std::lround(line.box.x0)];
      edge = std::max(edge, line.box.x1);
    }
    return edges;
  }

  // A line is wrapped where the next word has no room. Where it has, somebody began a new
  // line: "Lead: ..." below "Action: ...", the lines of a cover, a new paragraph. A small
  // letter goes on with the sentence: text that was wrapped elsewhere, by a narrower page.
  bool was_broken_by_hand(const TextLine& before, const TextLine& line,
                          const std::map<long, float>& edges,
                          const std::vector<std::uint32_t>& words) const {
    if (std::abs(before.box.x0 - line.box.x0) > kFlushLeft) return false;
    const float right = edges.at(std::lround(before.box.x0));
    const Word& next = word(words[line.first_word]);
    const std::string_view text = layer_.text_of(next);
    if (begins_lower(text)) return false;
    return before.box.x1 + kSpace * before.size + next.box.width() <= right;
  }

  bool begins_block(const TextLine& before, const TextLine& line,
                    const std::vector<std::uint32_t>& words) const {
    const float size = std::max(before.size, line.size);
    if (line.baseline - before.baseline > options_.max_line_distance * size) return true;
    if (std::abs(before.size - line.size) > 0.1F * size || before.bold != line.bold) return true;
    std::string marker;
    return !list_marker(line, words, &marker).empty();
  }

  // The first word of a line where it is a bullet or a number: "•", "1.", "(a)", "2.3".
  std::string_view list_marker(const TextLine& line, const std::vector<std::uint32_t>& words,
                               std::string* marker) const {
    const std::string_view first = layer_.text_of(word(words[line.first_word]));
    const bool bullet = is_bullet(first) && line.word_count > 1;
    if (!bullet && !is_number_marker(first)) return {};
    *marker = std::string(first);
    return first;
  }

  static bool is_number_marker(std::string_view text) {
    if (text.size() < 2 || text.size() > 8) return false;
    const bool bracketed = text.front() == '(';
    std::string_view core = text.substr(bracketed ? 1 : 0);
    const char last = core.back();
    if (last == '.' || last == ')') core.remove_suffix(1);
    if (core.empty()) return false;
    const bool digits =
        std::all_of(core.begin(), core.end(), [](char c) { return is_digit(c) || c == '.'; });
    if (digits) return core.find('.') != std::string_view::npos || last == '.' || last == ')';
    return core.size() == 1 && (last == ')' || last == '.') &&
           std::isalpha(static_cast<unsigned char>(core[0])) != 0;
  }

  void add_block(const std::vector<TextLine>& lines, std::size_t begin, std::size_t end,
                 const std::vector<std::uint32_t>& words) {
    Block block;
    block.place.page = page_.number;
    std::vector<std::uint32_t> own;
    for (std::size_t l = begin; l < end; ++l) {
      block.place.box = boardtrail::unite(block.place.box, lines[l].box);
      for (std::uint32_t w = 0; w < lines[l].word_count; ++w) {
        own.push_back(words[lines[l].first_word + w]);
      }
    }
    const TextLine& first = lines[begin];
    const bool larger = first.size > options_.heading_size * usual_size_;
    const bool short_enough = own.size() <= options_.max_heading_words && end - begin <= 3;
    const std::size_t total = own.size();
    if (!list_marker(first, words, &block.marker).empty()) {
      block.kind = BlockKind::kListItem;
      own.erase(own.begin());
    }
    block.content = flow_text(page_, layer_, std::move(own), options_.flow);
    if (short_enough &&
        (larger || (first.bold && total > 0 && !block.content.text.ends_with(".")))) {
      block.kind = BlockKind::kHeading;
      if (block.content.text.empty()) {
        block.content.text = std::move(block.marker);
        block.marker.clear();
      } else if (!block.marker.empty()) {
        const auto shift = static_cast<std::uint32_t>(block.marker.size() + 1);
        for (Run& run : block.content.runs) {
          run.begin += shift;
          run.end += shift;
        }
        block.content.text = block.marker + " " + block.content.text;
        block.marker.clear();
      }
    }
    blocks_.push_back(std::move(block));
  }

  const PageRecord& page_;
  const TextLayer& layer_;
  const BlockOptions& options_;
  float usual_size_ = 0;
  std::vector<Block> blocks_;
};

}  // namespace

std::vector<Block> find_text_blocks(const PageRecord& page, const TextLayer& layer,
                                    const std::vector<bool>& consumed,
                                    const BlockOptions& options) {
  std::vector<std::uint32_t> words;
  for (std::uint32_t i = 0; i < layer.words.size(); ++i) {
    if (!consumed[i]) words.push_back(i);
  }
  return BlockFinder(page, layer, options).run(std::move(words));
}

}  // namespace boardtrail
