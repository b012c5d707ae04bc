import { dateToSerial, format, isDateFormat } from 'numfmt'

/**
 * Numbers and dates as the text that Excel shows in a Japanese environment. numfmt applies the number format; what
 * differs in Japan is put into the format first: the built-in formats 14–58, the imperial calendar, and days of the
 * week. Month and day names (`mmm`, `ddd`) are English there too.
 */

const GENERAL = 'General'
const LONG_DATE = 'yyyy"年"m"月"d"日"'
const ERA_DATE = 'ggge"年"m"月"d"日"'

/** Built-in formats by number format id (ECMA-376 part 1, 18.8.30, with the ja-JP column). */
const builtIn: Record<number, string> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '"¥"#,##0;"¥"-#,##0',
  6: '"¥"#,##0;"¥"-#,##0',
  7: '"¥"#,##0.00;"¥"-#,##0.00',
  8: '"¥"#,##0.00;"¥"-#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'ge.m.d',
  28: ERA_DATE,
  29: ERA_DATE,
  30: 'm/d/yy',
  31: LONG_DATE,
  32: 'h"時"mm"分"',
  33: 'h"時"mm"分"ss"秒"',
  34: 'yyyy"年"m"月"',
  35: 'm"月"d"日"',
  36: 'ge.m.d',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  41: '#,##0;-#,##0;"-"',
  42: '"¥"#,##0;"¥"-#,##0;"¥-"',
  43: '#,##0.00;-#,##0.00;"-"',
  44: '"¥"#,##0.00;"¥"-#,##0.00;"¥-"',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  50: 'ge.m.d',
  51: ERA_DATE,
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: ERA_DATE,
  55: 'yyyy"年"m"月"',
  56: 'm"月"d"日"',
  57: 'ge.m.d',
  58: ERA_DATE,
}

/** Days between the epochs 1900 and 1904. */
const EPOCH_1904 = 1462

/** First serial day of each era, newest first. */
const eras = [
  { from: 43586, name: '令和', letter: 'R', year: 2019 },
  { from: 32516, name: '平成', letter: 'H', year: 1989 },
  { from: 9856, name: '昭和', letter: 'S', year: 1926 },
  { from: 4595, name: '大正', letter: 'T', year: 1912 },
  { from: 0, name: '明治', letter: 'M', year: 1868 },
] as const

/** The pieces of a format code: quoted text, escaped characters and bracketed parts are never date letters. */
const pieces = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|(g+)|(e+)(?![+-])|(aaaa?)|[^]/gi

export type Show = (value: number) => string

/**
 * How numbers of a cell style are shown.
 * @param formatId the style's number format id
 * @param custom the code of a format that the workbook defines under that id
 */
export function numberDisplay(formatId: number, custom: string | undefined, date1904: boolean): Show {
  const code = custom ?? builtIn[formatId] ?? GENERAL
  if (code === GENERAL || !isReadable(code)) return general
  const pattern = withoutSystemLocale(code)
  const isDate = isDateFormat(asKnownDate(pattern, 0))
  // Elapsed time (`[h]`) counts from nothing, whatever the epoch.
  const isElapsed = /\[(h+|m+|s+)\]/i.test(pattern)
  const shift = isDate && date1904 && !isElapsed ? EPOCH_1904 : 0
  return (value) => {
    const serial = value + shift
    try {
      const text = format(isDate ? asKnownDate(pattern, serial) : pattern, serial, { locale: 'en-US' }).trim()
      // A format may hide its number; hiding must not lose it.
      return text === '' ? general(value) : text
    } catch {
      return general(value)
    }
  }
}

/**
 * A number without a format: as typed, a fraction up to 11 characters (ECMA-376 part 1, 18.8.30, id 0). Excel shortens
 * whole numbers to 11 characters as well; such a long one is a code or a telephone number, so all its digits are kept.
 */
export function general(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value)
  return format(GENERAL, value, { locale: 'en-US' })
}

/** The serial day of an ISO 8601 date or time (cells of type `d`), or null when it is none. */
export function isoSerial(text: string): number | null {
  const match = /^(?:(\d{4})-(\d\d)-(\d\d))?T?(?:(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?Z?$/.exec(text)
  if (!match || text === '') return null
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = match
  const date = year ? (dateToSerial([Number(year), Number(month), Number(day), 0, 0, 0]) ?? 0) : 0
  return date + (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) / 86_400
}

/** The number format id that shows an ISO date whose style has no format of its own. */
export function isoFormatId(serial: number): number {
  if (serial < 1) return 21
  return Number.isInteger(serial) ? 14 : 22
}

function isReadable(code: string): boolean {
  try {
    format(code, 1, { locale: 'en-US' })
    return true
  } catch {
    return false
  }
}

/** `[$-411]` names a locale; `[$-F800]` and `[$-F400]` are the long date and time of the system. */
function withoutSystemLocale(code: string): string {
  if (/\[\$-F800\]/i.test(code)) return LONG_DATE
  if (/\[\$-F400\]/i.test(code)) return 'h:mm:ss'
  return code.replace(/\[\$-[^\]]*\]/g, '')
}

/** Replaces the letters of era (`ggge`) and Japanese weekday (`aaa`) by the text they show for this day. */
function asKnownDate(pattern: string, serial: number): string {
  const era = eras.find(({ from }) => serial >= from) ?? eras[eras.length - 1]!
  return pattern.replace(pieces, (piece, ofEra?: string, ofYear?: string, ofWeekday?: string) => {
    if (ofEra) return quoted([era.letter, era.name[0]!, era.name][Math.min(ofEra.length, 3) - 1]!)
    if (ofYear) return quoted(String(yearOf(serial) - era.year + 1).padStart(ofYear.length, '0'))
    if (ofWeekday) return quoted('土日月火水木金'[Math.floor(serial) % 7]! + (ofWeekday.length > 3 ? '曜日' : ''))
    return piece
  })
}

function yearOf(serial: number): number {
  return Number(format('yyyy', serial, { locale: 'en-US' }))
}

function quoted(text: string): string {
  return `"${text}"`
}
