-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "valueLevels" JSONB;

-- CreateTable
CREATE TABLE "Valuation" (
    "useCaseId" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Valuation_pkey" PRIMARY KEY ("useCaseId")
);

-- CreateTable
CREATE TABLE "SharedTerm" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SharedTerm_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SharedTerm_workspaceId_name_key" ON "SharedTerm"("workspaceId", "name");

-- AddForeignKey
ALTER TABLE "Valuation" ADD CONSTRAINT "Valuation_useCaseId_fkey" FOREIGN KEY ("useCaseId") REFERENCES "UseCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SharedTerm" ADD CONSTRAINT "SharedTerm_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
