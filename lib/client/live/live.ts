import { laterByTimeout } from '../later'
import { newId } from '../new-id'
import { LiveConnection, type LiveListener } from './connection'
import type { FromTab, ToTab } from './messages'

/** The way by which this tab hears what others do. */
export interface Live {
  /** Names this browser to the others; null until the worker has said it. */
  clientId: () => string | null
  follow: LiveConnection['follow']
}

let opened: Live | undefined

/** The browser's one stream, shared by its tabs where the browser can (not all phones), else this tab's own. */
export function live(): Live {
  return (opened ??= typeof SharedWorker === 'undefined' ? alone() : shared())
}

function alone(): Live {
  const clientId = newId()
  const connection = new LiveConnection({ clientId, open: (url) => new EventSource(url), later: laterByTimeout })
  return { clientId: () => clientId, follow: (...following) => connection.follow(...following) }
}

function shared(): Live {
  const worker = new SharedWorker(new URL('./shared-worker.ts', import.meta.url), { name: 'kachisuji-live' })
  const listeners = new Map<string, LiveListener>()
  const ask = (message: FromTab) => worker.port.postMessage(message)
  let clientId: string | null = null

  worker.port.addEventListener('message', ({ data }: MessageEvent<ToTab>) => {
    if (data.kind === 'hello') {
      clientId = data.clientId
      return
    }
    const listener = listeners.get(data.worksheetId)
    if (data.kind === 'changes') listener?.changes(data.event)
    else if (data.kind === 'presence') listener?.presence(data.event)
    else if (data.kind === 'connected') listener?.connected(data.connected)
    else listener?.[data.kind]()
  })
  worker.port.start()
  // A page that is left does not always run what would stop its following.
  window.addEventListener('pagehide', () => {
    for (const worksheetId of listeners.keys()) ask({ kind: 'leave', worksheetId })
  })

  return {
    clientId: () => clientId,
    follow(worksheetId, seq, listener) {
      listeners.set(worksheetId, listener)
      ask({ kind: 'follow', worksheetId, seq })
      return () => {
        listeners.delete(worksheetId)
        ask({ kind: 'leave', worksheetId })
      }
    },
  }
}
