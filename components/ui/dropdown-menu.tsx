'use client'

import { Check, type LucideIcon } from 'lucide-react'
import * as Radix from 'radix-ui/dropdown-menu'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { Kbd } from './kbd'

const itemClass =
  'flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 text-base outline-none select-none pointer-coarse:min-h-11 ' +
  'data-highlighted:bg-subtle data-disabled:cursor-not-allowed data-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0'

interface DropdownMenuProps {
  trigger: ReactNode
  align?: 'start' | 'end'
  /** Menu… components of this file. */
  children: ReactNode
}

/** A list of commands under a button, worked with arrows, letters and Escape. */
export function DropdownMenu({ trigger, align = 'start', children }: DropdownMenuProps) {
  return (
    // Not modal: a press outside closes it and does what it would have done.
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="border-line bg-surface text-ink shadow-float z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 overflow-y-auto rounded-md border p-1"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

interface PlacedMenuProps {
  /** Where on the screen, in CSS pixels. */
  x: number
  y: number
  /** Its accessible name. */
  label: string
  onClose: () => void
  /** Where the focus goes when the menu is gone. */
  onClosed: () => void
  /** Menu… components of this file. */
  children: ReactNode
}

/** A menu at a place rather than under its button: for right clicks, and for one menu that many rows share. */
export function PlacedMenu({ x, y, label, onClose, onClosed, children }: PlacedMenuProps) {
  return (
    <Radix.Root open onOpenChange={onClose} modal={false}>
      <Radix.Trigger
        aria-hidden
        tabIndex={-1}
        className="pointer-events-none fixed size-0"
        style={{ left: x, top: y }}
      />
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          aria-labelledby={undefined}
          align="start"
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            onClosed()
          }}
          className="border-line bg-surface text-ink shadow-float z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 overflow-y-auto rounded-md border p-1"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

interface MenuItemProps {
  icon?: LucideIcon
  /** The key that does the same. */
  shortcut?: string
  danger?: boolean
  disabled?: boolean
  onSelect?: () => void
  /** The single child is the item (a Link). */
  asChild?: boolean
  children: ReactNode
}

export function MenuItem({
  icon: Icon,
  shortcut,
  danger,
  disabled,
  onSelect,
  asChild = false,
  children,
}: MenuItemProps) {
  return (
    <Radix.Item
      asChild={asChild}
      disabled={disabled}
      onSelect={onSelect}
      className={cn(itemClass, danger && 'text-danger')}
    >
      {asChild ? (
        children
      ) : (
        <>
          {Icon && <Icon aria-hidden />}
          <span className="flex-1">{children}</span>
          {shortcut && <Kbd>{shortcut}</Kbd>}
        </>
      )}
    </Radix.Item>
  )
}

interface MenuChoiceProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
}

/** One of several, inside a menu; the chosen one is ticked. */
export function MenuChoice<Value extends string>({ label, value, options, onChange }: MenuChoiceProps<Value>) {
  function choose(next: string) {
    const option = options.find((candidate) => candidate.value === next)
    if (option) onChange(option.value)
  }
  return (
    <Radix.RadioGroup value={value} onValueChange={choose}>
      <Radix.Label className="text-muted px-2 py-1 text-xs">{label}</Radix.Label>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} value={option.value} className={itemClass}>
          <span className="size-4">
            <Radix.ItemIndicator>
              <Check aria-hidden />
            </Radix.ItemIndicator>
          </span>
          {option.label}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  )
}

interface MenuCheckProps {
  checked: boolean
  onChange: (checked: boolean) => void
  children: ReactNode
}

/** On or off, inside a menu; the menu stays open, so that several can be set at once. */
export function MenuCheck({ checked, onChange, children }: MenuCheckProps) {
  return (
    <Radix.CheckboxItem
      checked={checked}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
      className={itemClass}
    >
      <span className="size-4">
        <Radix.ItemIndicator>
          <Check aria-hidden />
        </Radix.ItemIndicator>
      </span>
      {children}
    </Radix.CheckboxItem>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="text-muted px-2 py-1 text-xs">{children}</Radix.Label>
}

export function MenuSeparator() {
  return <Radix.Separator className="bg-line -mx-1 my-1 h-px" />
}
