-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 10: what a paper of actions says outside of its tables. Before an action is said to
-- be gone, its words are looked for there. Papers that were stored before have none.

CREATE TABLE prose (
  paper_id INTEGER NOT NULL REFERENCES paper,
  first_block INTEGER NOT NULL,
  texts TEXT NOT NULL,
  PRIMARY KEY (paper_id, first_block)
) STRICT, WITHOUT ROWID;
