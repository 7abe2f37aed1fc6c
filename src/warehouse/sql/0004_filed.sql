-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 4: files that the nightly job has put away. The folder of a month in which it
-- files a paper says nothing of the paper: whatever reads a date out of a path, or puts
-- papers in order by it, takes the name under which the paper was delivered.

CREATE TABLE filed (
  path TEXT PRIMARY KEY,
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX filed_by_name ON filed (name);
