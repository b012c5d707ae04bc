const RETRY_MS = 2_000
/** The server says something every ten seconds. A connection that is silent for longer than this is dead. */
const SILENCE_MS = 25_000

interface Listener {
  /** The session is at this seq now. */
  changed: (seq: number) => void
  /** Whether what others do arrives at this moment. */
  connected: (connected: boolean) => void
  /** The person may no longer follow the session. */
  closed: () => void
}

/**
 * Hears that something happened in a scoring session, for as long as it is open: over lost networks and laptops that
 * slept, after which the first word is the seq of then.
 * @returns how to stop
 */
export function followSession(sessionId: string, { changed, connected, closed }: Listener): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function open(): void {
    source?.close()
    const opened = new EventSource(`/api/scoring/${sessionId}/live`)
    source = opened
    const heard = () => {
      connected(true)
      later(again, SILENCE_MS)
    }
    opened.addEventListener('ping', heard)
    opened.addEventListener('session', ({ data }) => {
      heard()
      changed((JSON.parse(String(data)) as { seq: number }).seq)
    })
    opened.addEventListener('closed', () => {
      stop()
      closed()
    })
    opened.addEventListener('error', () => source === opened && later(again, RETRY_MS))
    later(again, SILENCE_MS)
  }

  function again(): void {
    connected(false)
    open()
  }

  function later(action: () => void, ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(action, ms)
  }

  function stop(): void {
    clearTimeout(timer)
    source?.close()
    source = undefined
  }

  open()
  return stop
}
