'use client'

import type { ClipboardEvent, ReactNode } from 'react'
import { cn } from './cn'

/** One cell as a spreadsheet reads it back: quoted when it holds a tab, a line break or a quote. */
function tsvCell(text: string): string {
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function toTsv(table: HTMLTableElement): string {
  return [...table.rows]
    .map((row) => [...row.cells].map((cell) => tsvCell(cell.innerText.trim())).join('\t'))
    .join('\n')
}

interface TableProps {
  /** What the table shows; read out, and its name as a region that can scroll. */
  caption: string
  /** `<thead>` and `<tbody>` with plain `<th scope="col">` and `<td>`; `text-right` on cells with numbers. */
  children: ReactNode
  className?: string
}

/**
 * A table to read. Ctrl+C with nothing selected copies all of it as TSV, ready for a spreadsheet; a selection is copied
 * by the browser as usual.
 */
export function Table({ caption, children, className }: TableProps) {
  function copyAll(event: ClipboardEvent<HTMLDivElement>) {
    const table = event.currentTarget.querySelector('table')
    if (!table || !document.getSelection()?.isCollapsed || event.target !== event.currentTarget) return
    event.clipboardData.setData('text/plain', toTsv(table))
    event.preventDefault()
  }

  return (
    <div role="region" aria-label={caption} tabIndex={0} onCopy={copyAll} className={cn('overflow-x-auto', className)}>
      <table className="[&_th]:text-muted w-full border-collapse text-left [&_td]:border-b [&_td]:px-3 [&_td]:py-2 [&_th]:border-b [&_th]:px-3 [&_th]:py-2 [&_th]:text-sm [&_th]:font-medium">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  )
}
