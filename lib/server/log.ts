import pino from 'pino'

/** The server's log: one JSON line per event. Never log cell texts, tokens or passwords. */
export const log = pino({ level: process.env.LOG_LEVEL ?? 'info' })
