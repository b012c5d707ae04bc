import { type GridColumn, MAX_WIDTH, MIN_WIDTH } from './columns'
import { Observable } from './observable'

export type Density = 'comfortable' | 'compact'

/** How one person likes to see one worksheet; remembered in this browser. */
export interface LayoutSettings {
  widths: Readonly<Record<string, number>>
  hidden: readonly string[]
  density: Density
  hintSeen: boolean
}

const defaultLayout: LayoutSettings = { widths: {}, hidden: [], density: 'comfortable', hintSeen: false }

/** Settings that survive a reload. Where storage is closed or holds something else, the defaults serve. */
export class GridLayout {
  readonly settings: Observable<LayoutSettings>
  private readonly storageKey: string
  private restored = false

  constructor(worksheetId: string) {
    this.storageKey = `worksheet-layout:${worksheetId}`
    this.settings = new Observable(defaultLayout)
  }

  /** Reads what was remembered; called in the browser only, after the server's markup was taken over. */
  restore(): void {
    this.restored = true
    try {
      this.settings.set(parse(JSON.parse(localStorage.getItem(this.storageKey) ?? '{}')))
    } catch {
      this.settings.set({ ...defaultLayout })
    }
  }

  isRestored(): boolean {
    return this.restored
  }

  change(change: Partial<LayoutSettings>): void {
    const next = { ...this.settings.get(), ...change }
    this.settings.set(next)
    try {
      localStorage.setItem(this.storageKey, JSON.stringify(next))
    } catch {
      // Storage is full or closed: the setting holds until the page is left.
    }
  }

  resize(column: GridColumn, width: number): void {
    const bounded = Math.round(Math.max(MIN_WIDTH, Math.min(width, MAX_WIDTH)))
    this.change({ widths: { ...this.settings.get().widths, [column.key]: bounded } })
  }

  toggle(column: GridColumn): void {
    const { hidden } = this.settings.get()
    const shown = hidden.filter((key) => key !== column.key)
    this.change({ hidden: shown.length < hidden.length ? shown : [...hidden, column.key] })
  }
}

/** The width that a person gave the column, else the format's, in pixels. */
export function widthOf(column: GridColumn, { widths }: Pick<LayoutSettings, 'widths'>): number {
  return widths[column.key] ?? column.width
}

function parse(stored: unknown): LayoutSettings {
  if (typeof stored !== 'object' || stored === null) return defaultLayout
  const { widths, hidden, density, hintSeen } = { ...defaultLayout, ...stored }
  const keptWidths = Object.entries(widths).filter(([, width]) => Number.isFinite(width))
  const keptHidden = Array.isArray(hidden) ? hidden.filter((key) => typeof key === 'string') : []
  return {
    // The same objects where nothing was chosen: new ones would draw every cell again right after opening.
    widths: keptWidths.length > 0 ? Object.fromEntries(keptWidths) : defaultLayout.widths,
    hidden: keptHidden.length > 0 ? keptHidden : defaultLayout.hidden,
    density: density === 'compact' ? 'compact' : 'comfortable',
    hintSeen: hintSeen === true,
  }
}
