import { isFieldKey, type FieldKey } from './fields'
import type { Cells } from './model'

/**
 * The example row (No 0) of the published files is told by fingerprints of its texts, so that their sentences are not
 * part of this program. Typed over in any field, the row is somebody's real data.
 */

/** Cells that must agree before a row is an example: a row cleared down to a few words is not. */
const MIN_MATCHES = 3

/**
 * Whether a row is the published example (No 0) rather than a use case of the team's. Columns of the team's own may hold
 * only what the example says elsewhere, as an export to another format leaves it there.
 */
export function isExample(cells: Cells): boolean {
  if (cells.no?.normalize('NFKC').trim() !== '0') return false
  const written = Object.entries(cells).filter(([key]) => isFieldKey(key) && key !== 'no') as [FieldKey, string][]
  const prints = written.map(([key, text]) => [key, fingerprint(text)] as const)
  const own = Object.entries(cells).flatMap(([key, text]) =>
    isFieldKey(key) || text === undefined ? [] : [fingerprint(text)],
  )
  if (prints.length + own.length < MIN_MATCHES) return false
  return examples.some(
    (example) =>
      prints.every(([key, print]) => example[key] === print) &&
      own.every((print) => Object.values(example).includes(print)),
  )
}

/** 53-bit hash (cyrb53) of a text without its white space and width, in base 36. Not for secrets. */
export function fingerprint(text: string): string {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let index = 0; index < plain.length; index++) {
    const code = plain.charCodeAt(index)
    high = Math.imul(high ^ code, 0x9e3779b1)
    low = Math.imul(low ^ code, 0x5f356495)
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35)
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36)
}

/** Fingerprints of the published examples: tax filing (v1.0, v1.1), alarm clock (v1.2), deductions (v2.0). */
const examples: readonly Partial<Record<FieldKey, string>>[] = [
  {
    product: '258m7qcshog',
    targetUser: '1f9gaco89fi',
    problem: '1cqzc5b772b',
    background: '1wltgo7ti1e',
    urgency: '22v5kmqjqxd',
    urgencyReason: '2as262umgii',
    importance: '2eeu74x57td',
    importanceReason: '206c7evvez7',
    solution: '8oehar5fd7',
    mlApplicability: 'sb4wihri2j',
    mlUseCase: 'f9y9jb35l3',
    mlValue: '2eeu74x57td',
    mlValueReason: '1mzgtl1tjng',
    concerns: '4i6ur57yjj',
    blockers: '2671bz7ayp3',
    boardUrl: '34inmjxup1',
    notes: 'x7usplfbza',
  },
  {
    product: '1ujmmystbjk',
    targetUser: 'rv4js7x0vp',
    problem: '6l0vc2ktt9',
    background: '26v2jge2rnv',
    urgency: '2eeu74x57td',
    urgencyReason: '1h0l0cm6q1g',
    importance: '111gchk5b1s',
    importanceReason: '1dscvdh7y6u',
    solution: '1rd77d39ib8',
    mlApplicability: '19lj9zhyhfw',
    mlUseCase: '1gm2irhee0y',
    mlValue: '111gchk5b1s',
    mlValueReason: '25m3hjjvoi2',
    concerns: 'm0ct4p0lv5',
    boardUrl: '34inmjxup1',
    notes: 'x7usplfbza',
  },
  {
    product: '24sbrz1cjsi',
    caseName: '3zuu20q5uo',
    caseSummary: '2foznqcilz7',
    whyExperienceImproves: 'd7loap0czf',
    whyUsersGrow: 'ueb1jnmn91',
    whyDataGrows: '29s8sacy1by',
    whyAccuracyImproves: '1w5wj5rjcqh',
    notes: 'x7usplfbza',
  },
]
