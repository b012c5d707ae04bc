import { useTranslations } from 'next-intl'
import { foremost } from '@/lib/client/live/people'
import type { PresentPerson } from '@/lib/domain/live/live'
import { personColor } from '@/lib/domain/live/person-color'

/** The colour of a person, for `bg-(--person)` and the like on an element and what it contains. */
export function personStyle({ userId }: Pick<PresentPerson, 'userId'>): Record<`--${string}`, string> {
  return { '--person': `var(--person${personColor(userId)})` }
}

interface PeopleAtOnePlace {
  people: readonly PresentPerson[]
}

/** The others' cursors in a cell: a ring in the colour of the one who is typing, or of one of them, and their name. */
export function PersonMark({ people }: PeopleAtOnePlace) {
  const person = foremost(people)
  return (
    <span
      style={personStyle(person)}
      className="pointer-events-none absolute inset-0 z-[4] outline-2 -outline-offset-2 outline-(--person)"
      data-person={person.userId}
    >
      <span className="text-on-person absolute right-0 bottom-0 max-w-full truncate rounded-tl-sm bg-(--person) px-1 text-xs">
        <PeopleNamed people={people} />
      </span>
    </span>
  )
}

/** In words: one of them, whether they are typing, and how many more there are. */
export function PeopleNamed({ people }: PeopleAtOnePlace) {
  const t = useTranslations('grid.people')
  const { name, typing } = foremost(people)
  const more = new Set(people.map(({ userId }) => userId)).size - 1
  const said = typing ? t('typing', { name }) : name
  return more > 0 ? `${said} · ${t('more', { count: more })}` : said
}
