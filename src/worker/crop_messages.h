// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_WORKER_CROP_MESSAGES_H_
#define BOARDTRAIL_WORKER_CROP_MESSAGES_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/page_crop.h"
#include "worker/wire.h"
#include "worker/worker_limits.h"

// Crops of pages in requests, and their pictures in answers (worker/messages.h).
namespace boardtrail {

// At most so many crops go into one request, with so many boxes each.
inline constexpr std::size_t kMaxCropsOfRequest = 64;
inline constexpr std::size_t kMaxBoxesOfCrop = 24;

std::string write_crops(const std::vector<PageCrop>& crops);
bool take_crops(wire::Taker* from, std::vector<PageCrop>* crops);

std::string write_pictures(const std::vector<CropImage>& images);
// nullopt: not what write_pictures writes, another number of pictures than was asked for,
// or a picture that is no plain PNG: browsers will open them.
std::optional<std::vector<CropImage>> read_pictures(std::string_view bytes, std::size_t asked,
                                                    const WorkerLimits& limits);

}  // namespace boardtrail

#endif  // BOARDTRAIL_WORKER_CROP_MESSAGES_H_
