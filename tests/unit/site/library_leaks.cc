// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fontconfig, which Poppler asks for fonts, keeps what it has read until the process ends.
// The leak sanitizer looks for a function of this name; other builds never call it.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
