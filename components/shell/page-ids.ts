/** The tabs and the work of a screen, below the top bar. */
export const PAGE_ID = 'page'
/** The work with its side panel, below the tabs. */
export const WORK_ID = 'work-and-panel'
