import { expect, it } from 'vitest'
import { can, mayGrant, permissions, roles } from './permissions'

it('refuses what it does not know', () => {
  expect(can('owner', 'workspace.destroy')).toBe(false)
  expect(can('owner', 'toString')).toBe(false)
  expect(can('admin', 'workspace.view')).toBe(false)
})

it('never gives a weaker role what a stronger one lacks', () => {
  for (const permission of Object.keys(permissions)) {
    const allowed = roles.map((role) => can(role, permission))
    expect(allowed, permission).toEqual([...allowed].sort((a, b) => Number(b) - Number(a)))
  }
})

it('gives a viewer the worksheet, but not the whole file that it was imported from', () => {
  expect(can('viewer', 'worksheet.export')).toBe(true)
  expect(roles.filter((role) => can(role, 'worksheet.writeBack'))).toEqual(
    roles.filter((role) => can(role, 'worksheet.import')),
  )
})

it('lets a role be granted by itself and by stronger ones', () => {
  const granters = (granted: (typeof roles)[number]) => roles.filter((role) => mayGrant(role, granted))
  expect(granters('owner')).toEqual(['owner'])
  expect(granters('facilitator')).toEqual(['owner', 'facilitator'])
  expect(granters('viewer')).toEqual([...roles])
})
