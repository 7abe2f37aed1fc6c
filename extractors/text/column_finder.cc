// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractors/text/column_finder.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"

namespace boardtrail {
namespace {

constexpr std::int32_t kMaxWidth = 1000;
// A text may begin this much before or behind its column.
constexpr std::int32_t kDrift = 2;

bool ends_sentence(char c) { return c == '.' || c == '?' || c == '!'; }
// How many lines have a character at each column; how many words, and how many
// chunks, start there.
struct Profile {
  std::vector<std::int32_t> filled;
  std::vector<std::int32_t> starts;
  std::vector<std::int32_t> chunk_starts;
  std::int32_t lines = 0;  // lines with a gap
};

Profile make_profile(const std::vector<RegionLine>& region) {
  std::int32_t width = 0;
  std::int32_t margin = kMaxWidth;
  for (const RegionLine& line : region) {
    width = std::max(width, line.chunks.back().end);
    margin = std::min(margin, line.chunks.front().start);
  }
  Profile profile;
  profile.filled.assign(static_cast<std::size_t>(width) + 2, 0);
  profile.starts.assign(static_cast<std::size_t>(width) + 2, 0);
  profile.chunk_starts = profile.starts;
  for (const RegionLine& line : region) {
    // A line without a gap that begins at the margin may be a heading over the whole
    // table; it says nothing about columns.
    if (line.chunks.size() == 1 && line.chunks[0].start <= margin + 1) continue;
    profile.lines += line.chunks.size() > 1 ? 1 : 0;
    for (const Chunk& chunk : line.chunks) {
      auto column = static_cast<std::size_t>(chunk.start);
      ++profile.chunk_starts[column];
      bool space = true;
      for (const char c : chunk.text) {
        if (is_continuation(c)) continue;
        profile.starts[column] += space && c != ' ' ? 1 : 0;
        profile.filled[column++] += c == ' ' ? 0 : 1;
        space = c == ' ';
      }
    }
  }
  return profile;
}

// Where in the heading the word begins that stands nearest to the column; 0 where none with
// a capital is near.
std::size_t nearest_word(const Chunk& heading, std::int32_t column) {
  constexpr std::int32_t kFurthest = 6;
  std::size_t best = 0;
  std::int32_t distance = kFurthest + 1;
  std::int32_t at = heading.start;
  for (std::size_t i = 0; i < heading.text.size(); ++i) {
    if (is_continuation(heading.text[i])) continue;
    if (i > 0 && heading.text[i - 1] == ' ' && is_upper(heading.text[i]) &&
        std::abs(at - column) < distance) {
      best = i;
      distance = std::abs(at - column);
    }
    ++at;
  }
  return best;
}

// Lines that have a chunk on both sides of the gap [begin, end).
std::int32_t lines_across(const std::vector<RegionLine>& region, std::int32_t begin,
                          std::int32_t end) {
  std::int32_t lines = 0;
  for (const RegionLine& line : region) {
    const bool left = line.chunks.front().start < begin;
    const bool right = line.chunks.back().start >= end;
    lines += left && right ? 1 : 0;
  }
  return lines;
}

}  // namespace

std::vector<Chunk> split_chunks(std::string_view line) {
  std::vector<Chunk> chunks;
  std::int32_t column = 0;
  std::size_t chunk_begin = 0;
  std::int32_t spaces = 2;  // as if much space stood before the line
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (is_continuation(c)) continue;
    if (column > kMaxWidth) return {};
    if (c == ' ' || c == '\t') {
      ++spaces;
      ++column;
      continue;
    }
    const bool typist = spaces == 2 && !chunks.empty() && i > 2 && ends_sentence(line[i - 3]);
    if (spaces >= 2 && !typist) {
      if (!chunks.empty()) {
        const std::size_t end = line.find_last_not_of(" \t", i - 1) + 1;
        chunks.back().text = line.substr(chunk_begin, end - chunk_begin);
        chunks.back().end = column - spaces;
      }
      chunk_begin = i;
      chunks.push_back({column, column, {}});
    }
    spaces = 0;
    ++column;
  }
  if (!chunks.empty()) {
    const std::size_t end = line.find_last_not_of(" \t") + 1;
    chunks.back().text = line.substr(chunk_begin, end - chunk_begin);
    chunks.back().end = column - spaces;
  }
  return chunks;
}

