import type { FormatId } from '../../domain/worksheet/model'

/** Answer of `GET /api/worksheets/{id}/export/preview?format=`: what a download would hold, before it is made. */
export interface ExportPreview {
  fileName: string
  format: FormatId
  useCaseCount: number
  /** Labels of what the format has no column for; these become columns right of its own. */
  addedColumns: string[]
  /** Sentences in the reader's language about what Excel cannot hold as it is. */
  warnings: string[]
}
