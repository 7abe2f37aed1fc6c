// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BOARDTRAIL_TESTS_SUPPORT_DOCX_FILE_H_
#define BOARDTRAIL_TESTS_SUPPORT_DOCX_FILE_H_

#include <string>
#include <utility>
#include <vector>

namespace boardtrail {

using ZipPart = std::pair<std::string, std::string>;

// A ZIP file that stores its parts as they are.
std::string make_zip(const std::vector<ZipPart>& parts);

// The parts of a DOCX with this XML in its body. `more` come behind them; each with a
// name word/x.xml is related to the document by the type x.
std::vector<ZipPart> docx_parts(const std::string& body, const std::vector<ZipPart>& more = {});
std::string make_docx(const std::string& body, const std::vector<ZipPart>& more = {});

// The start tag of a WordprocessingML element that declares the usual prefixes.
std::string word_root(const std::string& name);

}  // namespace boardtrail

#endif  // BOARDTRAIL_TESTS_SUPPORT_DOCX_FILE_H_
