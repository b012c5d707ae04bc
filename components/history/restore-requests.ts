import { send, type Answer } from '@/components/imports/import-requests'
import type { RestoreAnswer, RestorePreview, RestoreRefusal, RowHistory } from '@/lib/domain/history/restore'

/** A row as it is and as it was after the action with this seq. */
export function fetchRow(worksheetId: string, useCaseId: string, asOf: number): Promise<Answer<RowHistory>> {
  return send(`/api/worksheets/${worksheetId}/history/${useCaseId}?asOf=${asOf}`, 'GET')
}

/** What restoring the worksheet as of the action with this seq would do. Nothing is written. */
export function previewRestore(worksheetId: string, to: number): Promise<Answer<RestorePreview>> {
  return send(`/api/worksheets/${worksheetId}/restore?to=${to}`, 'GET')
}

/** Restores what was previewed at `seq`. A refusal with a preview: somebody changed the worksheet since. */
export function restoreWorksheet(
  worksheetId: string,
  request: { to: number; seq: number; actionId: string },
): Promise<Answer<RestoreAnswer, Partial<RestoreRefusal>>> {
  return send(`/api/worksheets/${worksheetId}/restore`, 'POST', request)
}
