import type { LucideIcon } from 'lucide-react'
import { Button, type ButtonProps } from './button'
import { cn } from './cn'
import { Tooltip } from './tooltip'

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'asChild'> {
  icon: LucideIcon
  /** What it does, in words: its accessible name and its tooltip. */
  label: string
  /** The key that does the same, shown in the tooltip ("Ctrl+K"). */
  shortcut?: string
}

/** A square button with an icon; quiet unless told. */
export function IconButton({
  icon: Icon,
  label,
  shortcut,
  look = 'quiet',
  size = 'md',
  className,
  ...props
}: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <Button
        look={look}
        size={size}
        aria-label={label}
        className={cn('px-0', size === 'sm' ? 'w-7 pointer-coarse:w-9' : 'w-9 pointer-coarse:w-11', className)}
        {...props}
      >
        <Icon aria-hidden />
      </Button>
    </Tooltip>
  )
}
