import { cn } from './cn'

/** Holds the place of content that is loading, in its final size. Silent: the region around it says that it loads. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn('bg-subtle animate-pulse rounded-md', className)} />
}
