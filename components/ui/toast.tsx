'use client'

import { X } from 'lucide-react'
import * as Radix from 'radix-ui/toast'
import { useEffect, useSyncExternalStore } from 'react'
import { Button } from './button'
import { IconButton } from './icon-button'
import { useUiTexts } from './texts'

interface Notice {
  text: string
  /** Something the person may want to do about it, such as undo. */
  action?: { label: string; run: () => void }
  tone?: 'plain' | 'danger'
}

interface ShownNotice extends Notice {
  id: number
}

let notices: readonly ShownNotice[] = []
let lastId = 0
const listeners = new Set<() => void>()

function publish(next: readonly ShownNotice[]) {
  notices = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const none: readonly ShownNotice[] = []

/**
 * Says what happened elsewhere than where the person looks (a file was made, a row was removed and can be undone).
 * What happens where they look is shown there instead.
 */
export function toast(notice: Notice) {
  publish([...notices, { ...notice, id: ++lastId }])
}

/**
 * Shows the notices, at the foot of the page; stands once in the root layout. F8 moves the focus there.
 * @param place the screen that the person is at: what was said at one does not cover the buttons of the next, apart from
 *   errors
 */
export function Toaster({ place }: { place: string }) {
  const texts = useUiTexts()
  useEffect(() => () => publish(notices.filter(({ tone }) => tone === 'danger')), [place])
  const shown = useSyncExternalStore(
    subscribe,
    () => notices,
    () => none,
  )
  return (
    <Radix.Provider label={texts.notice} duration={6000} swipeDirection="down">
      {shown.map(({ id, text, action, tone }) => (
        <Radix.Root
          key={id}
          // An error stays until it was read; what can be undone stays long enough to notice the mistake.
          duration={tone === 'danger' ? Infinity : action ? 12_000 : 6000}
          onOpenChange={(open) => !open && publish(notices.filter((notice) => notice.id !== id))}
          className="border-line bg-surface text-ink shadow-float flex items-center gap-2 rounded-md border p-2 pl-3"
        >
          <Radix.Description className={tone === 'danger' ? 'text-danger flex-1' : 'flex-1'}>{text}</Radix.Description>
          {action && (
            <Radix.Action asChild altText={action.label}>
              <Button size="sm" onClick={action.run}>
                {action.label}
              </Button>
            </Radix.Action>
          )}
          <Radix.Close asChild>
            <IconButton icon={X} label={texts.close} size="sm" />
          </Radix.Close>
        </Radix.Root>
      ))}
      <Radix.Viewport
        label={texts.notices}
        // Above a bar at the foot of a form, which says in `--foot` how high it is: its buttons are what comes next.
        className="fixed right-4 bottom-[calc(1rem+var(--foot,0px))] z-50 flex w-96 max-w-[calc(100vw-2rem)] flex-col gap-2 max-md:bottom-[calc(5rem+var(--foot,0px))] print:hidden"
      />
    </Radix.Provider>
  )
}
