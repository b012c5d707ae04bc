interface ProgressProps {
  /** What is under way. */
  label: string
  /** 0 to 1; leave out while the amount of work is not known. */
  value?: number
}

/** How far a task is, as a bar under its words. */
export function Progress({ label, value }: ProgressProps) {
  const percent = value === undefined ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100)
  return (
    <div className="flex flex-col gap-1">
      <div className="text-muted flex justify-between gap-2 text-sm">
        <span>{label}</span>
        {percent !== undefined && <span>{percent}%</span>}
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="bg-subtle h-1.5 overflow-hidden rounded-sm"
      >
        <div
          className={
            percent === undefined ? 'bg-accent h-full w-1/3 animate-pulse' : 'bg-accent h-full transition-[width]'
          }
          style={percent === undefined ? undefined : { width: `${percent}%` }}
        />
      </div>
    </div>
  )
}
