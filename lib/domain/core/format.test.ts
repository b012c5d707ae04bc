import { describe, expect, it } from 'vitest'
import { dayOf, formatDate, formatDateTime, formatManYen, formatNumber } from './format'

describe('formatManYen', () => {
  it.each([
    [0, '0万円', '¥0'],
    [0.12, '0.12万円', '¥1,200'],
    [-1, '-1万円', '-¥10,000'],
    [-0.001, '0万円', '-¥10'],
    [1000, '1,000万円', '¥10,000,000'],
    [9999.5, '9,999.5万円', '¥99,995,000'],
    [9999.9999, '1億円', '¥99,999,999'],
    [10_000, '1億円', '¥100,000,000'],
    [12_345, '1億2,345万円', '¥123,450,000'],
    [-123_456_789, '-12,345億6,789万円', '-¥1,234,567,890,000'],
  ])('%d', (manYen, ja, en) => {
    expect(formatManYen(manYen, 'ja')).toBe(ja)
    expect(formatManYen(manYen, 'en')).toBe(en)
  })
})

describe('formatNumber', () => {
  it('groups digits and rounds to the asked decimals', () => {
    expect(formatNumber(1234.567, 'ja')).toBe('1,234.57')
    expect(formatNumber(1234.567, 'en', 0)).toBe('1,235')
  })
})

describe('dates', () => {
  const lateEvening = new Date('2026-11-22T15:05:00Z')

  it('are days of the time zone that is named', () => {
    expect(formatDate(lateEvening, 'ja', 'Asia/Tokyo')).toBe('2026年11月23日')
    expect(formatDate(lateEvening, 'ja', 'UTC')).toBe('2026年11月22日')
    expect(formatDate(lateEvening, 'en', 'UTC')).toBe('22 November 2026')
    expect([dayOf(lateEvening, 'Asia/Tokyo'), dayOf(lateEvening, 'UTC')]).toEqual(['2026-11-23', '2026-11-22'])
  })

  it('carry the time to the minute', () => {
    expect(formatDateTime(lateEvening, 'ja', 'Asia/Tokyo')).toBe('2026/11/23 0:05')
    expect(formatDateTime(lateEvening, 'en', 'UTC')).toBe('22 Nov 2026, 15:05')
  })
})
