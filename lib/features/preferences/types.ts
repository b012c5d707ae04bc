/** `system` follows the device; the other two stay whatever the device does. */
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The navigation at the left of a desktop screen: with words, or icons only. */
export const navigations = ['wide', 'narrow'] as const
export type Navigation = (typeof navigations)[number]
