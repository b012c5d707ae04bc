import type { Worksheet } from '../domain/worksheet/model'
import type { GridColumn } from './columns'
import { EMPTY, meaningOf, UNCLEAR } from './view'

/** What letters typed on a closed level cell come to. */
export type LevelTyping =
  | { kind: 'level'; level: string }
  /** Part of a word whose beginning already set the level: `igh` after `h`. */
  | { kind: 'swallow' }
  /** Says nothing: the cell opens and takes the letters as text. */
  | { kind: 'text' }

/** Letters within this time belong to one word, as in a list that one searches by typing. */
const PAUSE_MS = 1_000

const words = ['high', 'middle', 'medium', 'low', 'yes', 'no', 'maybe']

/** Best first, as the scores count: 3 is the best of three. */
const applicabilityDigits: Record<string, string> = { '3': '〇', '2': '△', '1': '×' }

/** Reads letters on closed level and applicability cells, one after another. */
export class LevelTypist {
  private typed = { cell: '', letters: '', at: -Infinity }

  /**
   * @param cell the row; letters on different cells never join
   * @param now the event's time, in milliseconds
   */
  read(letter: string, column: GridColumn, worksheet: Worksheet, cell: string, now: number): LevelTyping {
    if (column.type !== 'level' && column.type !== 'applicability') return { kind: 'text' }
    const key = `${cell} ${column.key}`
    const before = this.typed.cell === key && now - this.typed.at < PAUSE_MS ? this.typed.letters : ''
    const letters = before + letter.toLowerCase()
    if (before !== '' && words.some((word) => word.startsWith(letters))) {
      this.typed = { cell: key, letters, at: now }
      return { kind: 'swallow' }
    }
    const digit = column.type === 'applicability' ? applicabilityDigits[letter] : undefined
    const meaning = meaningOf(digit ?? letter, column, worksheet)
    if (meaning === UNCLEAR || meaning === EMPTY) return { kind: 'text' }
    this.typed = { cell: key, letters: letter.toLowerCase(), at: now }
    return { kind: 'level', level: meaning }
  }
}
