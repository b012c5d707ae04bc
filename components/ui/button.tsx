import * as Slot from 'radix-ui/slot'
import type { ComponentProps } from 'react'
import { cn } from './cn'

const looks = {
  /** The one main action of a view. */
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  /** Everything beside it. */
  secondary: 'border border-control bg-surface text-ink hover:bg-subtle',
  /** In bars and rows, where a border would be noise. */
  quiet: 'text-ink hover:bg-subtle',
  /** Takes something away. */
  danger: 'bg-danger text-on-danger hover:bg-danger-strong',
} as const

const sizes = {
  sm: 'h-7 px-2 text-sm pointer-coarse:h-9',
  md: 'h-9 px-3 text-base pointer-coarse:h-11',
} as const

export type ButtonLook = keyof typeof looks
export type ButtonSize = keyof typeof sizes

/** The classes of a button, for what must look like one and is none (a link: `<Button asChild><Link …/></Button>`). */
function buttonClass(look: ButtonLook, size: ButtonSize): string {
  return cn(
    'inline-flex shrink-0 cursor-pointer items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap',
    'transition-colors disabled:cursor-not-allowed disabled:opacity-50 aria-busy:cursor-progress [&_svg]:size-4 [&_svg]:shrink-0',
    looks[look],
    sizes[size],
  )
}

export interface ButtonProps extends ComponentProps<'button'> {
  look?: ButtonLook
  size?: ButtonSize
  /** The single child becomes the button (a Link). */
  asChild?: boolean
  /** While its work runs: stays focusable and announced, and ignores further presses. */
  busy?: boolean
}

/** A button says what it does. `type` is `button` unless told, so that one inside a form does not send it by accident. */
export function Button({
  look = 'secondary',
  size = 'md',
  asChild = false,
  busy = false,
  className,
  onClick,
  ...props
}: ButtonProps) {
  const Element = asChild ? Slot.Root : 'button'
  return (
    <Element
      type={asChild ? undefined : 'button'}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={cn(buttonClass(look, size), className)}
      {...props}
    />
  )
}
