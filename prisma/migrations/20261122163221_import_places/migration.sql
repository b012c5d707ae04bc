-- AlterTable
ALTER TABLE "Import" ADD COLUMN     "places" JSONB;
