import type { Locale } from '@/lib/domain/core/text'
import { reasonNames } from '@/lib/domain/history/snapshot'
import type { Snapshot } from '@/lib/features/snapshots/types'

/** What people call a snapshot: its name, or what the product took it before. */
export function snapshotName({ name, reason }: Pick<Snapshot, 'name' | 'reason'>, locale: Locale): string {
  return reason ? reasonNames[reason][locale] : (name ?? '')
}
