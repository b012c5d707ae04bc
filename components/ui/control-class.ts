/** The box that every field of a form is typed into or chosen from. */
export const controlClass =
  'w-full min-w-0 rounded-md border border-control bg-surface px-2.5 text-base text-ink ' +
  'aria-invalid:border-danger aria-invalid:outline-danger disabled:bg-subtle disabled:text-muted'
