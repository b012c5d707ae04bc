import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Valuation } from '../../domain/value/valuation'

/** What one person typed of a use case's value and has not saved. */
export interface ValueDraft {
  userId: string
  useCaseId: string
  /** The `valuationRevision` and the valuation that the person started from. */
  revision: number
  base: Valuation
  draft: Valuation
  /** When it was typed, in milliseconds. */
  at: number
}

interface Schema extends DBSchema {
  drafts: { key: [userId: string, useCaseId: string]; value: ValueDraft; indexes: { person: string } }
}

let opened: Promise<IDBPDatabase<Schema>> | undefined

// Apart from what waits to be sent: a tab of an older version that holds that database open must not keep this one shut.
function database(): Promise<IDBPDatabase<Schema>> {
  return (opened ??= openDB<Schema>('kachisuji-values', 1, {
    upgrade(db) {
      db.createObjectStore('drafts', { keyPath: ['userId', 'useCaseId'] }).createIndex('person', 'userId')
    },
  }))
}

/** Outlives a reload, going back and a closed tab. @returns false where the device keeps nothing (full, forbidden) */
export async function keepDraft(draft: ValueDraft): Promise<boolean> {
  try {
    await (await database()).put('drafts', draft)
    return true
  } catch {
    return false
  }
}

/** It was saved, or given up. */
export async function dropDraft(userId: string, useCaseId: string): Promise<void> {
  try {
    await (await database()).delete('drafts', [userId, useCaseId])
  } catch {
    // Where nothing can be kept, nothing is left to drop.
  }
}

/** What of a person's values waits on this device. */
export async function listDrafts(userId: string): Promise<ValueDraft[]> {
  try {
    return await (await database()).getAllFromIndex('drafts', 'person', userId)
  } catch {
    return []
  }
}

/** Throws all of it away, after the person was asked. */
export async function discardDrafts(userId: string): Promise<void> {
  for (const { useCaseId } of await listDrafts(userId)) await dropDraft(userId, useCaseId)
}
