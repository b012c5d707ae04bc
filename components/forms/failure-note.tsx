import type { Failure } from '@/lib/domain/core/failure'

/** Says why something was refused, where the person looks. */
export function FailureNote({ failure }: { failure: Failure }) {
  return (
    <p role="alert" data-failure tabIndex={-1} className="bg-danger-soft text-danger rounded-md px-3 py-2">
      {failure.message}
    </p>
  )
}
