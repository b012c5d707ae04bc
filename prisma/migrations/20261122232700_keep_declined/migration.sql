-- A text that its writer gave up for somebody else's comes into history: written, and taken back in the same transaction,
-- so that nobody ever sees it in the cell. Answers as apply_patches; a cell that changed once more comes back as a conflict.
CREATE FUNCTION keep_declined(
  p_workspace uuid, p_worksheet uuid, p_actor uuid, p_action uuid, p_source text, p_patches jsonb
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_answer jsonb;
  v_back jsonb;
  v_id uuid;
BEGIN
  v_answer := apply_patches(p_workspace, p_worksheet, p_actor, p_action, p_source, p_patches);
  SELECT jsonb_agg(jsonb_build_object(
    'useCaseId', h."useCaseId",
    'field', c.key,
    'value', c.value -> 'from',
    'baseRevision', v_answer #> ARRAY['revisions', h."useCaseId"::text]
  )) INTO v_back
  FROM "HistoryEvent" h, jsonb_each(h.changes) c
  WHERE h."worksheetId" = p_worksheet AND h."actionId" = p_action AND h.source = p_source;
  IF v_back IS NULL THEN RETURN v_answer; END IF;
  -- Its id follows from the action's, so that a second delivery finds both; made to look like one (version 8, RFC 9562).
  v_id := overlay(overlay(md5(p_action::text) PLACING '8' FROM 13) PLACING 'a' FROM 17)::uuid;
  RETURN apply_patches(p_workspace, p_worksheet, p_actor, v_id, 'conflict', v_back);
END
$$;
