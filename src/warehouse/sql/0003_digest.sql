-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 3: what readers of the digest have been told.

-- The runs after which a digest was written.
CREATE TABLE digest (
  run_id INTEGER PRIMARY KEY REFERENCES run
) STRICT;

-- The findings that were open when the last digest was written: what it leaves out next
-- time, and what it can call gone.
CREATE TABLE digest_finding (
  finding_id INTEGER PRIMARY KEY
) STRICT;
