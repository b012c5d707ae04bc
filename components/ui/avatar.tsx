import { cn } from './cn'

/** The first letters of a name: one for a Japanese name, two for "Given Family". */
function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = [...(words[0] ?? '')][0] ?? '?'
  const last = words.length > 1 && /^[a-z]/i.test(first) ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  return (first + last).toUpperCase()
}

/** A person, as initials in a circle. Beside the written name it is decoration; alone it is read as the name. */
export function Avatar({ name, alone = false, className }: { name: string; alone?: boolean; className?: string }) {
  return (
    <span
      role={alone ? 'img' : undefined}
      aria-label={alone ? name : undefined}
      aria-hidden={alone ? undefined : true}
      className={cn(
        'bg-accent-soft text-accent inline-flex size-7 shrink-0 items-center justify-center rounded-full text-xs font-semibold select-none',
        className,
      )}
    >
      {initials(name)}
    </span>
  )
}
