import { startTransition, useEffect, useRef, useState } from 'react'
import type { ValueAnswer, ValueParts, ValueQuestion } from './messages'

export type ValueAnswers = Partial<ValueParts> & {
  /** The browser could not run the worker. */
  failed: boolean
}

/**
 * Asks a worker of its own about a valuation, again whenever the question changes. A part that is still being found out
 * stays as it last was, so that nothing flickers under a slider; at first it is undefined.
 */
export function useValueAnswers(question: ValueQuestion): ValueAnswers {
  const worker = useRef<Worker>(null)
  const [answers, setAnswers] = useState<ValueAnswers>({ failed: false })

  useEffect(() => {
    const own = new Worker(new URL('./worker.ts', import.meta.url))
    own.addEventListener('message', ({ data }: MessageEvent<ValueAnswer>) => {
      // In the browser's user timing: how long the worker took for the part.
      performance.measure(`value-${data.part}`, { start: performance.now() - data.ms, duration: data.ms })
      // May take several frames: no key has to wait for a long table.
      startTransition(() => setAnswers((before) => ({ ...before, [data.part]: data.value })))
    })
    own.addEventListener('error', () => setAnswers((before) => ({ ...before, failed: true })))
    worker.current = own
    return () => own.terminate()
  }, [])

  // As text: a model that is made anew with every keystroke elsewhere on the page is not a new question.
  const text = JSON.stringify(question)
  useEffect(() => worker.current?.postMessage(text), [text])
  return answers
}
