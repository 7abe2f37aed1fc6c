# SPDX-License-Identifier: GPL-3.0-or-later
# Writes what the programs are made of: library, Debian package, version, licence.
# -DPROGRAMS=a,b (what they are linked with) -DFILES=c,d (libraries that are linked in, or loaded
# when needed) -DOUTPUT=x.csv. A library that the table below does not know is an error, so
# that none comes in unnoticed.
cmake_policy(VERSION 3.25)
set(licences
    "libre2=BSD-3-Clause" "libtomlplusplus=MIT" "libsqlite3=blessing" "libicu=Unicode-DFS-2016"
    "libcrypto=Apache-2.0" "libpoppler=GPL-2.0-or-later" "libxml2=MIT" "libzip=BSD-3-Clause"
    "libxlsxwriter=BSD-2-Clause" "libseccomp=LGPL-2.1-only" "libz.so=Zlib"
    "libstdc++=GPL-3.0-with-GCC-exception" "libgcc_s=GPL-3.0-with-GCC-exception"
    "libm.so=LGPL-2.1-or-later" "libc.so=LGPL-2.1-or-later" "ld-linux=LGPL-2.1-or-later")

execute_process(COMMAND dpkg-query -W "-f=\${Version}" nlohmann-json3-dev OUTPUT_VARIABLE json_version
                ERROR_QUIET)
set(lines "nlohmann-json (in the program),nlohmann-json3-dev,${json_version},MIT")

# Adds a library to the lines, once. `path` may be empty.
function(add_library_line library path)
  set(licence "")
  foreach(pair IN LISTS licences)
    string(REPLACE "=" ";" pair "${pair}")
    list(GET pair 0 name)
    string(FIND "${library}" "${name}" at)
    if(at EQUAL 0 AND licence STREQUAL "")
      list(GET pair 1 licence)
    endif()
  endforeach()
  if(licence STREQUAL "")
    message(FATAL_ERROR "bill of materials: no licence is known of ${library}")
  endif()
  set(package "")
  set(version "")
  # A file of /lib may be known to dpkg below /usr/lib, and the other way round.
  foreach(known ${path} /usr${path})
    execute_process(COMMAND dpkg-query -S ${known} OUTPUT_VARIABLE owner ERROR_QUIET
                    RESULT_VARIABLE status)
    if(status EQUAL 0 AND owner MATCHES "^([^:, ]+)")
      set(package ${CMAKE_MATCH_1})
      execute_process(COMMAND dpkg-query -W "-f=\${Version}\\n" ${package}
                      OUTPUT_VARIABLE version ERROR_QUIET)
      string(REGEX REPLACE "\n.*" "" version "${version}")
    endif()
  endforeach()
  set(lines "${lines}" "${library},${package},${version},${licence}" PARENT_SCOPE)
endfunction()

string(REPLACE "," ";" PROGRAMS "${PROGRAMS}")
string(REPLACE "," ";" FILES "${FILES}")
foreach(file IN LISTS FILES)
  cmake_path(GET file FILENAME library)
  add_library_line("${library}" "${file}")
endforeach()
set(seen "")
foreach(program IN LISTS PROGRAMS)
  execute_process(COMMAND ldd ${program} OUTPUT_VARIABLE found COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND readelf -d ${program} OUTPUT_VARIABLE dynamic COMMAND_ERROR_IS_FATAL ANY)
  # A bracket in a list would join its elements.
  string(REPLACE "[" "<" dynamic "${dynamic}")
  string(REPLACE "]" ">" dynamic "${dynamic}")
  string(REGEX MATCHALL "NEEDED[^\n]*<[^>]+" needed "${dynamic}")
  foreach(entry IN LISTS needed)
    string(REGEX REPLACE ".*<" "" library "${entry}")
    # A sanitizer is part of a test build, not of what is delivered.
    if(library IN_LIST seen OR library MATCHES "^lib(asan|ubsan|tsan|clang_rt)")
      continue()
    endif()
    list(APPEND seen ${library})
    set(path "")
    string(REPLACE "." "\\." pattern "${library}")
    string(REPLACE "+" "\\+" pattern "${pattern}")
    if(found MATCHES "${pattern} => ([^ \n]+)")
      set(path ${CMAKE_MATCH_1})
    endif()
    add_library_line("${library}" "${path}")
  endforeach()
endforeach()
list(SORT lines)
list(JOIN lines "\n" text)
file(WRITE ${OUTPUT} "library,package,version,licence\n${text}\n")
