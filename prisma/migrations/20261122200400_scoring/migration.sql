-- AlterTable
ALTER TABLE "Worksheet" ADD COLUMN     "expertId" UUID;

-- CreateTable
CREATE TABLE "ScoringSession" (
    "id" UUID NOT NULL,
    "worksheetId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "criteria" JSONB NOT NULL,
    "joinTokenHash" TEXT,
    "revealsItself" BOOLEAN NOT NULL DEFAULT true,
    "timerEndsAt" TIMESTAMPTZ(3),
    "seq" INTEGER NOT NULL DEFAULT 0,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ScoringSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScoringCase" (
    "sessionId" UUID NOT NULL,
    "useCaseId" UUID NOT NULL,
    "ownerId" UUID,

    CONSTRAINT "ScoringCase_pkey" PRIMARY KEY ("sessionId","useCaseId")
);

-- CreateTable
CREATE TABLE "ScoringParticipant" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "userId" UUID,
    "tokenHash" TEXT,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "leftAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ScoringParticipant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScoringRound" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "useCaseId" UUID NOT NULL,
    "criterion" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "revealedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ScoringRound_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScoringVote" (
    "roundId" UUID NOT NULL,
    "participantId" UUID NOT NULL,
    "level" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "recordedById" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ScoringVote_pkey" PRIMARY KEY ("roundId","participantId")
);

-- CreateTable
CREATE TABLE "ScoringDecision" (
    "sessionId" UUID NOT NULL,
    "useCaseId" UUID NOT NULL,
    "criterion" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "actionId" UUID NOT NULL,
    "decidedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ScoringDecision_pkey" PRIMARY KEY ("sessionId","useCaseId","criterion")
);

-- CreateTable
CREATE TABLE "ScoringDissent" (
    "sessionId" UUID NOT NULL,
    "useCaseId" UUID NOT NULL,
    "criterion" TEXT NOT NULL,
    "participantId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ScoringDissent_pkey" PRIMARY KEY ("sessionId","useCaseId","criterion","participantId")
);

-- CreateIndex
CREATE UNIQUE INDEX "ScoringSession_joinTokenHash_key" ON "ScoringSession"("joinTokenHash");

-- CreateIndex
CREATE INDEX "ScoringSession_worksheetId_createdAt_idx" ON "ScoringSession"("worksheetId", "createdAt");

-- CreateIndex
CREATE INDEX "ScoringCase_useCaseId_idx" ON "ScoringCase"("useCaseId");

-- CreateIndex
CREATE UNIQUE INDEX "ScoringParticipant_tokenHash_key" ON "ScoringParticipant"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "ScoringParticipant_sessionId_userId_key" ON "ScoringParticipant"("sessionId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "ScoringRound_sessionId_useCaseId_criterion_number_key" ON "ScoringRound"("sessionId", "useCaseId", "criterion", "number");

-- CreateIndex
CREATE INDEX "ScoringVote_participantId_idx" ON "ScoringVote"("participantId");

-- CreateIndex
CREATE INDEX "ScoringDissent_participantId_idx" ON "ScoringDissent"("participantId");

-- AddForeignKey
ALTER TABLE "ScoringSession" ADD CONSTRAINT "ScoringSession_worksheetId_fkey" FOREIGN KEY ("worksheetId") REFERENCES "Worksheet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoringCase" ADD CONSTRAINT "ScoringCase_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "ScoringSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoringCase" ADD CONSTRAINT "ScoringCase_useCaseId_fkey" FOREIGN KEY ("useCaseId") REFERENCES "UseCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoringParticipant" ADD CONSTRAINT "ScoringParticipant_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "ScoringSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoringRound" ADD CONSTRAINT "ScoringRound_sessionId_useCaseId_fkey" FOREIGN KEY ("sessionId", "useCaseId") REFERENCES "ScoringCase"("sessionId", "useCaseId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoringVote" ADD CONSTRAINT "ScoringVote_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "ScoringRound"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoringVote" ADD CONSTRAINT "ScoringVote_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "ScoringParticipant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoringDecision" ADD CONSTRAINT "ScoringDecision_sessionId_useCaseId_fkey" FOREIGN KEY ("sessionId", "useCaseId") REFERENCES "ScoringCase"("sessionId", "useCaseId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoringDissent" ADD CONSTRAINT "ScoringDissent_sessionId_useCaseId_fkey" FOREIGN KEY ("sessionId", "useCaseId") REFERENCES "ScoringCase"("sessionId", "useCaseId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoringDissent" ADD CONSTRAINT "ScoringDissent_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "ScoringParticipant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Discussed twice and still apart: a fourth vote would only wear people down.
ALTER TABLE "ScoringRound" ADD CONSTRAINT "ScoringRound_number_check" CHECK ("number" BETWEEN 1 AND 3);
