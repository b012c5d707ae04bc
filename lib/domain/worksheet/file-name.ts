/** What no file name may hold on some system, or what hides or reorders what a person reads. */
const unsafe = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu

/** Characters of the title that are kept; in UTF-8 the whole name stays below the 255 bytes of most file systems. */
const MAX_TITLE = 50

/**
 * Name of an exported file, safe on every system: `ML_Usecase_Discovery_Worksheet_会計ソフト_2026-11-22.xlsx`.
 * @param date the day of the export as yyyy-mm-dd
 */
export function exportFileName(title: string, date: string): string {
  const safe = [...title.normalize('NFC').replace(unsafe, ' ')].slice(0, MAX_TITLE).join('')
  const name = safe.trim().replace(/\s+/g, '_')

  return ['ML_Usecase_Discovery_Worksheet', name, date].filter((part) => part !== '').join('_') + '.xlsx'
}
