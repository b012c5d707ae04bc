ALTER TABLE "Import" ALTER COLUMN "worksheetIds" SET DEFAULT ARRAY[]::UUID[];
ALTER TABLE "Import" ALTER COLUMN "reading" SET NOT NULL;
-- The rows of an import are written once and read once: packing them would cost more than the insert.
ALTER TABLE "Import" ADD COLUMN "rows" JSONB;
ALTER TABLE "Import" ALTER COLUMN "rows" SET STORAGE EXTERNAL;

-- Stores new use cases (an array of cells) at the given positions, and their history, as part of one action whose seq
-- the caller has taken. For rows that no one else can know yet: changes of known rows go through apply_patches.
CREATE FUNCTION add_use_cases(
  p_worksheet uuid, p_seq int, p_action uuid, p_actor uuid, p_source text, p_positions text[], p_rows jsonb
) RETURNS void LANGUAGE sql AS $$
  WITH added AS (
    INSERT INTO "UseCase" (id, "worksheetId", position, cells)
    SELECT gen_random_uuid(), p_worksheet, r.position, r.cells
    FROM ROWS FROM (jsonb_array_elements(p_rows), unnest(p_positions)) AS r(cells, position)
    RETURNING id, position, cells
  )
  INSERT INTO "HistoryEvent" (id, "worksheetId", seq, "actionId", "useCaseId", "actorId", source, changes)
  SELECT gen_random_uuid(), p_worksheet, p_seq, p_action, a.id, p_actor, p_source, (
    SELECT jsonb_object_agg(key, jsonb_build_object('from', NULL, 'to', value))
    FROM jsonb_each(a.cells || jsonb_build_object('position', a.position))
  )
  FROM added a
$$;
