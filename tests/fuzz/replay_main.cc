// SPDX-License-Identifier: GPL-3.0-or-later
//
// The fuzz targets without a fuzzer: gives the target every seed of the folder,
// each seed cut short, and each seed wounded in ways that a fixed seed number
// draws. A target fails by crashing or throwing, as under libFuzzer.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "support/damage.h"
#include "support/temporary_folder.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace {

constexpr std::size_t kMostCuts = 256;
constexpr int kWounds = 256;
constexpr std::uint32_t kSeedNumber = 20240630;

// Runs one input; what it was is printed where it throws.
void run(std::string_view input, const std::string& what) {
  try {
    // A copy of exactly this size, so that sanitizers see a read beyond the end.
    const std::vector<std::uint8_t> bytes(input.begin(), input.end());
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", what.c_str(), error.what());
    throw;
  }
}

std::size_t replay(const std::string& path) {
  const std::string seed = boardtrail::read_file(path);
  run(seed, path);
  std::size_t inputs = 1;
  const std::size_t step = std::max<std::size_t>(1, seed.size() / kMostCuts);
  for (std::size_t length = 0; length < seed.size(); length += step, ++inputs) {
    run(std::string_view(seed).substr(0, length), path + " cut to " + std::to_string(length));
  }
  boardtrail::Damage damage(kSeedNumber);
  for (int i = 0; i < kWounds; ++i, ++inputs) {
    run(damage.wound(seed), path + " wound " + std::to_string(i));
  }
  return inputs;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: %s FOLDER_OF_SEEDS\n", argv[0]);
    return 2;
  }
  std::vector<std::string> seeds;
  for (const auto& entry : std::filesystem::directory_iterator(argv[1])) {
    if (entry.is_regular_file()) seeds.push_back(entry.path().string());
  }
  std::sort(seeds.begin(), seeds.end());
  if (seeds.empty()) {
    std::fprintf(stderr, "%s: no seeds\n", argv[1]);
    return 1;
  }
  std::size_t inputs = 0;
  for (const std::string& seed : seeds) inputs += replay(seed);
  std::printf("%zu seeds, %zu inputs\n", seeds.size(), inputs);
  return 0;
}
