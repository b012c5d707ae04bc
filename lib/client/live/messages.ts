import type { LiveEvents } from '../../domain/live/live'

/** What a tab asks of the worker that holds the stream. */
export type FromTab = { kind: 'follow'; worksheetId: string; seq: number } | { kind: 'leave'; worksheetId: string }

/** What the worker tells a tab about a worksheet that it follows. */
export type ToTab =
  | { kind: 'changes'; worksheetId: string; event: LiveEvents['changes'] }
  | { kind: 'presence'; worksheetId: string; event: LiveEvents['presence'] }
  | { kind: 'related' | 'closed'; worksheetId: string }
  | { kind: 'connected'; worksheetId: string; connected: boolean }
  /** Said once to each tab: the browser's name among those that follow. */
  | { kind: 'hello'; clientId: string }
