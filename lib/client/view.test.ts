import { describe, expect, it } from 'vitest'
import { defaultScale, type UseCase, type Worksheet } from '../domain/worksheet/model'
import { columnsOf } from './columns'
import { allRows, EMPTY, noFilter, UNCLEAR, type ViewSettings, viewOf } from './view'

const worksheet: Worksheet = { id: 'w', title: '', format: 'v1.1', scale: defaultScale, extraColumns: [] }
const columns = columnsOf(worksheet)
const row = (id: string, cells: UseCase['cells']): UseCase => ({
  id,
  position: id,
  cells,
  revision: 1,
  cellRevisions: {},
})
const rows = [
  row('a', { no: '10', urgency: '低', importance: '高', mlValue: '高', problem: 'ＡＢＣ会計' }),
  row('b', { no: '9', urgency: 'High', importance: '高', mlValue: '高', problem: '献立' }),
  row('c', { no: '4-1', urgency: '高め', problem: 'abc' }),
  row('d', {}),
]
const view = (settings: Partial<ViewSettings>, always: string[] = []) =>
  viewOf(rows, { ...allRows, ...settings }, columns, worksheet, 'ja', new Set(always)).join('')

describe('viewOf', () => {
  it('shows everything in the worksheet’s order without settings', () => {
    expect(view({})).toBe('abcd')
  })

  it.each([
    ['text whatever its width and case', { problem: { ...noFilter, text: 'Abc' } }, 'ac'],
    ['one meaning, however it is written', { urgency: { ...noFilter, meanings: ['高'] } }, 'b'],
    ['empty cells', { urgency: { ...noFilter, meanings: [EMPTY] } }, 'd'],
    ['unclear cells or a level', { urgency: { ...noFilter, meanings: [UNCLEAR, '低'] } }, 'ac'],
    [
      'two columns at once',
      { problem: { ...noFilter, text: 'abc' }, importance: { ...noFilter, meanings: ['高'] } },
      'a',
    ],
    ['the computed priority', { priority: { ...noFilter, text: '9' } }, 'b'],
  ])('filters by %s', (_name, filters, shown) => {
    expect(view({ filters })).toBe(shown)
  })

  it('keeps rows that were just added whatever the filter', () => {
    expect(view({ filters: { problem: { ...noFilter, text: 'abc' } } }, ['d'])).toBe('acd')
  })

  it.each([
    ['no', false, 'cbad'],
    ['no', true, 'abcd'],
    ['urgency', false, 'abcd'],
    ['urgency', true, 'bacd'],
    ['priority', true, 'bacd'],
  ])('sorts by %s, descending %s, empty and unclear cells last', (key, descending, shown) => {
    expect(view({ sort: { key, descending } })).toBe(shown)
  })
})
