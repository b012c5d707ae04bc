import { expect, it } from 'vitest'
import { workshopRoleFrom, workshopRoleLabel, workshopRoles } from './workshop-roles'

it('stores a known label in either language as the same key', () => {
  expect(workshopRoleFrom('データサイエンティスト (DS)')).toBe('dataScientist')
  expect(workshopRoleFrom(' Data scientist ')).toBe('dataScientist')
})

it.each([
  ['DS', 'dataScientist'],
  ['ｐｄｍ', 'productManager'],
  ['データサイエンティスト', 'dataScientist'],
  ['データサイエンティスト（DS）', 'dataScientist'],
  ['data  scientist', 'dataScientist'],
  ['Executive', 'executive'],
  ['MLエンジニア', 'mlEngineer'],
  ['', ''],
  ['科学者', '科学者'],
])('%j, as somebody types it on a phone, is %j', (typed, stored) => {
  expect(workshopRoleFrom(typed)).toBe(stored)
})

it("keeps the team's own words", () => {
  expect(workshopRoleFrom('経理の責任者')).toBe('経理の責任者')
  expect(workshopRoleLabel('経理の責任者', 'en')).toBe('経理の責任者')
  expect(workshopRoleLabel('toString', 'en')).toBe('toString')
})

it('has one label per role and language, so that choosing a label means one role', () => {
  for (const locale of ['ja', 'en'] as const) {
    const labels = Object.values(workshopRoles).map((label) => label[locale])
    expect(new Set(labels).size).toBe(labels.length)
  }
})
