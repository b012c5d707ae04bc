import type { MergeDecisions } from '@/lib/domain/merge/preview'
import { noDecisions } from './decisions'

/** A person's decisions about an import, kept in this tab so that a reload does not lose them. */

const keyOf = (importId: string) => `merge ${importId}`

export function keptDecisions(importId: string): MergeDecisions {
  try {
    const kept = sessionStorage.getItem(keyOf(importId))
    return kept ? { ...noDecisions, ...(JSON.parse(kept) as MergeDecisions) } : noDecisions
  } catch {
    // The browser keeps nothing here: the person decides anew.
    return noDecisions
  }
}

/** @param decisions null once they are carried out */
export function keepDecisions(importId: string, decisions: MergeDecisions | null): void {
  try {
    if (decisions) sessionStorage.setItem(keyOf(importId), JSON.stringify(decisions))
    else sessionStorage.removeItem(keyOf(importId))
  } catch {
    // Full or forbidden: only a reload will ask again.
  }
}
