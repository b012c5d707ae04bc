-- CreateTable
CREATE TABLE "Export" (
    "id" UUID NOT NULL,
    "worksheetId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "format" TEXT NOT NULL,
    "userId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Export_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Export_worksheetId_idx" ON "Export"("worksheetId");

-- AddForeignKey
ALTER TABLE "Export" ADD CONSTRAINT "Export_worksheetId_fkey" FOREIGN KEY ("worksheetId") REFERENCES "Worksheet"("id") ON DELETE CASCADE ON UPDATE CASCADE;
