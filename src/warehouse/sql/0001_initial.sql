-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 1 of the warehouse: tables, indexes, full-text index. Every table and
-- column is explained in docs/warehouse.md. Views stand in views.sql.
--
-- Keys are hashes of content (src/base/sha256.h), never counters, so that warehouses
-- made on several machines can be merged; `run` alone is counted, for it is about
-- this file and not about any paper. Child tables are clustered by their parent's
-- key (WITHOUT ROWID): the rows of one document stand together, and one more
-- document touches few pages however many there are.
--
-- Lists of allowed words are spelled with OR: for `x IN (list)` of three or more words
-- SQLite builds an ephemeral B-tree at each INSERT, which cost more than the row.

CREATE TABLE run (
  run_id INTEGER PRIMARY KEY,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  version TEXT NOT NULL,
  documents_seen INTEGER,
  documents_ingested INTEGER,
  documents_unchanged INTEGER,
  documents_failed INTEGER
) STRICT;

CREATE TABLE document (
  document_id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  sha256 TEXT CHECK (length(sha256) = 64),
  format TEXT CHECK (format = 'pdf' OR format = 'docx' OR format = 'text'),
  bytes INTEGER,
  page_count INTEGER,
  outcome TEXT NOT NULL CHECK (outcome IN ('ok', 'failed')),
  error_code TEXT CHECK (error_code = 'bad-input' OR error_code = 'unsupported' OR
                         error_code = 'protected' OR error_code = 'limit-exceeded' OR
                         error_code = 'not-found' OR error_code = 'io' OR error_code = 'conflict' OR
                         error_code = 'bad-usage'),
  error TEXT,
  file_title TEXT,
  file_author TEXT,
  file_modified TEXT,
  file_producer TEXT,
  ingested_at TEXT NOT NULL,
  run_id INTEGER NOT NULL REFERENCES run,
  CHECK ((outcome = 'ok') = (error IS NULL)),
  CHECK ((error IS NULL) = (error_code IS NULL)),
  CHECK (outcome = 'failed' OR (sha256 IS NOT NULL AND format IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX document_by_sha256 ON document (sha256) WHERE outcome = 'ok';
CREATE INDEX document_by_path ON document (path);
CREATE INDEX document_failed ON document (document_id) WHERE outcome = 'failed';

-- Every path at which a document was ever found.
CREATE TABLE document_path (
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  path TEXT NOT NULL,
  PRIMARY KEY (document_id, path)
) STRICT, WITHOUT ROWID;

-- What stands at each path now, as far as this warehouse has looked.
CREATE TABLE file (
  path TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  modified_ns INTEGER NOT NULL,
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX file_by_document ON file (document_id);

CREATE TABLE page (
  document_id INTEGER NOT NULL REFERENCES document,
  number INTEGER NOT NULL,
  width REAL,
  height REAL,
  label TEXT,
  readable INTEGER NOT NULL CHECK (readable IN (0, 1)),
  PRIMARY KEY (document_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE paper (
  paper_id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document,
  position INTEGER NOT NULL,
  title TEXT,
  organisation TEXT,
  meeting TEXT,
  meeting_date TEXT,
  as_at TEXT,
  as_at_source TEXT CHECK (as_at_source = 'stated' OR as_at_source = 'last-updated' OR
                           as_at_source = 'reporting-period' OR as_at_source = 'written' OR
                           as_at_source = 'meeting'),
  version TEXT,
  author TEXT,
  sponsor TEXT,
  agenda_item TEXT,
  confidential INTEGER NOT NULL CHECK (confidential IN (0, 1)),
  first_page INTEGER,
  last_page INTEGER
) STRICT;
CREATE INDEX paper_by_document ON paper (document_id);

CREATE TABLE stated_version (
  paper_id INTEGER NOT NULL REFERENCES paper,
  position INTEGER NOT NULL,
  version TEXT NOT NULL,
  updated TEXT,
  page INTEGER,
  line INTEGER,
  bbox TEXT CHECK (bbox IS NULL OR json_valid(bbox)),
  PRIMARY KEY (paper_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE legend_entry (
  paper_id INTEGER NOT NULL REFERENCES paper,
  position INTEGER NOT NULL,
  raw TEXT NOT NULL,
  value TEXT CHECK (value = 'red' OR value = 'amber_red' OR value = 'amber' OR
                    value = 'amber_green' OR value = 'green' OR value = 'blue' OR value = 'grey'),
  meaning TEXT,
  complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
  min_months INTEGER,
  max_months INTEGER,
  page INTEGER,
  line INTEGER,
  bbox TEXT CHECK (bbox IS NULL OR json_valid(bbox)),
  PRIMARY KEY (paper_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE cover_field (
  paper_id INTEGER NOT NULL REFERENCES paper,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT,
  page INTEGER,
  line INTEGER,
  bbox TEXT CHECK (bbox IS NULL OR json_valid(bbox)),
  PRIMARY KEY (paper_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE tick_option (
  paper_id INTEGER NOT NULL REFERENCES paper,
  position INTEGER NOT NULL,
  tick_group TEXT,
  label TEXT NOT NULL,
  ticked INTEGER NOT NULL CHECK (ticked IN (0, 1)),
  radio INTEGER NOT NULL CHECK (radio IN (0, 1)),
  page INTEGER,
  line INTEGER,
  bbox TEXT CHECK (bbox IS NULL OR json_valid(bbox)),
  PRIMARY KEY (paper_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_table (
  table_id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document,
  paper_id INTEGER REFERENCES paper,
  position INTEGER NOT NULL,
  "rows" INTEGER NOT NULL,
  columns INTEGER NOT NULL,
  header_rows INTEGER NOT NULL,
  origin TEXT NOT NULL CHECK (origin = 'structure' OR origin = 'lattice' OR origin = 'tabs' OR
                              origin = 'pipes' OR origin = 'stream' OR origin = 'fixed-width'),
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  schema TEXT,
  reason TEXT,
  page INTEGER,
  line INTEGER,
  bbox TEXT CHECK (bbox IS NULL OR json_valid(bbox))
) STRICT;
CREATE INDEX document_table_by_document ON document_table (document_id);
CREATE INDEX document_table_by_paper ON document_table (paper_id);

CREATE TABLE cell (
  table_id INTEGER NOT NULL REFERENCES document_table,
  "row" INTEGER NOT NULL,
  col INTEGER NOT NULL,
  row_span INTEGER NOT NULL CHECK (row_span >= 1),
  col_span INTEGER NOT NULL CHECK (col_span >= 1),
  header INTEGER NOT NULL CHECK (header IN (0, 1)),
  text TEXT NOT NULL,
  struck TEXT CHECK (struck IS NULL OR json_valid(struck)),
  ticks TEXT CHECK (ticks IS NULL OR json_valid(ticks)),
  fill TEXT,
  swatches TEXT CHECK (swatches IS NULL OR json_valid(swatches)),
  page INTEGER,
  line INTEGER,
  bbox TEXT CHECK (bbox IS NULL OR json_valid(bbox)),
  PRIMARY KEY (table_id, "row", col)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_table (
  plan_table_id INTEGER PRIMARY KEY,
  paper_id INTEGER NOT NULL REFERENCES paper,
  position INTEGER NOT NULL,
  schema TEXT NOT NULL,
  heading TEXT,
  parts TEXT NOT NULL CHECK (json_valid(parts)),
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  closed_table INTEGER NOT NULL CHECK (closed_table IN (0, 1)),
  page INTEGER,
  line INTEGER,
  bbox TEXT CHECK (bbox IS NULL OR json_valid(bbox))
) STRICT;
CREATE INDEX plan_table_by_paper ON plan_table (paper_id);

CREATE TABLE observation (
  observation_id INTEGER PRIMARY KEY,
  paper_id INTEGER NOT NULL REFERENCES paper,
  plan_table_id INTEGER REFERENCES plan_table,
  action_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  "row" INTEGER NOT NULL,
  section TEXT,
  ref TEXT,
  kind TEXT,
  description TEXT,
  source_finding TEXT,
  success_measure TEXT,
  progress TEXT,
  leads TEXT NOT NULL CHECK (json_valid(leads)),
  lead_raw TEXT,
  due_raw TEXT,
  due_words TEXT CHECK (due_words = 'ongoing' OR due_words = 'placeholder' OR
                        due_words = 'relative' OR due_words = 'complete' OR
                        due_words = 'unparsed'),
  due_original TEXT,
  due_current TEXT,
  due_precision TEXT CHECK (due_precision = 'day' OR due_precision = 'month' OR
                            due_precision = 'quarter' OR due_precision = 'season' OR
                            due_precision = 'year'),
  rag TEXT CHECK (rag = 'red' OR rag = 'amber_red' OR rag = 'amber' OR rag = 'amber_green' OR
                  rag = 'green' OR rag = 'blue' OR rag = 'grey'),
  rag_raw TEXT,
  status TEXT CHECK (status IN ('open', 'closed')),
  status_raw TEXT,
  closed_raw TEXT,
  closed_on TEXT,
  raised_raw TEXT,
  raised_on TEXT,
  extra TEXT CHECK (extra IS NULL OR json_valid(extra)),
  restates INTEGER NOT NULL CHECK (restates IN (0, 1)),
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  page INTEGER,
  line INTEGER,
  bbox TEXT CHECK (bbox IS NULL OR json_valid(bbox))
) STRICT;
CREATE INDEX observation_by_paper ON observation (paper_id);
CREATE INDEX observation_by_action ON observation (action_id);
CREATE INDEX observation_by_ref ON observation (ref COLLATE NOCASE) WHERE ref IS NOT NULL;

-- Full text over the actions. The quotes are wanted: Datasette finds the index by
-- the text content="observation" in its declaration, and hides it only then. The writer
-- adds a paper's observations by one statement: a trigger would do it row by row, and
-- each row would make a segment of the index.
CREATE VIRTUAL TABLE observation_fts USING fts5 (
  ref, section, description, source_finding, success_measure, progress, leads,
  content="observation", content_rowid="observation_id",
  tokenize="porter unicode61 remove_diacritics 2"
);
CREATE TRIGGER observation_after_delete AFTER DELETE ON observation BEGIN
  INSERT INTO observation_fts (observation_fts, rowid, ref, section, description, source_finding,
                               success_measure, progress, leads)
  VALUES ('delete', old.observation_id, old.ref, old.section, old.description, old.source_finding,
          old.success_measure, old.progress, old.leads);
END;
CREATE TRIGGER observation_after_update
AFTER UPDATE OF ref, section, description, source_finding, success_measure, progress, leads
ON observation BEGIN
  INSERT INTO observation_fts (observation_fts, rowid, ref, section, description, source_finding,
                               success_measure, progress, leads)
  VALUES ('delete', old.observation_id, old.ref, old.section, old.description, old.source_finding,
          old.success_measure, old.progress, old.leads);
  INSERT INTO observation_fts (rowid, ref, section, description, source_finding, success_measure,
                               progress, leads)
  VALUES (new.observation_id, new.ref, new.section, new.description, new.source_finding,
          new.success_measure, new.progress, new.leads);
END;

CREATE TABLE due_date (
  observation_id INTEGER NOT NULL REFERENCES observation,
  position INTEGER NOT NULL,
  date TEXT,
  latest TEXT,
  precision TEXT NOT NULL CHECK (precision = 'day' OR precision = 'month' OR
                                 precision = 'quarter' OR precision = 'season' OR
                                 precision = 'year'),
  role TEXT NOT NULL CHECK (role IN ('original', 'revised')),
  raw TEXT NOT NULL,
  struck INTEGER NOT NULL CHECK (struck IN (0, 1)),
  PRIMARY KEY (observation_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE rating (
  observation_id INTEGER NOT NULL REFERENCES observation,
  position INTEGER NOT NULL,
  dimension TEXT NOT NULL,
  value TEXT CHECK (value = 'red' OR value = 'amber_red' OR value = 'amber' OR
                    value = 'amber_green' OR value = 'green' OR value = 'blue' OR value = 'grey'),
  raw TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source = 'text' OR source = 'colour' OR source = 'icon' OR
                              source = 'narrative'),
  malformed INTEGER NOT NULL CHECK (malformed IN (0, 1)),
  in_legend INTEGER NOT NULL CHECK (in_legend IN (0, 1)),
  page INTEGER,
  line INTEGER,
  bbox TEXT CHECK (bbox IS NULL OR json_valid(bbox)),
  PRIMARY KEY (observation_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
  observation_id INTEGER NOT NULL REFERENCES observation,
  position INTEGER NOT NULL,
  field TEXT NOT NULL,
  label TEXT,
  raw TEXT NOT NULL,
  page INTEGER,
  line INTEGER,
  bbox TEXT CHECK (bbox IS NULL OR json_valid(bbox)),
  PRIMARY KEY (observation_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE repair (
  observation_id INTEGER NOT NULL REFERENCES observation,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind = 'moved-cell' OR kind = 'split-cell' OR
                            kind = 'heading-in-cell' OR kind = 'joined-row' OR
                            kind = 'completed-value'),
  message TEXT NOT NULL,
  page INTEGER,
  line INTEGER,
  bbox TEXT CHECK (bbox IS NULL OR json_valid(bbox)),
  PRIMARY KEY (observation_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE metric (
  metric_id INTEGER PRIMARY KEY,
  paper_id INTEGER NOT NULL REFERENCES paper,
  table_id INTEGER REFERENCES document_table,
  position INTEGER NOT NULL,
  "row" INTEGER NOT NULL,
  section TEXT,
  ref TEXT,
  name TEXT NOT NULL,
  baseline_raw TEXT,
  target_raw TEXT,
  target_date TEXT,
  comment TEXT,
  invalid_period INTEGER NOT NULL CHECK (invalid_period IN (0, 1)),
  page INTEGER,
  line INTEGER,
  bbox TEXT CHECK (bbox IS NULL OR json_valid(bbox))
) STRICT;
CREATE INDEX metric_by_paper ON metric (paper_id);

CREATE TABLE metric_value (
  metric_id INTEGER NOT NULL REFERENCES metric,
  position INTEGER NOT NULL,
  period TEXT NOT NULL,
  period_end TEXT,
  aim_raw TEXT,
  actual_raw TEXT,
  aim REAL,
  actual REAL,
  aim_is_bound INTEGER NOT NULL CHECK (aim_is_bound IN (0, 1)),
  PRIMARY KEY (metric_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
  finding_id INTEGER PRIMARY KEY,
  rule TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity = 'high' OR severity = 'medium' OR severity = 'low'),
  paper_id INTEGER NOT NULL REFERENCES paper,
  observation_id INTEGER REFERENCES observation,
  metric_id INTEGER REFERENCES metric,
  plan_table_id INTEGER REFERENCES plan_table,
  ref TEXT,
  field TEXT,
  message TEXT NOT NULL,
  evidence TEXT NOT NULL CHECK (json_valid(evidence)),
  first_seen_run INTEGER NOT NULL REFERENCES run,
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'gone'))
) STRICT;
CREATE INDEX finding_by_paper ON finding (paper_id);
CREATE INDEX finding_by_observation ON finding (observation_id) WHERE observation_id IS NOT NULL;
CREATE INDEX finding_by_rule ON finding (rule);

-- What was dropped, mended or doubted while a document was read.
CREATE TABLE diagnostic (
  document_id INTEGER NOT NULL REFERENCES document,
  position INTEGER NOT NULL,
  paper_id INTEGER REFERENCES paper,
  diagnostic TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level = 'note' OR level = 'doubt' OR level = 'loss'),
  message TEXT NOT NULL,
  page INTEGER,
  line INTEGER,
  bbox TEXT CHECK (bbox IS NULL OR json_valid(bbox)),
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
