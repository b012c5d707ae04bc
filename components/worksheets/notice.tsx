import { CircleAlert, CircleCheck, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

const looks = {
  danger: { icon: CircleAlert, className: 'border-danger bg-danger-soft text-danger', role: 'alert' },
  success: { icon: CircleCheck, className: 'border-success bg-success-soft text-success', role: 'status' },
  plain: { icon: Info, className: 'border-line bg-subtle text-ink', role: 'status' },
} as const

/** What just happened, said where the person looks and announced. */
export function Notice({ tone, children }: { tone: keyof typeof looks; children: ReactNode }) {
  const { icon: Icon, className, role } = looks[tone]
  return (
    <div role={role} className={cn('flex items-start gap-2 rounded-md border px-3 py-2', className)}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  )
}
