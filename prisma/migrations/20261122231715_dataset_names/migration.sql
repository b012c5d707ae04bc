-- Of datasets that share a name the first keeps it; the others get a number behind it that no dataset has.
DO $$
DECLARE
  double RECORD;
  number INTEGER;
BEGIN
  FOR double IN
    SELECT id, "workspaceId", name FROM (
      SELECT id, "workspaceId", name, row_number() OVER (PARTITION BY "workspaceId", name ORDER BY id) AS place FROM "Dataset"
    ) numbered WHERE place > 1
  LOOP
    number := 2;
    WHILE EXISTS (
      SELECT FROM "Dataset" WHERE "workspaceId" = double."workspaceId" AND name = double.name || ' (' || number || ')'
    ) LOOP
      number := number + 1;
    END LOOP;
    UPDATE "Dataset" SET name = double.name || ' (' || number || ')' WHERE id = double.id;
  END LOOP;
END $$;

-- DropIndex
DROP INDEX "Dataset_workspaceId_name_idx";

-- CreateIndex
CREATE UNIQUE INDEX "Dataset_workspaceId_name_key" ON "Dataset"("workspaceId", "name");
