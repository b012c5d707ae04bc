import type { FormatId } from '../model'
import type { Column, Format } from './format'
import { v10 } from './v1-0'
import { v11 } from './v1-1'
import { v12 } from './v1-2'
import { v20 } from './v2-0'

/** The four published formats. */
export const formats: Record<FormatId, Format> = { 'v1.0': v10, 'v1.1': v11, 'v1.2': v12, 'v2.0': v20 }

/** Neighbouring columns under one title: a step's, or those outside the steps (`work` null). */
export interface ColumnGroup {
  part: Column['part']
  work: Column['work']
  columns: Column[]
}

/** The format's columns in sheet order, grouped as its header groups them. */
export function columnGroups(format: Format): ColumnGroup[] {
  const groups: ColumnGroup[] = []
  for (const column of format.columns) {
    const last = groups.at(-1)
    if (last && last.part === column.part && last.work === column.work) last.columns.push(column)
    else groups.push({ part: column.part, work: column.work, columns: [column] })
  }
  return groups
}
