import type { Stability, StabilityInput } from '../../domain/scoring/stability'

/** What a tab asks the worker for. */
export interface StabilityRequest {
  input: StabilityInput
  seed: number
}

export interface StabilityAnswer {
  stability: Stability
  /** Milliseconds that the drawing took. */
  ms: number
}
