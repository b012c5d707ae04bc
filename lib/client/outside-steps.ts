import type { Notice } from './notice'
import type { Observable } from './observable'
import { type OutsideStep, UndoStack } from './undo'

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
  return outsideStep('import', notice, () => post<Undone>(`/api/imports/${importId}/undo`), worksheetId, 'undo')
}

/** The step that takes a restore, or another action of the person's own, back from its worksheet. */
export function restoreStep(worksheetId: string, actionId: string, notice: Observable<Notice | null>): OutsideStep {
  const takeBack = () => post<Undone>(`/api/worksheets/${worksheetId}/revert`, { actionId, source: 'undo' })
  return outsideStep('restore', notice, takeBack, worksheetId, 'undo')
}

const besideGrid = new Map<string, UndoStack>()

/**
 * What a person did in a worksheet beside its grid, such as in the ranking, to take back there for as long as the page
 * lives.
 */
export function stepsBesideGrid(worksheetId: string, userId: string): UndoStack {
  // On the server every request is somebody else's.
  if (typeof window === 'undefined') return new UndoStack()
  const key = `${userId} ${worksheetId}`
  const steps = besideGrid.get(key) ?? new UndoStack()
  besideGrid.set(key, steps)
  return steps
}

interface Undone {
  kept: number
  /** The action that taking back was; null when it cannot be taken back in turn. */
  actionId: string | null
}

/** What is said of a step that was taken back, and done again. */
const said = {
  import: { undo: 'importUndone', redo: 'importRedone' },
  restore: { undo: 'actionUndone', redo: 'actionRedone' },
} as const

function outsideStep(
  what: keyof typeof said,
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
      else notice.set({ kind: said[what][source] })
      if (!actionId) return null
      const next = source === 'undo' ? 'redo' : 'undo'
      const again = () => post<Undone>(`/api/worksheets/${worksheetId}/revert`, { actionId, source: next })
      return outsideStep(what, notice, again, worksheetId, next)
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
