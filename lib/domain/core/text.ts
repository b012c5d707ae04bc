/** The languages the product speaks. */
export const locales = ['ja', 'en'] as const
export type Locale = (typeof locales)[number]

/** A text in each language; domain labels carry their own translations because files need them too. */
export type Text = Record<Locale, string>
