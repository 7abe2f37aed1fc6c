// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_TESTS_SUPPORT_DAMAGE_H_
#define BOARDTRAIL_TESTS_SUPPORT_DAMAGE_H_

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace boardtrail {

// Hurts bytes as transport and malice do: flips a few bits, drops, doubles or
// overwrites a stretch. The same seed gives the same wounds on every machine.
class Damage {
 public:
  explicit Damage(std::uint32_t seed) : random_(seed) {}

  // Flips `count` bits, not necessarily different ones.
  std::string flip_bits(std::string_view bytes, int count);
  // One of the four wounds, chosen by the seed.
  std::string wound(std::string_view bytes);

 private:
  // A number of [0, below); by remainder, since the distributions of the standard
  // library differ between implementations.
  std::size_t below(std::size_t below) { return below == 0 ? 0 : random_() % below; }

  std::mt19937 random_;
};

}  // namespace boardtrail

#endif  // BOARDTRAIL_TESTS_SUPPORT_DAMAGE_H_
