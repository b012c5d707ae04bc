-- CreateTable
CREATE TABLE "DatasetChange" (
    "id" UUID NOT NULL,
    "datasetId" UUID NOT NULL,
    "actorId" UUID,
    "from" JSONB NOT NULL,
    "to" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DatasetChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DatasetChange_datasetId_id_idx" ON "DatasetChange"("datasetId", "id");

-- AddForeignKey
ALTER TABLE "DatasetChange" ADD CONSTRAINT "DatasetChange_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE CASCADE ON UPDATE CASCADE;
