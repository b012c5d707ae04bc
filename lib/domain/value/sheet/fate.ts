import type { Valuation } from '../valuation'
import { fingerprint } from './fingerprint'
import type { RowValue } from './row-value'

/**
 * What becomes of a use case's value when a copy of its worksheet is merged: the copy does not say otherwise, it is
 * `taken` over from there, or `kept` as it is here, because it was changed on both sides.
 * @param known null where nobody has stated a value here
 */
export function valueFate(incoming: RowValue, known: Valuation | null): 'same' | 'taken' | 'kept' {
  if (!known) return 'taken'
  const now = fingerprint(known)
  const isSame =
    now === fingerprint(incoming.valuation) && incoming.shared.every(({ id, isChanged }) => id && !isChanged)
  if (!incoming.isChanged || isSame) return 'same'
  return now === incoming.fingerprint ? 'taken' : 'kept'
}
