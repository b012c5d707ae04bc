import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportFileName, writeBackFileName } from './file-name'

test.each([
  ['会計ソフト', '会計ソフト_'],
  ['A/B: "新規" <2026>', 'A_B_新規_2026_'],
  ['../../etc\\passwd', '.._.._etc_passwd_'],
  ['  ', ''],
  ['a\u202Egpj.exe\r\nX: y', 'a_gpj.exe_X_y_'],
  ['か\u3099', 'が_'],
])('%j is named safely', (title, name) => {
  expect(exportFileName(title, '2026-11-22')).toBe(`ML_Usecase_Discovery_Worksheet_${name}2026-11-22.xlsx`)
})

test('the moment that a file holds stands behind the title', () => {
  const name = exportFileName('会計ソフト', '2026-11-20', 'Day 3 / 採点前')
  expect(name).toBe('ML_Usecase_Discovery_Worksheet_会計ソフト_Day_3_採点前_2026-11-20.xlsx')
})

test.each([
  ['チームA.xlsx', 'チームA_2026-11-22.xlsx'],
  ['ML worksheet (2).XLSX', 'ML worksheet (2)_2026-11-22.xlsx'],
  ['チームA_2026-10-01.xlsx', 'チームA_2026-11-22.xlsx'],
  ['macros.xlsm', 'macros_2026-11-22.xlsm'],
  ['v1.2', 'v1.2_2026-11-22.xlsx'],
  ['a/b\r\n.xlsx', 'a b_2026-11-22.xlsx'],
  ['2026-10-01.xlsx', '2026-11-22.xlsx'],
])('%j is written back as %j', (original, name) => {
  expect(writeBackFileName(original, '2026-11-22')).toBe(name)
})

test('fits every file system, whatever the title', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'a漢😀/\\:"<.| \r\n\u202E\uD800'), maxLength: 400 }), (title) => {
      const day = '2026-11-22'
      const names = [exportFileName(title, day), exportFileName(title, day, title), writeBackFileName(title, day)]
      for (const name of names) {
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
        expect(name).not.toMatch(/[\\/:*?"<>|\r\n]/)
      }
    }),
  )
})
