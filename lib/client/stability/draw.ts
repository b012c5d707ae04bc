import type { Stability } from '../../domain/scoring/stability'
import type { StabilityAnswer, StabilityRequest } from './messages'

/** Name of the User Timing measure that says how long the worker drew. */
const MEASURE = 'rank-stability'

/**
 * Draws a ranking's stability in a worker of its own.
 * @param done gets the result, or null where the browser could not run the worker
 * @returns how to stop waiting for it
 */
export function drawStability(request: StabilityRequest, done: (stability: Stability | null) => void): () => void {
  const worker = new Worker(new URL('./worker.ts', import.meta.url))
  worker.addEventListener('message', ({ data }: MessageEvent<StabilityAnswer>) => {
    performance.measure(MEASURE, { start: performance.now() - data.ms, duration: data.ms })
    done(data.stability)
    worker.terminate()
  })
  worker.addEventListener('error', () => {
    done(null)
    worker.terminate()
  })
  worker.postMessage(request)
  return () => worker.terminate()
}
