-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 9: what one paper adds stands in few places, however many papers there are. The
-- number of an action has the leading bits of its first statement's, so that actions of
-- one paper are neighbours; references are found by the full-text index alone; papers of
-- one body and title stand together with what tells whether they are of one plan.

DROP INDEX observation_by_ref;

-- As action_identity() says (row_identity.cc): exclusive or.
UPDATE observation SET action_id = (observation_id | 5913750) - (observation_id & 5913750);

DROP TABLE plan_paper;
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
  title_number INTEGER NOT NULL
) STRICT;
CREATE INDEX plan_paper_by_plan ON plan_paper (plan_id, seq, partial, paper_date);
CREATE INDEX plan_paper_in_doubt ON plan_paper (paper_id) WHERE order_certain = 0;

CREATE TABLE plan_mark (
  title_number INTEGER NOT NULL,
  paper_id INTEGER NOT NULL REFERENCES paper,
  texts TEXT NOT NULL,
  row_texts TEXT NOT NULL,
  PRIMARY KEY (title_number, paper_id)
) STRICT, WITHOUT ROWID;

-- What 'coverage' and 'status' ask of many rows stands in an index.
DROP INDEX link_in_doubt;
CREATE INDEX link_in_doubt ON link (observation_id, doubtful, step, score, reason)
  WHERE doubtful = 1;
CREATE INDEX finding_gone ON finding (finding_id) WHERE status = 'gone';

-- Plans and links are made again by the next run, by the new numbers; findings stay until
-- it has looked.
DELETE FROM link;
DELETE FROM lineage_relation;
DELETE FROM lineage;
DELETE FROM plan_sketch;
DELETE FROM plan;
INSERT INTO observation_fts_in_force (observation_fts_in_force) VALUES ('delete-all');
INSERT OR IGNORE INTO link_queue SELECT document_id FROM document WHERE outcome = 'ok';
