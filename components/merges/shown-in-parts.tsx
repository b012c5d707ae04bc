'use client'

import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'

const PART = 30

interface ShownInPartsProps<Item> {
  items: readonly Item[]
  keyOf: (item: Item) => string
  children: (item: Item) => ReactNode
}

/** A list whose first items are shown, and more when asked for: thousands at once would stop the page. */
export function ShownInParts<Item>({ items, keyOf, children }: ShownInPartsProps<Item>) {
  const t = useTranslations('merge')
  const [shown, setShown] = useState(PART)
  const more = Math.min(PART, items.length - shown)
  return (
    <>
      <ul className="flex flex-col">
        {items.slice(0, shown).map((item) => (
          <li key={keyOf(item)} className="border-line border-t py-3 first:border-t-0 first:pt-0 last:pb-0">
            {children(item)}
          </li>
        ))}
      </ul>
      {more > 0 && (
        <div>
          <Button size="sm" data-more onClick={() => setShown(shown + PART)}>
            {t('more', { count: more })}
          </Button>
        </div>
      )}
    </>
  )
}
