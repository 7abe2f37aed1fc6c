-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 2: plans and actions through papers. All of it can be made again from the
-- papers ('boardtrail relink'); docs/history.md explains it.

-- A plan is named by its first paper.
CREATE TABLE plan (
  plan_id INTEGER PRIMARY KEY,
  title TEXT,
  organisation TEXT,
  papers INTEGER NOT NULL,
  first_paper_id INTEGER NOT NULL REFERENCES paper,
  latest_paper_id INTEGER NOT NULL REFERENCES paper,
  latest_date TEXT,
  last_seq INTEGER NOT NULL,
  full_seq INTEGER NOT NULL
) STRICT;

CREATE TABLE plan_paper (
  paper_id INTEGER PRIMARY KEY REFERENCES paper,
  plan_id INTEGER NOT NULL REFERENCES plan DEFERRABLE INITIALLY DEFERRED,
  seq INTEGER NOT NULL,
  sort_key TEXT NOT NULL,
  paper_date TEXT,
  partial INTEGER NOT NULL CHECK (partial IN (0, 1)),
  order_certain INTEGER NOT NULL CHECK (order_certain IN (0, 1)),
  body TEXT NOT NULL,
  title_key TEXT NOT NULL,
  texts TEXT NOT NULL,
  row_texts TEXT NOT NULL
) STRICT;
CREATE INDEX plan_paper_by_plan ON plan_paper (plan_id, seq, partial, paper_date);

CREATE TABLE plan_sketch (
  sketch INTEGER NOT NULL,
  paper_id INTEGER NOT NULL REFERENCES paper,
  PRIMARY KEY (sketch, paper_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE lineage (
  action_id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES plan DEFERRABLE INITIALLY DEFERRED,
  observation_id INTEGER NOT NULL REFERENCES observation,
  last_seq INTEGER NOT NULL,
  statements INTEGER NOT NULL,
  first_due TEXT,
  first_due_observation_id INTEGER REFERENCES observation,
  moves INTEGER NOT NULL,
  update_run INTEGER NOT NULL,
  update_run_observation_id INTEGER NOT NULL REFERENCES observation,
  rating_run INTEGER NOT NULL,
  rating_run_observation_id INTEGER NOT NULL REFERENCES observation
) STRICT;
CREATE INDEX lineage_by_plan ON lineage (plan_id, last_seq);

CREATE TABLE link (
  observation_id INTEGER PRIMARY KEY REFERENCES observation,
  previous_id INTEGER REFERENCES observation,
  step INTEGER NOT NULL,
  score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
  reason TEXT NOT NULL,
  doubtful INTEGER NOT NULL CHECK (doubtful IN (0, 1))
) STRICT;

CREATE INDEX link_by_previous ON link (previous_id) WHERE previous_id IS NOT NULL;
CREATE INDEX link_in_doubt ON link (observation_id) WHERE doubtful = 1;

CREATE TABLE lineage_relation (
  paper_id INTEGER NOT NULL REFERENCES paper,
  action_id INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('split-from', 'merged-into')),
  other_action_id INTEGER NOT NULL,
  score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
  PRIMARY KEY (paper_id, action_id, kind, other_action_id)
) STRICT, WITHOUT ROWID;

-- Documents that have come, gone or moved since plans were last looked at.
CREATE TABLE link_queue (
  document_id INTEGER PRIMARY KEY REFERENCES document
) STRICT;

-- What people have decided, as the file beside the warehouse said when it was last read.
CREATE TABLE decision_file (
  name TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE suppression (
  position INTEGER PRIMARY KEY,
  rule TEXT NOT NULL,
  action_id INTEGER,
  organisation TEXT,
  plan TEXT,
  ref TEXT,
  reason TEXT NOT NULL,
  who TEXT NOT NULL,
  until TEXT
) STRICT;

ALTER TABLE finding ADD COLUMN action_id INTEGER;
ALTER TABLE finding ADD COLUMN earlier_paper_id INTEGER REFERENCES paper;
ALTER TABLE finding ADD COLUMN earlier_observation_id INTEGER REFERENCES observation;
-- The row of `suppression` that holds for it.
ALTER TABLE finding ADD COLUMN suppressed_by INTEGER;

-- What 'coverage' lists, so that it need not read everything.
CREATE INDEX observation_in_doubt ON observation (paper_id) WHERE confidence < 1;
CREATE INDEX diagnostic_of_loss ON diagnostic (document_id) WHERE level = 'loss';
CREATE INDEX document_table_unread ON document_table (paper_id) WHERE schema IS NULL;

-- Papers of an older warehouse are linked by the next run.
INSERT INTO link_queue SELECT document_id FROM document WHERE outcome = 'ok';

-- The writer indexes a paper's observations by one statement (0001 tells why); warehouses
-- made before it did have a trigger for it.
DROP TRIGGER IF EXISTS observation_after_insert;
