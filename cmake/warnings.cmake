# One interface target with the project's warnings; every own target links it.
add_library(boardtrail_warnings INTERFACE)
# g++ 12 warns of overlapping copies inside std::string's operator+ where it
# optimises (GCC bug 105651, mended in 13): off for optimised builds of it alone.
set(false_restrict $<AND:$<CONFIG:Release>,$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>)
target_compile_options(boardtrail_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  $<$<BOOL:${BOARDTRAIL_WERROR}>:-Werror>
  $<${false_restrict}:-Wno-restrict>)
