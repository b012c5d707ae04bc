import { laterByTimeout } from '../later'
import { newId } from '../new-id'
import { LiveConnection } from './connection'
import type { FromTab, ToTab } from './messages'

/**
 * Holds the one stream of a browser for all its tabs. Browsers allow six connections to a host over HTTP/1.1: with a
 * stream of its own each, the seventh tab would freeze.
 */
const clientId = newId()
const connection = new LiveConnection({ clientId, open: (url) => new EventSource(url), later: laterByTimeout })

addEventListener('connect', (event) => {
  const port = (event as MessageEvent).ports[0]
  if (!port) return
  const stops = new Map<string, () => void>()
  const say = (message: ToTab) => port.postMessage(message)

  function follow(worksheetId: string, seq: number): void {
    stops.get(worksheetId)?.()
    const stop = connection.follow(worksheetId, seq, {
      changes: (event) => say({ kind: 'changes', worksheetId, event }),
      presence: (event) => say({ kind: 'presence', worksheetId, event }),
      related: () => say({ kind: 'related', worksheetId }),
      closed: () => say({ kind: 'closed', worksheetId }),
      connected: (connected) => say({ kind: 'connected', worksheetId, connected }),
    })
    stops.set(worksheetId, stop)
  }

  port.addEventListener('message', ({ data }: MessageEvent<FromTab>) => {
    if (data.kind === 'follow') return follow(data.worksheetId, data.seq)
    stops.get(data.worksheetId)?.()
    stops.delete(data.worksheetId)
  })
  // Where browsers tell of a tab that crashed, it does not stay "here" for the others.
  port.addEventListener('close', () => stops.forEach((stop) => stop()))
  port.start()
  say({ kind: 'hello', clientId })
})
