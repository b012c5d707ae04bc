import type { Format } from './format'
import { v11 } from './v1-1'

/** v1.2: looks like v1.1; priority leaves the value of ML out and has its scale in the formula. */
export const v12: Format = { ...v11, id: 'v1.2', scaleSheet: null }
