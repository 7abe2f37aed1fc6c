# SPDX-License-Identifier: GPL-3.0-or-later
# Writes what the program prints of itself: manual pages (man1/*.1.gz), completions; and the
# changelog in Debian's form. -DPROGRAM=... -DFOLDER=... -DCHANGELOG=...
file(REMOVE_RECURSE ${FOLDER})
file(MAKE_DIRECTORY ${FOLDER}/man1)

function(generate what file)
  execute_process(COMMAND ${PROGRAM} --generate ${what} OUTPUT_FILE ${FOLDER}/${file}
                  COMMAND_ERROR_IS_FATAL ANY)
endfunction()

function(compress)
  # -n: neither name nor time, so that two builds give the same bytes.
  execute_process(COMMAND gzip -9n ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

generate(bash boardtrail.bash)
generate(zsh _boardtrail)
generate(fish boardtrail.fish)
generate(man man1/boardtrail.1)

# One stream of pages; before each stands a comment with the name of its file.
execute_process(COMMAND ${PROGRAM} --generate man-verbs OUTPUT_VARIABLE pages
                COMMAND_ERROR_IS_FATAL ANY)
string(REPLACE ";" "\\;" pages "${pages}")
string(REPLACE "[" "\\x5b" pages "${pages}")
string(REPLACE "]" "\\x5d" pages "${pages}")
string(REGEX REPLACE "\n?\\.\\\\\" file: " ";" pages "${pages}")
foreach(page IN LISTS pages)
  if(page MATCHES "^(boardtrail-[a-z]+\\.1)\n(.*)$")
    set(name ${CMAKE_MATCH_1})
    set(text "${CMAKE_MATCH_2}")
    string(REPLACE "\\x5b" "[" text "${text}")
    string(REPLACE "\\x5d" "]" text "${text}")
    file(WRITE ${FOLDER}/man1/${name} "${text}\n")
  endif()
endforeach()

file(GLOB manuals ${FOLDER}/man1/*.1)
compress(${manuals})
configure_file(${CHANGELOG} ${FOLDER}/changelog COPYONLY)
compress(${FOLDER}/changelog)
file(WRITE ${FOLDER}/made "")
