import { MAX_FORMAT_LENGTH } from '../limits'
import { general, numberDisplay, type Show } from './display'
import { readXml } from './xml'

/** How the workbook's cell styles show numbers: only what reading needs of the styles part. */
export class Styles {
  readonly #formatIds: number[] = []
  readonly #codes = new Map<number, string>()
  readonly #shows = new Map<number, Show>()
  readonly #date1904: boolean

  /** @param part the styles part, or null when the workbook has none (all numbers are General then) */
  constructor(part: { bytes: Uint8Array; name: string } | null, date1904: boolean) {
    this.#date1904 = date1904
    if (part) this.#read(part.bytes, part.name)
  }

  /** How a number in a cell of this style (the `s` attribute) is shown. */
  show(style: string | undefined): Show {
    return style === undefined ? general : this.showFormat(this.formatId(style))
  }

  showFormat(id: number): Show {
    let show = this.#shows.get(id)
    if (!show) this.#shows.set(id, (show = numberDisplay(id, this.#codes.get(id), this.#date1904)))
    return show
  }

  formatId(style: string | undefined): number {
    return this.#formatIds[Number(style)] ?? 0
  }

  #read(bytes: Uint8Array, name: string): void {
    let section = ''
    readXml(bytes, name, {
      open: (element, attributes) => {
        if (element === 'numFmts' || element === 'cellXfs') section = element
        else if (section === 'cellXfs' && element === 'xf') this.#formatIds.push(Number(attributes.numFmtId ?? 0))
        else if (section === 'numFmts' && element === 'numFmt') {
          const { numFmtId, formatCode = '' } = attributes
          if (formatCode !== '' && formatCode.length <= MAX_FORMAT_LENGTH) this.#codes.set(Number(numFmtId), formatCode)
        }
      },
      close: (element) => {
        if (element === section) section = ''
      },
    })
  }
}
