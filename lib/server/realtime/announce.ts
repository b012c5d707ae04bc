import { setTimeout } from 'node:timers/promises'
import { pool } from '../db'
import { log } from '../log'

/** Name of the channel on which the app processes of one database tell each other what happened. */
export const CHANNEL = 'kachisuji'

/** Pause between two tellings: under load they gather instead of taking the database's time from the writers. */
const GATHER_MS = 5

const waiting = new Map<string, string>()
let sending = false

/**
 * Tells all app processes something: at once when nothing else is being told, else together with what gathers
 * meanwhile. Always on a connection of its own: a NOTIFY inside the writer's transaction would make all commits wait for
 * each other. What fails is only logged, as listeners also look for themselves every few seconds.
 * @param subject what the message is about: a later one about the same replaces one that still waits
 * @param message up to 8,000 bytes, which is what Postgres carries
 */
export function announce(subject: string, message: string): void {
  waiting.set(subject, message)
  if (!sending) void send()
}

async function send(): Promise<void> {
  sending = true
  while (waiting.size > 0) {
    const messages = [...waiting.values()]
    waiting.clear()
    try {
      await pool().query({
        name: 'announce',
        text: 'SELECT pg_notify($1, message) FROM unnest($2::text[]) AS message',
        values: [CHANNEL, messages],
      })
    } catch (error) {
      log.warn({ err: error }, 'other processes could not be told of a change')
    }
    await setTimeout(GATHER_MS)
  }
  sending = false
}
