import type { Operator } from './tokens'

/**
 * Loops over typed arrays, one for each operation. Each is a loop of its own: one loop that calls a function for every
 * number is several times slower. They take the same steps in the same order as walking a tree does, so both agree to
 * the last bit.
 */

type Numbers = Float64Array

export type BinaryLoop = (out: Numbers, a: Numbers, b: Numbers) => void

export const binaryLoops: Record<Operator | 'min' | 'max', BinaryLoop> = {
  '+': (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! + b[i]!
  },
  '-': (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! - b[i]!
  },
  '×': (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! * b[i]!
  },
  '÷': (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! / b[i]!
  },
  '^': (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! ** b[i]!
  },
  min: (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.min(a[i]!, b[i]!)
  },
  max: (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.max(a[i]!, b[i]!)
  },
  '=': (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i] === b[i] ? 1 : 0
  },
  '≠': (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i] === b[i] ? 0 : 1
  },
  '<': (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! < b[i]! ? 1 : 0
  },
  '≤': (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! <= b[i]! ? 1 : 0
  },
  '>': (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! > b[i]! ? 1 : 0
  },
  '≥': (out, a, b) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! >= b[i]! ? 1 : 0
  },
}

/**
 * (a first b) second c in one pass, for the pairs of operations that value formulas are made of: a pass costs more than
 * the arithmetic in it.
 */
export const chainLoops: Readonly<Record<string, (out: Numbers, a: Numbers, b: Numbers, c: Numbers) => void>> = {
  '××': (out, a, b, c) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! * b[i]! * c[i]!
  },
  '×+': (out, a, b, c) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! * b[i]! + c[i]!
  },
  '×-': (out, a, b, c) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! * b[i]! - c[i]!
  },
  '+×': (out, a, b, c) => {
    for (let i = 0; i < out.length; i++) out[i] = (a[i]! + b[i]!) * c[i]!
  },
  '-×': (out, a, b, c) => {
    for (let i = 0; i < out.length; i++) out[i] = (a[i]! - b[i]!) * c[i]!
  },
}

/** (a × b) and (c × d), added or subtracted. */
export const productLoops: Readonly<
  Record<string, (out: Numbers, a: Numbers, b: Numbers, c: Numbers, d: Numbers) => void>
> = {
  '+': (out, a, b, c, d) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! * b[i]! + c[i]! * d[i]!
  },
  '-': (out, a, b, c, d) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! * b[i]! - c[i]! * d[i]!
  },
}

export function negateAll(out: Numbers, a: Numbers): void {
  for (let i = 0; i < out.length; i++) out[i] = -a[i]!
}

export function chooseAll(out: Numbers, condition: Numbers, yes: Numbers, no: Numbers): void {
  for (let i = 0; i < out.length; i++) out[i] = condition[i] !== 0 ? yes[i]! : no[i]!
}
