-- CreateTable
CREATE TABLE "SharedTermChange" (
    "id" UUID NOT NULL,
    "sharedTermId" UUID NOT NULL,
    "actorId" UUID,
    "from" JSONB NOT NULL,
    "to" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SharedTermChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SharedTermChange_sharedTermId_id_idx" ON "SharedTermChange"("sharedTermId", "id");

-- AddForeignKey
ALTER TABLE "SharedTermChange" ADD CONSTRAINT "SharedTermChange_sharedTermId_fkey" FOREIGN KEY ("sharedTermId") REFERENCES "SharedTerm"("id") ON DELETE CASCADE ON UPDATE CASCADE;
