import { expect, test } from 'vitest'
import { term } from '../fixtures'
import { valuationSchema } from '../valuation'
import { valueFate } from './fate'
import { fingerprint } from './fingerprint'
import { rowValueSchema, settleValue, type Workspace } from './row-value'

const id = '7c9e6679-7425-40de-944b-00000000000a'
const wage = { ...term('時給', 3_000, '円/h'), id }
const valuation = valuationSchema.parse({
  terms: [term('人数', 3, '人')],
  sharedTerms: [id],
  scenarios: [{ name: '高め', values: { [id]: 4_000 } }],
})

/** What a file says, with its one shared term as given. */
function said(shared: object, content = valuation) {
  return rowValueSchema.parse({
    valuation: content,
    shared: [{ id, term: wage, isChanged: false, ...shared }],
    isChanged: true,
    fingerprint: fingerprint(valuation),
    memberNames: { m1: '佐藤' },
  })
}
const workspace = (shared: Workspace['shared'] = [], newId: Workspace['newId'] = () => 'made'): Workspace => ({
  shared,
  memberIds: new Set(),
  newId,
})
const other = { ...wage, id: 'other', name: '時給 ' }

test.each([
  ['of the same id', workspace([wage]), {}, [id], []],
  ['of the same name', workspace([other]), {}, ['other'], []],
  ['that is missing, where it may be made', workspace(), {}, ['made'], []],
  ['that is missing, where none may be made', workspace([], null), {}, [], ['時給']],
  ['in another unit', workspace([{ ...other, unit: '円/日' }]), {}, [], ['時給']],
  ['that was changed in Excel', workspace([wage]), { isChanged: true }, [], ['時給']],
  ['that was gone when the file was made', workspace(), { term: null }, [id], []],
])('a shared term %s', (_, here, shared, ids, own) => {
  const { valuation: settled, created } = settleValue(said(shared), here)
  expect(settled.sharedTerms).toEqual(ids)
  expect(settled.terms.slice(1).map((each) => each.name)).toEqual(own)
  expect(created.map((each) => each.id)).toEqual(ids.filter((each) => each === 'made'))
  // A scenario goes on to be about the same term.
  expect(settled.scenarios[0]!.values).toEqual({ [ids[0] ?? settled.terms[1]!.id]: 4_000 })
})

test('an owner who is no member here becomes a role of the name', () => {
  const owned = { ...valuation, terms: [{ ...valuation.terms[0]!, owner: { kind: 'member' as const, id: 'm1' } }] }
  const owner = (members: string[]) =>
    settleValue(said({}, owned), { ...workspace([wage]), memberIds: new Set(members) }).valuation.terms[0]!.owner
  expect([owner(['m1']), owner([])]).toEqual([
    { kind: 'member', id: 'm1' },
    { kind: 'role', role: '佐藤' },
  ])
})

test('merged is what was changed in the file and not here since', () => {
  const changed = { ...valuation, seed: 9 }
  const fate = (content: typeof valuation, known: typeof valuation | null, more = {}) =>
    valueFate({ ...said({}, content), ...more }, known)
  expect(fate(changed, valuation)).toBe('taken')
  expect(fate(changed, null)).toBe('taken')
  expect(fate(changed, { ...valuation, seed: 2 })).toBe('kept')
  expect(fate(changed, changed)).toBe('same')
  expect(fate(valuation, changed, { isChanged: false })).toBe('same')
  expect(valueFate(said({ isChanged: true }), valuation)).toBe('taken')
})
