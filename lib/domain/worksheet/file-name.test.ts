import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportFileName } from './file-name'

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

test('fits every file system, whatever the title', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'a漢😀/\\:"<.| \r\n\u202E\uD800'), maxLength: 400 }), (title) => {
      const name = exportFileName(title, '2026-11-22')
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
      expect(name).not.toMatch(/[\\/:*?"<>|\r\n]/)
    }),
  )
})
