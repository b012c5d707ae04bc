import type { ChangeRequest, ChangeResponse } from '../domain/merge/change'
import { defaultScale, type UseCase, type Worksheet } from '../domain/worksheet/model'
import type { Delivery } from './transport'
import { WorksheetStore } from './worksheet-store'

export const worksheet: Worksheet = { id: 'w', title: '', format: 'v1.1', scale: defaultScale, extraColumns: [] }

export const useCase = (id: string, position: string, cells: UseCase['cells'] = {}): UseCase => ({
  id,
  position,
  cells,
  revision: 1,
  cellRevisions: {},
})

/** A store whose requests wait for the test to answer them, and whose retries wait for the test's clock. */
export function open(...useCases: UseCase[]) {
  const sent: { request: ChangeRequest; answer: (delivery: Delivery) => Promise<void> }[] = []
  const retries: { run: () => void; ms: number }[] = []
  const store = new WorksheetStore({
    worksheet,
    page: { seq: 1, useCases, next: null },
    send: (request) =>
      new Promise((resolve) => {
        sent.push({
          request,
          answer: async (delivery) => {
            resolve(delivery)
            await Promise.resolve()
            await Promise.resolve()
          },
        })
      }),
    later: (run, ms) => {
      retries.push({ run, ms })
      return () => {}
    },
  })
  return { store, sent, retries }
}

export const accepted = (
  revisions: ChangeResponse['revisions'],
  conflicts: ChangeResponse['conflicts'] = [],
): Delivery => ({
  kind: 'accepted',
  response: { seq: 2, revisions, conflicts },
})
