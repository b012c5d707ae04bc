-- CreateIndex
CREATE INDEX "HistoryEvent_worksheetId_actorId_seq_idx" ON "HistoryEvent"("worksheetId", "actorId", "seq");

-- CreateIndex
CREATE INDEX "HistoryEvent_worksheetId_createdAt_idx" ON "HistoryEvent"("worksheetId", "createdAt");
