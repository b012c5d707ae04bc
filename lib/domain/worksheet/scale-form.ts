import { err, ok, type Result } from '../core/result'
import { storableText } from './cell-text'
import { readLevel } from './levels'
import { type Cells, type FormatId, MAX_LEVEL_LENGTH, type Scale } from './model'
import { bestFirst, priorityFields, priorityOf } from './priority'

/** The largest score, above and below zero. */
export const MAX_SCORE = 1_000_000

/** One line of the form: a level's name and its score, as typed. */
export interface ScaleEntry {
  level: string
  score: string
}

/** What is wrong with a line; the key of its sentence under `grid.scale.problem` in messages/. */
export type ScaleProblem = 'levelEmpty' | 'levelTooLong' | 'levelTwice' | 'notANumber'

/**
 * The scale that somebody typed. Full-width digits count as digits.
 * @returns the scale, best first, or for every line its problem (null for a line that is right)
 */
export function readScale(
  entries: readonly ScaleEntry[],
): Result<Scale, { code: 'problems'; problems: (ScaleProblem | null)[] }> {
  const names = entries.map(({ level }) => storableText(level.trim()))
  const problems = entries.map(({ score }, at): ScaleProblem | null => {
    const name = names[at]!
    if (name === '') return 'levelEmpty'
    if (name.length > MAX_LEVEL_LENGTH) return 'levelTooLong'
    if (names.indexOf(name) !== at) return 'levelTwice'
    return numberOf(score) === null ? 'notANumber' : null
  })
  if (problems.some((problem) => problem !== null)) return err({ code: 'problems', problems })
  return ok(bestFirst(Object.fromEntries(entries.map(({ score }, at) => [names[at]!, numberOf(score)!]))))
}

function numberOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim()
  const number = /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : NaN
  return Math.abs(number) <= MAX_SCORE ? number : null
}

/** What another scale would do to the rows: priorities that change, and cells whose text would no longer be a level. */
export interface ScaleEffect {
  priorities: number
  unclear: number
}

/** @returns how a change of scale reads in these rows, before anybody makes it */
export function scaleEffect(format: FormatId, rows: Iterable<Cells>, from: Scale, to: Scale): ScaleEffect {
  const effect = { priorities: 0, unclear: 0 }
  for (const cells of rows) {
    if (priorityOf(format, from, cells)?.value !== priorityOf(format, to, cells)?.value) effect.priorities++
    for (const field of priorityFields[format]) {
      if (!readLevel(cells[field], from).unclear && readLevel(cells[field], to).unclear) effect.unclear++
    }
  }
  return effect
}
