-- AlterTable
ALTER TABLE "Export" ADD COLUMN     "layout" JSONB;
