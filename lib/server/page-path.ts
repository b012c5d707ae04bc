/** Carries the address of the page from proxy.ts to the loaders: a server component cannot see what it renders. */
export const PATH_HEADER = 'x-page-path'
