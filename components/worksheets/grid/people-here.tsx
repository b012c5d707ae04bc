import { CloudOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import { Tooltip } from '@/components/ui/tooltip'
import { useGrid, useObservable } from './grid-context'
import { personStyle } from './person-mark'

/** Faces shown before the rest becomes a number. */
const FACES = 5

/** Who else has the worksheet open; and, while others' changes cannot arrive, that they cannot. */
export function PeopleHere() {
  const t = useTranslations('grid.people')
  const { people, connected } = useGrid()
  const others = useObservable(people.others)
  const hearing = useObservable(connected)
  if (hearing === false) {
    return (
      <span className="text-warning inline-flex items-center gap-1 text-sm" role="status">
        <CloudOff aria-hidden className="size-4" />
        {t('disconnected')}
      </span>
    )
  }
  if (others.length === 0) return null
  return (
    <ul aria-label={t('here', { count: others.length })} className="flex items-center -space-x-1">
      {others.slice(0, FACES).map((person) => (
        <li key={person.userId} style={personStyle(person)}>
          <Tooltip text={person.name}>
            <span tabIndex={0} className="block rounded-full">
              <Avatar name={person.name} alone className="text-on-person border-surface border-2 bg-(--person)" />
            </span>
          </Tooltip>
        </li>
      ))}
      {others.length > FACES && (
        <li className="text-muted pl-2 text-sm">{t('more', { count: others.length - FACES })}</li>
      )}
    </ul>
  )
}
