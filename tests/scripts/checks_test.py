# SPDX-License-Identifier: GPL-3.0-or-later
"""Gives scripts/layers, sizes, licences and tally what they must find, and what not.

usage: checks_test.py SCRIPTS_FOLDER
Prints "N passed, N failed".
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

BODY = "  go();\n"
LONG = BODY * 60  # with its first and last line, two lines too many

# (what, file, text, what the script must print; None: nothing)
LAYERS = [
    ("a folder below", "src/model/a.h", '#include "base/text.h"\n', None),
    ("a folder above", "src/base/a.h", '#include "model/a.h"\n',
     "src/base/a.h:1: base may not include from model"),
    ("checks use no recogniser", "src/checks/a.cc", '#include "recognise/a.h"\n',
     "src/checks/a.cc:1: checks may not include from recognise"),
    ("an extractor's sibling", "extractors/html/a.cc", '#include "extractors/text/a.h"\n',
     "extractors/html/a.cc:1: extractors/html may not include from its sibling extractors/text"),
    ("the registry", "extractors/registry.cc", '#include "extractors/text/a.h"\n', None),
    ("the border of the extractors", "src/pipeline/a.cc", '#include "extractors/extractor.h"\n',
     None),
    ("behind that border", "src/pipeline/a.cc", '#include "extractors/text/a.h"\n',
     "src/pipeline/a.cc:1: only extractors/registry may include from extractors/text"),
    ("a library at home", "src/warehouse/a.cc", "#include <sqlite3.h>\n", None),
    ("a library abroad", "src/report/a.cc", "// one\n#include <sqlite3.h>\n",
     "src/report/a.cc:2: SQLite belongs in warehouse"),
    ("an unknown library", "src/base/a.cc", "#include <boost/any.hpp>\n",
     "src/base/a.cc:1: no table of scripts/layers knows <boost/any.hpp>"),
    ("the standard library", "src/base/a.cc", "#include <vector>\n#include <sys/stat.h>\n", None),
    ("an include in a comment", "src/base/a.cc", '/*\n#include "cli/a.h"\n*/\n', None),
    ("an unknown folder", "src/magic/a.cc", "int a;\n",
     "src/magic/a.cc:1: no table of scripts/layers knows the folder magic"),
    ("printing", "src/model/a.cc", 'void f() { std::cout << "x"; }\n',
     "src/model/a.cc:1: only src/cli may use std::cout"),
    ("the environment", "src/model/a.cc", 'auto a = std::getenv("HOME");\n',
     "src/model/a.cc:1: only src/cli may use std::getenv"),
    ("the word in a text", "src/model/a.cc", 'auto a = "stdout"; // stderr\n', None),
    ("the command line prints", "src/cli/a.cc", 'void f() { std::cout << "x"; }\n', None),
]

SIZES = [
    ("60 lines", "src/a.cc", "int f() {\n" + BODY * 58 + "}\n", None),
    ("62 lines", "src/a.cc", "\nint f() {\n" + LONG + "}\n",
     "src/a.cc:2: a function of 62 lines, limit 60"),
    ("a head of two lines", "src/a.cc", "int f(int a,\n      int b) {\n" + LONG + "}\n",
     "src/a.cc:1: a function of 63 lines, limit 60"),
    ("a method", "src/a.cc", "class A {\n public:\n  int f() const {\n" + LONG + "  }\n};\n",
     "src/a.cc:3: a function of 62 lines, limit 60"),
    ("a constructor", "src/a.cc", "A::A(int a)\n    : a_{a}, b_(2) {\n" + LONG + "}\n",
     "src/a.cc:1: a function of 63 lines, limit 60"),
    ("a test", "tests/a.cc", "namespace {\nTEST(A, B) {\n" + LONG + "}\n}\n",
     "tests/a.cc:2: a function of 62 lines, limit 60"),
    ("a table", "src/a.cc", "const int kTable[] = {\n" + "  {f(1)},\n" * 99 + "};\n", None),
    ("a table in brackets", "src/a.cc",
     "constexpr auto kTable = std::to_array<A>({\n" + "  {f(1)},\n" * 99 + "});\n", None),
    ("a class", "src/a.cc", "class A {\n" + "  int f();\n" * 99 + "};\n", None),
    ("braces in words", "src/a.cc", "int f() {\n  g(\"{\", '{', R\"({{)\", 1'000);  // {\n}\n" +
     "int g();\n" * 99, None),
    ("a waiver", "src/a.cc", "// size: one case a line\nint f() {\n" + LONG + "}\n", None),
    ("a waiver without reason", "src/a.cc", "// size:\nint f() {\n" + LONG + "}\n",
     "src/a.cc:2: a function of 62 lines, limit 60"),
    ("600 lines", "src/a.h", "int a;\n" * 600, None),
    ("601 lines", "src/a.h", "int a;\n" * 601, "src/a.h:1: 601 lines, limit 600"),
]

GTEST = "[==========] Running 3 tests from 1 test suite.\n"
TALLIES = [
    ("GoogleTest", "run", GTEST + "[  PASSED  ] 3 tests.\n", "3 0 0"),
    ("a failed one", "fail",
     GTEST + "[  PASSED  ] 2 tests.\n[  FAILED  ] 1 test, listed below:\n", "2 1 0"),
    ("a crash", "fail", GTEST + "[ RUN      ] A.B\n", "0 1 0"),
    ("a leak after the tests", "fail", GTEST + "[  PASSED  ] 3 tests.\nleak\n", "3 1 0"),
    ("a skipped one", "run",
     GTEST + "[  PASSED  ] 2 tests.\n[  SKIPPED ] 1 test, listed below:\n", "2 0 1"),
    ("plain", "run", "a\n7 passed, 0 failed\n", "7 0 0"),
    ("plain, failed", "fail", "6 passed, 1 failed\n", "6 1 0"),
    ("any program", "run", "done\n", "1 0 0"),
    ("any program, failed", "fail", "", "0 1 0"),
    ("not started", "notrun", "", "0 1 0"),
]

SAYS_IT = "SPDX-License-Identifier: GPL-3.0-or-later\n"
LICENCES = [
    ("the first line", "a.cc", "// " + SAYS_IT, True),
    ("the fifth line", "a", "#!/bin/sh\n\n\n\n# " + SAYS_IT, True),
    ("the sixth line", "a.py", "\n" * 5 + "# " + SAYS_IT, False),
    ("nothing", "CMakeLists.txt", "project(a)\n", False),
    ("a document", "a.md", "# A\n", True),
]


def run(script, *words):
    done = subprocess.run([sys.executable, script, *words], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True, check=False)
    return done.stdout.strip(), done.returncode


def checked(scripts, name, file, text, expected):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "scripts").mkdir()
        script = shutil.copy(scripts / name, root / "scripts" / name)
        (root / file).parent.mkdir(parents=True)
        (root / file).write_text(text, encoding="utf-8")
        return run(script) == (expected or "", 1 if expected else 0)


def licensed(scripts, file, text, good):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / file
        path.write_text(text, encoding="utf-8")
        output, status = run(scripts / "licences", str(path))
        named = f"{path}: no SPDX-License-Identifier in its first 5 lines" in output
        return (named, status) == (not good, 0 if good else 1)


def tallied(scripts, status, output, expected):
    with tempfile.NamedTemporaryFile("w", suffix=".xml") as file:
        failure = "<failure/>" if status == "fail" else ""
        file.write(f'<testsuite><testcase name="a" status="{status}">{failure}'
                   f"<system-out>{output}</system-out></testcase></testsuite>")
        file.flush()
        return run(scripts / "tally", file.name) == (expected, 0)


def main():
    scripts = pathlib.Path(sys.argv[1])
    results = [(f"layers: {what}", checked(scripts, "layers", file, text, expected))
               for what, file, text, expected in LAYERS]
    results += [(f"sizes: {what}", checked(scripts, "sizes", file, text, expected))
                for what, file, text, expected in SIZES]
    results += [(f"licences: {what}", licensed(scripts, file, text, good))
                for what, file, text, good in LICENCES]
    results += [(f"tally: {what}", tallied(scripts, status, output, expected))
                for what, status, output, expected in TALLIES]
    failed = [what for what, good in results if not good]
    for what in failed:
        print(f"FAILED  {what}")
    print(f"{len(results) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
