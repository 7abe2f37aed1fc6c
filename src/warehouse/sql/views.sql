-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The public face of the warehouse: names and columns here are an interface
-- (docs/warehouse.md), the tables behind them are not. Made anew whenever the
-- version of the warehouse changes, so that a migration never has to repeat them.

CREATE VIEW v_run AS
SELECT run_id, started_at, finished_at, version, documents_seen, documents_ingested,
       documents_unchanged, documents_failed, missing_walls
FROM run;

CREATE VIEW v_document AS
SELECT document_id, path, sha256, format, bytes, page_count, outcome, error, ingested_at, run_id,
       error_code, EXISTS (SELECT 1 FROM file f WHERE f.document_id = document.document_id)
       AS in_place, file_title, file_author, file_modified, file_producer,
       (SELECT name FROM filed WHERE filed.path = document.path) AS delivered_as
FROM document;

CREATE VIEW v_paper AS
SELECT p.paper_id, p.document_id, d.path, p.title, p.organisation, p.meeting, p.meeting_date,
       p.as_at, p.version, p.author, p.sponsor, p.agenda_item, p.first_page, p.last_page,
       p.as_at_source, p.confidential, p.position
FROM paper p JOIN document d USING (document_id);

CREATE VIEW v_legend AS
SELECT paper_id, raw, value, meaning, complete, min_months, max_months, page, line, bbox, position
FROM legend_entry;

CREATE VIEW v_field AS
SELECT paper_id, name, value, page, line, bbox, position
FROM cover_field;

CREATE VIEW v_checkbox AS
SELECT paper_id, tick_group AS "group", label, ticked AS checked, radio, page, line, bbox, position
FROM tick_option;

-- `place`: as in v_finding; of papers whose tables are structures (DOCX) the row of the first cell
-- that the action was read from.
CREATE VIEW v_action AS
SELECT o.observation_id, o.action_id, o.paper_id, d.path, p.title AS plan, o.section, o.ref,
       o.description, o.source_finding, o.success_measure, o.progress, o.leads, o.due_raw,
       o.due_original, o.due_current, o.due_precision, o.rag, o.rag_raw, o.status, o.closed_on,
       o.page, o."row", o.bbox, o.confidence, o.line, o.kind, o.lead_raw, o.due_words,
       o.status_raw, o.closed_raw, o.raised_on, o.raised_raw, o.extra, o.restates, o.position,
       t.heading AS table_heading, t.schema, p.organisation, p.meeting_date, p.as_at,
       pp.plan_id,
       CASE WHEN coalesce(o.line, o.page) IS NULL THEN
              (SELECT 'table ' || (e.cells ->> '$[0][6]') || ', row ' || (e.cells ->> '$[0][7]')
               FROM observation_evidence e WHERE e.observation_id = o.observation_id)
            WHEN o.page IS NULL THEN 'line ' || o.line
            WHEN o.line IS NULL THEN 'page ' || o.page
            ELSE 'page ' || o.page || ', line ' || o.line END AS place
FROM observation o
JOIN paper p USING (paper_id)
JOIN document d USING (document_id)
LEFT JOIN plan_table t ON t.plan_table_id = o.plan_table_id
LEFT JOIN plan_paper pp ON pp.paper_id = o.paper_id;

CREATE VIEW v_table AS
SELECT table_id, paper_id, page, bbox, header_rows, schema, reason, document_id, position, "rows",
       columns, origin, confidence, line
FROM document_table;

CREATE VIEW v_cell AS
SELECT r.table_id, r."row", json_extract(c.value, '$[0]') AS col,
       json_extract(c.value, '$[1]') AS row_span, json_extract(c.value, '$[2]') AS col_span,
       json_extract(c.value, '$[4]') AS text, json_extract(c.value, '$[8]') AS fill,
       json_extract(c.value, '$[5]') AS page, json_extract(c.value, '$[7]') AS bbox,
       json_extract(c.value, '$[3]') AS header, json_extract(c.value, '$[9]') AS struck,
       json_extract(c.value, '$[10]') AS ticks, json_extract(c.value, '$[11]') AS swatches,
       json_extract(c.value, '$[6]') AS line
FROM cell_row r, json_each(r.cells) c;

