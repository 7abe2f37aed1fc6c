# SPDX-License-Identifier: GPL-3.0-or-later
# One interface target with the project's warnings; every own target links it.
add_library(boardtrail_warnings INTERFACE)
# g++ 12 warns of copies inside std::string that overlap (GCC bug 105651, mended in 13) or
# leave their bounds, which they do not, where it optimises: off for optimised builds of it
# alone.
set(false_copies $<AND:$<CONFIG:Release>,$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>)
# Where several sources are compiled as one, g++ takes a class of theirs for one of a header, which
# should have no member of a type without a name outside its source.
set(joined_sources $<AND:$<BOOL:$<TARGET_PROPERTY:UNITY_BUILD>>,$<CXX_COMPILER_ID:GNU>>)
target_compile_options(boardtrail_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  $<$<BOOL:${BOARDTRAIL_WERROR}>:-Werror>
  $<${false_copies}:-Wno-restrict>
  $<${false_copies}:-Wno-array-bounds>
  $<${false_copies}:-Wno-stringop-overflow>
  $<${false_copies}:-Wno-stringop-overread>
  $<${joined_sources}:-Wno-subobject-linkage>)
