import { stepsOf, type Step } from './answer'
import type { ValueAnswer, ValueQuestion } from './messages'

/** How long a question must stand before the work that does not follow a slider begins. */
const SETTLE_MS = 120

let asked = 0

/**
 * Answers questions about a valuation beside the page, part by part; the latest question wins. Between two parts it
 * looks whether another one has come, and then leaves the rest.
 */
addEventListener('message', ({ data }: MessageEvent<string>) => {
  void answer(JSON.parse(data) as ValueQuestion, ++asked)
})

async function answer(question: ValueQuestion, mine: number): Promise<void> {
  const [quick, ...rest] = stepsOf(question)
  // Questions that came while the last part was calculated are all here before the first of them is answered.
  await pause(0)
  if (mine !== asked) return
  send(quick)
  await pause(SETTLE_MS)
  for (const step of rest) {
    if (mine !== asked) return
    send(step)
    await pause(0)
  }
}

function send(step: Step): void {
  const start = performance.now()
  const value = step.find()
  postMessage({ part: step.part, value, ms: performance.now() - start } as ValueAnswer)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
