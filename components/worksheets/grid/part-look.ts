import type { Part } from '@/lib/domain/worksheet/fields'

/** The hue that marks a part in headers, forms and progress. */
export const partLook: Record<Part, string> = {
  head: 'bg-subtle text-ink border-line',
  '1': 'bg-part1 text-part1-ink border-part1-line',
  '2': 'bg-part2 text-part2-ink border-part2-line',
  '3': 'bg-part3 text-part3-ink border-part3-line',
  tail: 'bg-subtle text-ink border-line',
}
