import { rankStability } from '../../domain/scoring/stability'
import type { StabilityAnswer, StabilityRequest } from './messages'

/** Draws rankings beside the page, which goes on answering meanwhile. */
addEventListener('message', ({ data: { input, seed } }: MessageEvent<StabilityRequest>) => {
  const start = performance.now()
  const stability = rankStability(input, seed)
  const answer: StabilityAnswer = { stability, ms: performance.now() - start }
  postMessage(answer, { transfer: [stability.counts.buffer] })
})
