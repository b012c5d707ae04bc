import { describe, expect, it } from 'vitest'
import { defaultScale, type Worksheet } from '../domain/worksheet/model'
import { columnsOf } from './columns'
import { LevelTypist } from './level-typing'

const worksheet: Worksheet = { id: 'w', title: '', format: 'v1.1', scale: defaultScale, extraColumns: [] }

function type(key: string, letters: string, pause = 100, sheet = worksheet): string {
  const column = columnsOf(sheet).find((each) => each.key === key)
  if (!column) throw new Error(key)
  const typist = new LevelTypist()
  return [...letters]
    .map((letter, at) => {
      const read = typist.read(letter, column, sheet, 'row', at * pause)
      return read.kind === 'level' ? read.level : read.kind
    })
    .join(' ')
}

describe('LevelTypist', () => {
  it.each([
    ['urgency', '3', '高'],
    ['urgency', '2', '中'],
    ['urgency', 'L', '低'],
    ['urgency', '高', '高'],
    ['urgency', 'high', '高 swallow swallow swallow'],
    ['urgency', 'q', 'text'],
    ['mlApplicability', '1', '×'],
    ['mlApplicability', 'o', '〇'],
    ['mlApplicability', 'yes', '〇 swallow swallow'],
    ['problem', 'h', 'text'],
  ])('%s: %s → %s', (key, letters, expected) => {
    expect(type(key, letters)).toBe(expected)
  })

  it('starts a new word after a pause', () => {
    expect(type('urgency', 'hi', 2_000)).toBe('高 text')
  })

  it('reads digits by the worksheet’s own scores', () => {
    expect(type('urgency', '5', 0, { ...worksheet, scale: { 高: 5, 中: 3, 低: 1 } })).toBe('高')
    expect(type('urgency', '3', 0, { ...worksheet, scale: { 高: 5, 中: 3, 低: 1 } })).toBe('text')
  })
})
