'use client'

import { Presentation } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useCommands } from '@/components/shell/commands'
import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'

// A function key: a letter alone would fire while a screen reader or speech input sends letters (WCAG 2.1.4).
const KEY = 'F9'

/** For the room: one key hides the navigation and enlarges the type to 24 px; the same key or Escape goes back. */
export function ProjectorButton() {
  const t = useTranslations('ranking')
  const [on, setOn] = useState(false)
  useCommands(() => [
    {
      id: 'projector',
      group: t('display'),
      label: t(on ? 'projectorOff' : 'projectorOn'),
      keywords: ['projector', '投影'],
      shortcut: KEY,
      run: () => setOn(!on),
    },
  ])

  useEffect(() => {
    document.documentElement.toggleAttribute('data-projector', on)
    return () => document.documentElement.removeAttribute('data-projector')
  }, [on])

  useEffect(() => {
    function keyDown(event: KeyboardEvent) {
      if (event.defaultPrevented) return
      if (event.key !== KEY && !(on && event.key === 'Escape')) return
      setOn(!on)
      event.preventDefault()
    }
    document.addEventListener('keydown', keyDown)
    return () => document.removeEventListener('keydown', keyDown)
  }, [on])

  return (
    <Button aria-pressed={on} aria-keyshortcuts={KEY} onClick={() => setOn(!on)}>
      <Presentation aria-hidden />
      {on ? t('projectorOff') : t('projectorOn')}
      <Kbd className="pointer-coarse:hidden">{on ? 'Esc' : KEY}</Kbd>
    </Button>
  )
}
