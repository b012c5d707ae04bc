/**
 * Random numbers that are the same for the same seed on every machine: xoshiro128** (D. Blackman, S. Vigna, "Scrambled
 * linear pseudorandom number generators", ACM Transactions on Mathematical Software 47(4), 2021), whose state of four
 * 32-bit words is filled from the seed by splitmix32. For simulations, not for secrets.
 */
export type Random = () => number

/** Numbers in [0, 1), evenly spread over multiples of 2⁻³². */
export function seededRandom(seed: number): Random {
  const next = xoshiro128(splitmix(seed), splitmix(seed + 1), splitmix(seed + 2), splitmix(seed + 3))
  return () => next() / 2 ** 32
}

/** The generator itself: 32-bit unsigned integers from a state that is not all zero. */
export function xoshiro128(a: number, b: number, c: number, d: number): () => number {
  return () => {
    const scrambled = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return scrambled
  }
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}

/** One word of the sequence that splitmix32 yields; neighbouring seeds give unrelated words. */
function splitmix(index: number): number {
  let word = Math.imul(index + 1, 0x9e3779b9)
  word = Math.imul(word ^ (word >>> 16), 0x21f0aaad)
  word = Math.imul(word ^ (word >>> 15), 0x735a2d97)
  return word ^ (word >>> 15)
}

/** A seed from a text, such as an id: FNV-1a over its UTF-16 units. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}
