/** What the command palette can run. */
export interface Command {
  /** Unique among all commands of a page. */
  id: string
  /** What it does, in the reader's language. */
  label: string
  /** The heading it stands under. */
  group: string
  /** Other words it is found by, such as its name in the other language. */
  keywords?: readonly string[]
  /** The key that does the same. */
  shortcut?: string
  run: () => void
}