CREATE VIEW v_due_date AS
SELECT observation_id, position, date, precision, role, raw, latest, struck
FROM due_date;

CREATE VIEW v_rag AS
SELECT observation_id, dimension, value, raw, source, malformed, in_legend, page, line, bbox,
       position
FROM rating;

CREATE VIEW v_metric AS
SELECT metric_id, paper_id, section, ref, name, baseline_raw, target_raw, comment, target_date,
       invalid_period, table_id, "row", page, line, bbox, position
FROM metric;

CREATE VIEW v_metric_value AS
SELECT metric_id, period, aim_raw, actual_raw, aim, actual, period_end, aim_is_bound, position
FROM metric_value;

-- `place` is where to look: page and line, and of papers whose tables are structures (DOCX) the
-- cell. Where its row has neither page nor line (`unplaced`), the first exhibit of the paper says
-- it that has a place. Only there the evidence is parsed, and once, for that costs more than all
-- else.
CREATE VIEW v_finding AS
SELECT finding_id, rule, severity, paper_id, path, observation_id, metric_id, action_id, ref, field,
       message, evidence, first_seen_run, status, plan_table_id,
       iif(unplaced AND observation_id IS NULL, spot ->> '$.page', row_page) AS page,
       iif(unplaced AND observation_id IS NULL, spot ->> '$.line', row_line) AS line,
       organisation, plan, as_at, earlier_paper_id, earlier_observation_id, suppressed,
       suppressed_by, suppressed_until,
       CASE WHEN unplaced THEN
              (SELECT ltrim(coalesce('page ' || (e.value ->> '$.page'), '') ||
                            coalesce(', line ' || (e.value ->> '$.line'), '') ||
                            coalesce(', table ' || (e.value ->> '$.table'), '') ||
                            coalesce(', row ' || (e.value ->> '$.row'), '') ||
                            coalesce(', cell ' || (e.value ->> '$.cell'), ''), ', ')
               FROM json_each(evidence) e
               WHERE coalesce(e.value ->> 'paper_id', paper_id) = paper_id
                 AND coalesce(e.value ->> 'page', e.value ->> 'line', e.value ->> 'table') > 0
               LIMIT 1)
            WHEN row_page IS NULL THEN 'line ' || row_line
            WHEN row_line IS NULL THEN 'page ' || row_page
            ELSE 'page ' || row_page || ', line ' || row_line END AS place
FROM (SELECT f.finding_id, f.rule, f.severity, f.paper_id, f.observation_id, f.metric_id, f.ref,
             f.field, f.message, f.evidence, f.first_seen_run, f.status, f.plan_table_id,
             f.earlier_paper_id, f.earlier_observation_id, d.path,
             coalesce(o.action_id, f.action_id) AS action_id,
             coalesce(o.page, m.page, t.page) AS row_page,
             coalesce(o.line, m.line, t.line) AS row_line,
             coalesce(o.line, o.page, m.line, m.page, t.line, t.page) IS NULL AS unplaced,
             p.organisation, p.title AS plan, p.as_at,
             s.reason AS suppressed, s.who AS suppressed_by, s.until AS suppressed_until,
             (SELECT e.value FROM json_each(f.evidence) e
              WHERE coalesce(e.value ->> 'paper_id', f.paper_id) = f.paper_id
                AND coalesce(e.value ->> 'page', e.value ->> 'line') > 0
              LIMIT 1) AS spot
      FROM finding f
      JOIN paper p USING (paper_id)
      JOIN document d USING (document_id)
      LEFT JOIN observation o ON o.observation_id = f.observation_id
      LEFT JOIN metric m ON m.metric_id = f.metric_id
      LEFT JOIN plan_table t ON t.plan_table_id = f.plan_table_id
      LEFT JOIN suppression s ON s.position = f.suppressed_by);

