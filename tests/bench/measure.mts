import { readFileSync } from 'node:fs'

/** The value below which `share` (0–1) of the samples lie; samples in any order, not empty. */
export function percentile(samples: number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (samples: number[]) => percentile(samples, 0.5)

/** Milliseconds that `work` took. */
export async function timed<Value>(work: () => Promise<Value>): Promise<{ ms: number; value: Value }> {
  const start = performance.now()
  const value = await work()
  return { ms: performance.now() - start, value }
}

function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024
}

/** Resident memory of a process in MB, and its highest value while `work` ran (sampled every 10 ms; Linux). */
export async function peakMemory<Value>(pid: number, work: () => Promise<Value>) {
  const before = residentMegabytes(pid)
  let peak = before
  const timer = setInterval(() => (peak = Math.max(peak, residentMegabytes(pid))), 10)
  try {
    const result = await timed(work)
    return { ...result, before, peak: Math.max(peak, residentMegabytes(pid)) }
  } finally {
    clearInterval(timer)
  }
}

export { residentMegabytes }
