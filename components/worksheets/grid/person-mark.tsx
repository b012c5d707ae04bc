import { useTranslations } from 'next-intl'
import type { PresentPerson } from '@/lib/domain/live/live'
import { personColor } from '@/lib/domain/live/person-color'

/** The colour of a person, for `bg-(--person)` and the like on an element and what it contains. */
export function personStyle({ userId }: Pick<PresentPerson, 'userId'>): Record<`--${string}`, string> {
  return { '--person': `var(--person${personColor(userId)})` }
}

/** Somebody else's cursor in a cell: a ring in their colour with their name, and whether they are typing. */
export function PersonMark({ person }: { person: PresentPerson }) {
  const t = useTranslations('grid.people')
  return (
    <span
      style={personStyle(person)}
      className="pointer-events-none absolute inset-0 z-[4] outline-2 -outline-offset-2 outline-(--person)"
      data-person={person.userId}
    >
      <span className="text-on-person absolute right-0 bottom-0 max-w-full truncate rounded-tl-sm bg-(--person) px-1 text-xs">
        {person.typing ? t('typing', { name: person.name }) : person.name}
      </span>
    </span>
  )
}