std::vector<std::int32_t> find_columns(const std::vector<RegionLine>& region) {
  const Profile profile = make_profile(region);
  // Proportional type set in columns of equal characters drifts: in long tables some
  // texts reach over a gap.
  const std::int32_t tolerance = profile.lines * 15 / 100;
  const std::int32_t support = std::max(2, profile.lines / 5);
  const auto width = static_cast<std::int32_t>(profile.filled.size()) - 2;
  std::vector<std::int32_t> starts;
  std::int32_t x = 0;
  while (x < width && profile.filled[static_cast<std::size_t>(x)] == 0) ++x;
  starts.push_back(x);
  while (x < width) {
    while (x < width && profile.filled[static_cast<std::size_t>(x)] > tolerance) ++x;
    const std::int32_t begin = x;
    while (x < width && profile.filled[static_cast<std::size_t>(x)] <= tolerance) ++x;
    if (x >= width) break;
    const bool wide = x - begin >= 2;
    // One free character is a gap only where many words begin behind it, some of them
    // with more space before them.
    const auto at = static_cast<std::size_t>(x);
    const bool aligned = x - begin == 1 && profile.chunk_starts[at] >= 2 &&
                         profile.starts[at] >= std::max(2, profile.lines / 4);
    if ((wide || aligned) && lines_across(region, begin, x) >= support) starts.push_back(x);
  }
  return starts;
}

void split_at_columns(std::vector<RegionLine>& region, const std::vector<std::int32_t>& starts) {
  for (RegionLine& line : region) {
    if (line.chunks.size() == 1 && line.chunks[0].start <= starts[0] + 1) continue;
    std::vector<Chunk> parts;
    parts.reserve(line.chunks.size() + 1);
    for (std::size_t k = 0; k < line.chunks.size(); ++k) {
      const Chunk& chunk = line.chunks[k];
      const std::int32_t next_start =
          k + 1 < line.chunks.size() ? line.chunks[k + 1].start : kMaxWidth;
      parts.push_back(chunk);
      std::int32_t column = chunk.start;
      std::size_t target = column_of(starts, chunk.start) + 1;
      for (std::size_t i = 0; i < chunk.text.size() && target < starts.size(); ++i) {
        if (is_continuation(chunk.text[i])) continue;
        const std::int32_t start = starts[target];
        const bool taken = next_start <= start + kDrift;
        const bool near = column >= start - kDrift && column <= start + kDrift;
        if (near && !taken && i > 0 && chunk.text[i - 1] == ' ') {
          Chunk& left = parts.back();
          left.text = left.text.substr(
              0, static_cast<std::size_t>(chunk.text.data() + i - 1 - left.text.data()));
          left.end = column - 1;
          parts.push_back({column, chunk.end, chunk.text.substr(i)});
          ++target;
        } else if (column > start + kDrift) {
          ++target;
        }
        ++column;
      }
    }
    line.chunks = std::move(parts);
  }
}

bool is_heading_line(const std::vector<Chunk>& chunks) {
  constexpr std::size_t kLongest = 40;
  return chunks.size() > 2 && std::all_of(chunks.begin(), chunks.end(), [](const Chunk& chunk) {
           return chunk.text.size() <= kLongest && is_upper(chunk.text[0]) &&
                  std::none_of(chunk.text.begin(), chunk.text.end(), is_digit) &&
                  !ends_sentence(chunk.text.back());
         });
}

void part_headings(std::vector<RegionLine>& region, const std::vector<std::int32_t>& starts) {
  // A heading of two lines may have its first line above the others'.
  const bool second = region.size() > 1 && !region[1].after_blank &&
                      region[1].chunks.size() > region[0].chunks.size();
  std::vector<Chunk>& chunks = region[second ? 1 : 0].chunks;
  if (!is_heading_line(chunks)) return;
  for (std::size_t k = 0; k < chunks.size(); ++k) {
    Chunk& left = chunks[k];
    const std::size_t next = column_of(starts, left.start) + 1;
    const std::size_t taken =
        k + 1 < chunks.size() ? column_of(starts, chunks[k + 1]) : starts.size();
    if (next >= taken || left.end <= starts[next]) continue;
    const std::size_t at = nearest_word(left, starts[next]);
    if (at == 0) continue;
    const Chunk right{starts[next], std::max(left.end, starts[next] + 1), left.text.substr(at)};
    left.text = left.text.substr(0, at - 1);
    left.end = std::min(left.end, starts[next]);
    chunks.insert(chunks.begin() + static_cast<std::ptrdiff_t>(k) + 1, right);
  }
}

std::size_t column_of(const std::vector<std::int32_t>& starts, std::int32_t position) {
  const auto after = std::upper_bound(starts.begin(), starts.end(), position + kDrift);
  return after == starts.begin() ? 0 : static_cast<std::size_t>(after - starts.begin()) - 1;
}

// A text that begins well before the next column and lies mostly in it is centred there.
std::size_t column_of(const std::vector<std::int32_t>& starts, const Chunk& chunk) {
  const std::size_t column = column_of(starts, chunk.start);
  if (column + 1 >= starts.size() || chunk.start <= starts[column] + kDrift) return column;
  const std::int32_t next = starts[column + 1];
  return chunk.end - next > next - chunk.start ? column + 1 : column;
}

}  // namespace boardtrail
