import type { Random } from '../../core/rng'

/**
 * The PERT distribution for a declared least, likeliest and greatest value: a beta distribution over the range whose mean
 * is (min + 4 mode + max) / 6 (D. G. Malcolm et al., "Application of a technique for research and development program
 * evaluation", Operations Research 7(5), 1959; Vose's form with weight 4).
 */
export function pertSampler(min: number, mode: number, max: number, random: Random): () => number {
  if (min === max) return () => min
  const alpha = 1 + (4 * (mode - min)) / (max - min)
  const beta = 1 + (4 * (max - mode)) / (max - min)
  const [one, other] = [gammaSampler(alpha, random), gammaSampler(beta, random)]
  return () => {
    const a = one()
    return min + ((max - min) * a) / (a + other())
  }
}

/** Gamma of a shape of at least 1 (G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", 2000). */
function gammaSampler(shape: number, random: Random): () => number {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  return () => {
    for (;;) {
      const x = normal(random)
      const v = (1 + c * x) ** 3
      if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
    }
  }
}

/** Standard normal (G. E. P. Box, M. E. Muller, 1958). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
