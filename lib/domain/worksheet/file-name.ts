/** What no file name may hold on some system, or what hides or reorders what a person reads. */
const unsafe = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu

/** Characters that are kept; in UTF-8 the whole name stays below the 255 bytes of most file systems. */
const MAX_TITLE = 50
const MAX_TITLE_BESIDE_MOMENT = 30
const MAX_MOMENT = 20

/**
 * Name of an exported file, safe on every system: `ML_Usecase_Discovery_Worksheet_会計ソフト_2026-11-22.xlsx`.
 * @param date the day of the export, or of the moment, as yyyy-mm-dd
 * @param moment what people call the moment that the file holds, where it is not now
 */
export function exportFileName(title: string, date: string, moment?: string): string {
  const names = moment ? [safe(title, MAX_TITLE_BESIDE_MOMENT), safe(moment, MAX_MOMENT)] : [safe(title, MAX_TITLE)]

  return ['ML_Usecase_Discovery_Worksheet', ...names, date].filter((part) => part !== '').join('_') + '.xlsx'
}

function safe(text: string, length: number): string {
  const kept = [...text.normalize('NFC').replace(unsafe, ' ')].slice(0, length).join('')
  return kept.trim().replace(/\s+/g, '_')
}

/** Of the name of a person's own file more is kept, for it is known by it. */
const MAX_OWN_NAME = 55

/**
 * Name of a person's own file with the worksheet written back into it: theirs with the day of the export, in place of
 * a day that it ends with already: `チームA_2026-11-22.xlsx`.
 * @param date the day of the export as yyyy-mm-dd
 */
export function writeBackFileName(original: string, date: string): string {
  const [, base, extension] = /^(.*?)(\.[a-z]{3,4})?$/is.exec(original.normalize('NFC').replace(unsafe, ' '))!
  const undated = base!.trim().replace(/[ _-]*\d{4}-\d\d-\d\d$/, '')
  const name = [...undated].slice(0, MAX_OWN_NAME).join('').trim()

  return [name, date].filter((part) => part !== '').join('_') + (extension?.toLowerCase() ?? '.xlsx')
}
