-- CreateTable
CREATE TABLE "Snapshot" (
    "id" UUID NOT NULL,
    "worksheetId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "name" TEXT,
    "reason" TEXT,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Snapshot_pkey" PRIMARY KEY ("id"),
    -- Named by a person, or taken by the product before something. Prisma cannot express it.
    CONSTRAINT "Snapshot_name_or_reason_check" CHECK (num_nonnulls("name", "reason") = 1)
);

-- CreateIndex
CREATE INDEX "Snapshot_worksheetId_seq_idx" ON "Snapshot"("worksheetId", "seq");

-- AddForeignKey
ALTER TABLE "Snapshot" ADD CONSTRAINT "Snapshot_worksheetId_fkey" FOREIGN KEY ("worksheetId") REFERENCES "Worksheet"("id") ON DELETE CASCADE ON UPDATE CASCADE;
