'use client'

import { CloudUpload } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { DropdownMenu, MenuItem } from '@/components/ui/dropdown-menu'
import { sendLeft } from '@/lib/client/send-left'
import { listUnsent, type UnsentCount } from '@/lib/client/unsent-changes'

/** How often is looked whether something waits, and tried to send it. */
const LOOK_MS = 10_000

type Hindrance = 'signedOut' | 'unreachable' | 'refused'

/**
 * Says on every screen what of this person's changes waits on this device, and where, and sends it unless the worksheet is
 * open. The open worksheet speaks for itself.
 */
export function UnsentNotice({ userId }: { userId: string }) {
  const t = useTranslations('shell.waiting')
  const path = usePathname()
  const [places, setPlaces] = useState<UnsentCount[]>([])
  const [hindrance, setHindrance] = useState<Hindrance | null>(null)

  useEffect(() => {
    let left = false
    let busy = false
    async function look() {
      if (busy) return
      busy = true
      const waiting = await listUnsent(userId)
      if (!left) setPlaces(waiting)
      let hindered: Hindrance | null = null
      for (const place of waiting.filter(({ unsent }) => unsent > 0)) {
        if (left) break
        const why = await sendLeft(userId, place)
        if (why) hindered = why === 'forbidden' ? 'refused' : why
        if (why === 'unreachable' || why === 'signedOut') break
      }
      const still = waiting.length > 0 ? await listUnsent(userId) : waiting
      busy = false
      if (left) return
      setPlaces(still)
      setHindrance(hindered)
    }
    void look()
    const timer = setInterval(() => void look(), LOOK_MS)
    const again = () => void look()
    window.addEventListener('online', again)
    window.addEventListener('focus', again)
    return () => {
      left = true
      clearInterval(timer)
      window.removeEventListener('online', again)
      window.removeEventListener('focus', again)
    }
    // Going to another screen is a moment at which something may wait that did not before.
  }, [userId, path])

  const elsewhere = places.filter(({ href }) => href !== path)
  const unsent = elsewhere.reduce((sum, place) => sum + place.unsent, 0)
  const undecided = elsewhere.reduce((sum, place) => sum + place.undecided, 0)
  return (
    <div role="status">
      {unsent + undecided > 0 && (
        <DropdownMenu
          align="end"
          trigger={
            <button
              type="button"
              className="bg-warning-soft text-warning flex cursor-pointer items-center gap-1.5 rounded-md px-2 py-1 text-sm font-medium whitespace-nowrap pointer-coarse:min-h-11 [&_svg]:size-4"
            >
              <CloudUpload aria-hidden />
              <span className="max-sm:sr-only">
                {unsent > 0 ? t('unsent', { count: unsent }) : t('undecided', { count: undecided })}
              </span>
              <span aria-hidden className="sm:hidden">
                {unsent || undecided}
              </span>
            </button>
          }
        >
          <p className="max-w-72 px-2 py-1 text-sm">{unsent > 0 ? t(hindrance ?? 'sending') : t('decide')}</p>
          {elsewhere.map((place) => (
            <MenuItem key={place.worksheetId} asChild>
              <Link href={place.href}>{t('open', { title: place.title, count: place.unsent + place.undecided })}</Link>
            </MenuItem>
          ))}
          {hindrance === 'signedOut' && (
            <MenuItem asChild>
              <a href="/sign-in">{t('signIn')}</a>
            </MenuItem>
          )}
        </DropdownMenu>
      )}
    </div>
  )
}
