import type { Notice } from './notice'
import type { Observable } from './observable'
import type { OutsideStep } from './undo'

/** By worksheet the import that this page wrote into it last, until the worksheet is opened and can take it back. */
const written = new Map<string, string>()

/** An import was written into a worksheet that existed before: opened now, the worksheet has it as the last step. */
export function rememberImport(worksheetId: string, importId: string): void {
  written.set(worksheetId, importId)
}

/** It was taken back already. */
export function forgetImport(worksheetId: string): void {
  written.delete(worksheetId)
}

/** The step that takes the remembered import back; given once. Says what became of it in the notice. */
export function importStep(worksheetId: string, notice: Observable<Notice | null>): OutsideStep | null {
  const importId = written.get(worksheetId)
  written.delete(worksheetId)
  if (!importId) return null
  return outsideStep(notice, () => post<Undone>(`/api/imports/${importId}/undo`), worksheetId, 'undo')
}

interface Undone {
  kept: number
  /** The action that taking back was; null when it cannot be taken back in turn. */
  actionId: string | null
}

function outsideStep(
  notice: Observable<Notice | null>,
  takeBack: () => Promise<Undone | null>,
  worksheetId: string,
  source: 'undo' | 'redo',
): OutsideStep {
  const step: OutsideStep = {
    async revert() {
      const undone = await takeBack()
      if (!undone) {
        notice.set({ kind: 'undoNotReached' })
        return step
      }
      const { kept, actionId } = undone
      if (kept > 0) notice.set({ kind: 'keptOfOthers', count: kept })
      else notice.set({ kind: source === 'undo' ? 'importUndone' : 'importRedone' })
      if (!actionId) return null
      const next = source === 'undo' ? 'redo' : 'undo'
      const again = () => post<Undone>(`/api/worksheets/${worksheetId}/revert`, { actionId, source: next })
      return outsideStep(notice, again, worksheetId, next)
    },
  }
  return step
}

async function post<Answer>(url: string, body?: object): Promise<Answer | null> {
  try {
    const headers = body && { 'content-type': 'application/json' }
    const response = await fetch(url, { method: 'POST', headers, body: body && JSON.stringify(body) })
    return response.ok ? ((await response.json()) as Answer) : null
  } catch {
    return null
  }
}
