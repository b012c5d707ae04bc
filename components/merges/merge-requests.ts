import { send, type Answer } from '@/components/imports/import-requests'
import type { ImportSummary } from '@/lib/features/imports/types'
import type { MergeDecisions, MergePreview } from '@/lib/domain/merge/preview'
import type { MergeRefusal } from '@/lib/features/merges/types'

/** What merging comes to under these decisions. Nothing is written. */
export function previewMerge(importId: string, decisions: MergeDecisions): Promise<Answer<MergePreview>> {
  return send(`/api/imports/${importId}/merge/preview`, 'POST', decisions)
}

/** Merges. A refusal with a preview: something is undecided, or was decided about what has changed since. */
export function commitMerge(
  importId: string,
  decisions: MergeDecisions,
): Promise<Answer<ImportSummary, Partial<MergeRefusal>>> {
  return send(`/api/imports/${importId}/merge`, 'POST', decisions)
}
