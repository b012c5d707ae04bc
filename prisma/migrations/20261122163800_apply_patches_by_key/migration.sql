-- apply_patches finds every row by its id. While a fresh table has no statistics, the planner takes a worksheet for a few
-- rows and an action for a hundred: it then joined by walking the whole worksheet, and kept doing so, because plans stay
-- with their connection. The settings leave it index lookups; `IS TRUE` keeps it from looking up by the worksheet.
-- Nothing else changes.
CREATE OR REPLACE FUNCTION apply_patches(
  p_workspace uuid, p_worksheet uuid, p_actor uuid, p_action uuid, p_source text, p_patches jsonb
) RETURNS jsonb LANGUAGE plpgsql
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
DECLARE
  v_archived timestamptz;
  v_columns jsonb;
  v_seq int;
  v_rows jsonb;
  v_refused boolean;
  v_changed boolean;
  v_answer jsonb;
BEGIN
  -- Two deliveries of one action at once: the second waits here and then finds the first one's answer.
  PERFORM pg_advisory_xact_lock(hashtextextended(p_action::text, 0));

  SELECT s.seq, s."archivedAt", s."extraColumns", a.answer INTO v_seq, v_archived, v_columns, v_answer
  FROM "Worksheet" s LEFT JOIN "Action" a ON a."worksheetId" = s.id AND a.id = p_action
  WHERE s.id = p_worksheet AND s."workspaceId" = p_workspace;
  IF NOT FOUND THEN RETURN '{"refused": "notFound"}'; END IF;
  IF v_answer IS NOT NULL THEN RETURN v_answer; END IF;
  IF v_archived IS NOT NULL THEN RETURN '{"refused": "archived"}'; END IF;

  -- In the order of ids, so that two actions on the same rows wait for each other instead of deadlocking. The next
  -- statement has a new snapshot: it sees what those we waited for have written.
  PERFORM 1 FROM "UseCase"
  WHERE ("worksheetId" = p_worksheet) IS TRUE
    AND id = ANY (ARRAY(SELECT (p ->> 'useCaseId')::uuid FROM jsonb_array_elements(p_patches) p))
  ORDER BY id FOR NO KEY UPDATE;

  WITH patch AS (
    SELECT DISTINCT ON (id, field) id, field, nullif(value, '') AS value, base, n,
      field NOT IN ('position', 'deleted') AS is_text
    FROM ROWS FROM (jsonb_to_recordset(p_patches) AS ("useCaseId" uuid, field text, value text, "baseRevision" int))
      WITH ORDINALITY AS p(id, field, value, base, n)
    ORDER BY id, field, n DESC
  ), compared AS (
    SELECT p.*, u.id IS NULL AS is_new, u.revision, u.deleted, u."cellRevisions" AS revisions,
      CASE p.field
        WHEN 'position' THEN u.position
        WHEN 'deleted' THEN CASE WHEN u.deleted THEN 'true' END
        ELSE u.cells ->> p.field
      END AS stored
    FROM patch p LEFT JOIN "UseCase" u ON u.id = p.id AND (u."worksheetId" = p_worksheet) IS TRUE
  ), judged AS (
    SELECT c.*, c.stored IS DISTINCT FROM c.value AS differs,
      NOT c.is_new AND c.base < CASE
        WHEN c.field = 'deleted' AND c.value IS NOT NULL
          THEN (SELECT coalesce(max(r.value::int), 1) FROM jsonb_each_text(c.revisions) r WHERE r.key <> 'position')
        ELSE coalesce((c.revisions ->> c.field)::int, 1)
      END AS stale,
      c.is_text AND c.deleted AND c.base < coalesce((c.revisions ->> 'deleted')::int, 1) AS unseen_deletion
    FROM compared c
  ), per_row AS (
    SELECT id, bool_and(is_new) AS is_new,
      coalesce(max(revision), 0) + (bool_or(differs AND NOT stale))::int AS revision,
      jsonb_object_agg(field, jsonb_build_object('from', stored, 'to', value))
        FILTER (WHERE differs AND NOT stale) AS changes,
      coalesce(jsonb_object_agg(field, value) FILTER (WHERE differs AND NOT stale AND is_text), '{}') AS texts,
      jsonb_agg(jsonb_build_object('field', field, 'mine', value, 'theirs', stored) ORDER BY n)
        FILTER (WHERE differs AND stale) AS stale,
      coalesce(bool_or(differs AND unseen_deletion), false) AND NOT bool_or(field = 'deleted') AS unseen_deletion,
      bool_or(field LIKE 'extra:%' AND NOT v_columns ? field) AS bad_column
    FROM judged GROUP BY id
  )
  SELECT jsonb_agg(to_jsonb(r)), bool_or(r.bad_column OR r.is_new AND NOT coalesce(r.changes ? 'position', false)),
    bool_or(r.changes IS NOT NULL)
  INTO v_rows, v_refused, v_changed FROM per_row r;

  IF v_refused THEN
    -- Rows can also be unknown because the worksheet was deleted while we waited for them.
    PERFORM 1 FROM "Worksheet" WHERE id = p_worksheet;
    RETURN CASE WHEN FOUND THEN '{"refused": "badInput"}'::jsonb ELSE '{"refused": "notFound"}' END;
  END IF;

  IF v_changed THEN
    UPDATE "UseCase" u SET
      position = coalesce(r.changes #>> '{position,to}', u.position),
      deleted = CASE WHEN r.changes ? 'deleted' THEN (r.changes #>> '{deleted,to}') IS NOT NULL ELSE u.deleted END,
      -- Cells hold texts only, so the nulls that are stripped are the cells this action emptied.
      cells = jsonb_strip_nulls(u.cells || r.texts),
      revision = r.revision,
      "cellRevisions" = u."cellRevisions" || (SELECT jsonb_object_agg(k, r.revision) FROM jsonb_object_keys(r.changes) k)
    FROM jsonb_to_recordset(v_rows) AS r(id uuid, is_new boolean, revision int, changes jsonb, texts jsonb)
    WHERE u.id = r.id AND NOT r.is_new AND r.changes IS NOT NULL;

    INSERT INTO "UseCase" (id, "worksheetId", position, cells, deleted)
    SELECT r.id, p_worksheet, r.changes #>> '{position,to}', r.texts, r.changes ? 'deleted'
    FROM jsonb_to_recordset(v_rows) AS r(id uuid, is_new boolean, changes jsonb, texts jsonb)
    WHERE r.is_new ORDER BY r.id;

    -- Late, so that the order of seq is the order of commits and writers of other rows wait only from here on.
    UPDATE "Worksheet" SET seq = seq + 1, "updatedAt" = now()
    WHERE id = p_worksheet AND "archivedAt" IS NULL RETURNING seq INTO v_seq;
    IF NOT FOUND THEN RAISE EXCEPTION 'the worksheet was closed' USING ERRCODE = 'object_not_in_prerequisite_state'; END IF;

    INSERT INTO "HistoryEvent" (id, "worksheetId", seq, "actionId", "useCaseId", "actorId", source, changes)
    SELECT gen_random_uuid(), p_worksheet, v_seq, p_action, r.id, p_actor, p_source, r.changes
    FROM jsonb_to_recordset(v_rows) AS r(id uuid, changes jsonb) WHERE r.changes IS NOT NULL;
  END IF;

  SELECT jsonb_build_object(
    'seq', v_seq,
    'revisions', coalesce(jsonb_object_agg(r.id, r.revision) FILTER (WHERE r.changes IS NOT NULL), '{}'),
    'conflicts', coalesce((
      SELECT jsonb_agg(c || jsonb_build_object('useCaseId', q.id, 'revision', q.revision))
      FROM jsonb_to_recordset(v_rows) AS q(id uuid, revision int, stale jsonb, unseen_deletion boolean),
        LATERAL (
          SELECT jsonb_array_elements(q.stale) AS c
          UNION ALL SELECT '{"field": "deleted", "mine": null, "theirs": "true"}' WHERE q.unseen_deletion
        ) conflicts
    ), '[]'))
  INTO v_answer
  FROM jsonb_to_recordset(v_rows) AS r(id uuid, revision int, changes jsonb);

  INSERT INTO "Action" ("worksheetId", id, answer) VALUES (p_worksheet, p_action, v_answer);
  RETURN v_answer;
END
$$;
