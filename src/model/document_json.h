// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_MODEL_DOCUMENT_JSON_H_
#define BOARDTRAIL_MODEL_DOCUMENT_JSON_H_

#include <string>

#include "model/document.h"

namespace boardtrail {

// The document model for people, one object a line (`boardtrail inspect`).
std::string document_to_json(const Document& document);

// The tables alone, as they stand on each page: a JSON array of {"page", "bbox",
// "header_rows", "cells": [{"r", "c", "rs", "cs", "text", "fill", "bbox"}]},
// rows and columns from 0, spans >= 1, fill "#RRGGBB" or null, boxes in points or
// null (`boardtrail inspect --tables`; docs/interface.md).
std::string tables_to_json(const Document& document);

}  // namespace boardtrail

#endif  // BOARDTRAIL_MODEL_DOCUMENT_JSON_H_
