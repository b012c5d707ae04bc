/**
 * Which pages of this browser have a worksheet open and send its changes themselves. Others leave these to them: a page
 * may still add to what waits, and an action that was sent without the addition would swallow it.
 */

const CHANNEL = 'kachisuji-holders'
/** A page that is in sight answers within this time, whatever it is doing. */
const ANSWER_MS = 1_000

type Message = { kind: 'who' | 'me'; worksheetId: string }

/**
 * Answers for a worksheet as long as it is held.
 * @returns how to let go
 */
export function hold(worksheetId: string, holds: () => boolean): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'who' && data.worksheetId === worksheetId && holds()) {
      channel.postMessage({ kind: 'me', worksheetId } satisfies Message)
    }
  })
  return () => channel.close()
}

/** Whether a page of this browser, this one included, holds the worksheet. */
export function isHeld(worksheetId: string): Promise<boolean> {
  const channel = new BroadcastChannel(CHANNEL)
  return new Promise((resolve) => {
    const answer = (held: boolean) => {
      clearTimeout(timer)
      channel.close()
      resolve(held)
    }
    const timer = setTimeout(() => answer(false), ANSWER_MS)
    channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if (data.kind === 'me' && data.worksheetId === worksheetId) answer(true)
    })
    channel.postMessage({ kind: 'who', worksheetId } satisfies Message)
  })
}
