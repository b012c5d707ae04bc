import type { Text } from '../core/text'

/** What makes the product take a snapshot by itself: what it is about to do to the worksheet. */
export const snapshotReasons = ['merge', 'restore'] as const
export type SnapshotReason = (typeof snapshotReasons)[number]

/** What a snapshot is called that nobody named. */
export const reasonNames: Record<SnapshotReason, Text> = {
  merge: { ja: '統合の前', en: 'Before a merge' },
  restore: { ja: '復元の前', en: 'Before a restore' },
}
