import { isHeld } from './holders'
import { OwnRevisions } from './own-revisions'
import { type Delivery, postChange } from './transport'
import { type UnsentPlace, UnsentChanges } from './unsent-changes'

/**
 * Sends what was left unsent in a worksheet that no page has open, in order and under the ids that it had, so that a page
 * that does the same at this moment does no harm. Conflicts are kept for when the worksheet is opened.
 * @returns why something is left; null when all of it was sent, or a page that has the worksheet open sends it
 */
export async function sendLeft(
  userId: string,
  place: UnsentPlace,
): Promise<Exclude<Delivery['kind'], 'accepted'> | null> {
  const changes = new UnsentChanges(userId, place)
  const own = new OwnRevisions()
  let { requests, conflicts } = await changes.load()
  while (requests[0]) {
    // Asked again each time: somebody may open the worksheet meanwhile.
    if (await isHeld(place.worksheetId)) return null
    const [request, ...rest] = requests
    const delivery = await postChange(place.worksheetId, userId, request)
    if (delivery.kind !== 'accepted') return delivery.kind
    own.note(request, delivery.response)
    conflicts = [...conflicts, ...delivery.response.conflicts]
    await changes.keepConflicts(conflicts)
    requests = rest.map((next) => ({ ...next, patches: next.patches.map((patch) => own.rebase(patch)) }))
    await changes.keep(requests)
    await changes.drop(request.actionId)
  }
  return null
}
