import type { MergePreview } from '../../domain/merge/preview'

/** Answer 409 of `POST /api/imports/{id}/merge`: something is undecided, or the worksheet has moved on since `seq`. */
export interface MergeRefusal {
  error: { code: 'conflict'; message: string }
  preview: MergePreview
}
