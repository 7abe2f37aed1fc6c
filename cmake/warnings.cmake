# One interface target with the project's warnings; every own target links it.
add_library(boardtrail_warnings INTERFACE)
target_compile_options(boardtrail_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  $<$<BOOL:${BOARDTRAIL_WERROR}>:-Werror>)
