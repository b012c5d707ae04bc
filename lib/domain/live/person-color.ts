/** Colours that tell people apart: `--person1` to `--person6` of the style sheet. */
export const PERSON_COLORS = 6

/** The same colour for a person on every screen: 1 to PERSON_COLORS, from their id. */
export function personColor(userId: string): number {
  let sum = 0
  for (const character of userId) sum = (sum * 31 + character.charCodeAt(0)) % 65_521
  return (sum % PERSON_COLORS) + 1
}