-- Each statement beside the one before it. Rows that restate an action of the same paper
-- are left out: they would look like a change between two papers. `changed` is NULL for
-- the first statement.
CREATE VIEW v_history AS
SELECT o.action_id, o.observation_id, o.paper_id, pp.paper_date AS as_at, o.ref, o.rag, o.status,
       o.due_current, o.leads, o.progress,
       CASE WHEN b.observation_id IS NULL THEN NULL ELSE (
         SELECT json_group_array(value)
         FROM json_each(json_array(
           CASE WHEN o.ref IS NOT b.ref THEN 'ref' END,
           CASE WHEN o.section IS NOT b.section THEN 'section' END,
           CASE WHEN o.description IS NOT b.description THEN 'description' END,
           CASE WHEN o.success_measure IS NOT b.success_measure THEN 'success_measure' END,
           CASE WHEN o.leads IS NOT b.leads THEN 'leads' END,
           CASE WHEN o.due_original IS NOT b.due_original THEN 'due_original' END,
           CASE WHEN o.due_current IS NOT b.due_current THEN 'due_current' END,
           CASE WHEN o.rag IS NOT b.rag THEN 'rag' END,
           CASE WHEN o.status IS NOT b.status THEN 'status' END,
           CASE WHEN o.closed_on IS NOT b.closed_on THEN 'closed_on' END,
           CASE WHEN o.progress IS NOT b.progress THEN 'progress' END))
         WHERE value IS NOT NULL) END AS changed,
       k.step AS position, k.previous_id, k.score, k.reason, k.doubtful
FROM link k
JOIN observation o USING (observation_id)
JOIN plan_paper pp ON pp.paper_id = o.paper_id
LEFT JOIN observation b ON b.observation_id = k.previous_id
WHERE k.step > 0;

CREATE VIEW v_plan AS
SELECT plan_id, title, organisation, papers, first_paper_id, latest_paper_id, latest_date
FROM plan;

CREATE VIEW v_plan_paper AS
SELECT pp.plan_id, pp.seq, pp.paper_id, pp.paper_date, d.path, pp.partial, pp.order_certain
FROM plan_paper pp JOIN paper p USING (paper_id) JOIN document d USING (document_id);

CREATE VIEW v_lineage AS
SELECT action_id, plan_id, observation_id, last_seq, statements, first_due,
       first_due_observation_id, moves
FROM lineage;

CREATE VIEW v_lineage_relation AS
SELECT paper_id, action_id, kind, other_action_id, score
FROM lineage_relation;

CREATE VIEW v_suppression AS
SELECT position, rule, action_id, organisation, plan, ref, reason, who, until
FROM suppression;

CREATE VIEW v_evidence AS
SELECT e.observation_id, c.key AS position, json_extract(c.value, '$[0]') AS field,
       json_extract(c.value, '$[1]') AS label, json_extract(c.value, '$[2]') AS raw,
       json_extract(c.value, '$[3]') AS page, json_extract(c.value, '$[4]') AS line,
       json_extract(c.value, '$[5]') AS bbox, json_extract(c.value, '$[6]') AS "table",
       json_extract(c.value, '$[7]') AS "row", json_extract(c.value, '$[8]') AS cell
FROM observation_evidence e, json_each(e.cells) c;

CREATE VIEW v_repair AS
SELECT observation_id, position, kind, message, page, line, bbox
FROM repair;

CREATE VIEW v_diagnostic AS
SELECT g.document_id, g.position, g.paper_id, d.path, g.diagnostic, g.level, g.message, g.page,
       g.line, g.bbox
FROM diagnostic g JOIN document d USING (document_id);

CREATE VIEW v_plan_table AS
SELECT plan_table_id, paper_id, position, schema, heading, parts, fields, closed_table, page, line,
       bbox
FROM plan_table;

-- The actions in force: those of the latest paper of each plan that shows the whole plan,
-- and of the papers of a part that came after it; each once, as it was stated last. `body`
-- is the organisation, or the paper's folder where it names none: rtrim(path, <its
-- characters but '/'>) is the path up to its last '/'. CROSS JOIN: in this order, for SQLite
-- cannot know that the lineages in force are few.
CREATE VIEW v_in_force AS
SELECT a.*, coalesce(a.organisation, rtrim(a.path, replace(a.path, '/', ''))) AS body,
       pp.paper_date,
       coalesce(a.status, '') <> 'closed' AND (a.due_current < pp.paper_date) IS 1 AS overdue
FROM plan pl
CROSS JOIN lineage l ON l.plan_id = pl.plan_id AND l.last_seq >= max(pl.full_seq, 1)
CROSS JOIN v_action a ON a.observation_id = l.observation_id
JOIN plan_paper pp ON pp.paper_id = a.paper_id;
