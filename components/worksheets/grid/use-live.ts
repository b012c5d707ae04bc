import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { columnsOf } from '@/lib/client/columns'
import type { GridController } from '@/lib/client/grid-controller'
import { followWorksheet } from '@/lib/client/live/follow-worksheet'
import { live } from '@/lib/client/live/live'
import { People } from '@/lib/client/live/people'
import { tellWhereabouts } from '@/lib/client/live/tell-whereabouts'
import { Observable } from '@/lib/client/observable'
import { fetchChanges, postWhereabouts } from '@/lib/client/transport'

/**
 * Keeps the grid at what others do and tells them where this person is, for as long as the grid is shown.
 * @returns who else is here, whether others' changes arrive (null before that is known), and up to which seq they did
 */
export function useLive(controller: GridController) {
  const router = useRouter()
  const [people] = useState(() => new People())
  const [connected] = useState(() => new Observable<boolean | null>(null))
  const [heard] = useState(() => new Observable(controller.store.seq))

  useEffect(() => {
    const { store } = controller
    const { id } = store.worksheet
    const connection = live()
    const stop = followWorksheet({
      live: connection,
      store,
      fetchChanges: (since, after) => fetchChanges(id, since, after),
      facts({ archived: _archived, ...facts }) {
        store.facts.set({ id, ...facts })
        controller.setColumns(columnsOf(store.worksheet))
        // Title, badges and rights stand outside the grid and come from the server.
        router.refresh()
      },
      heard: (latest) => heard.set(latest),
      people: (list) => people.set(list, connection.clientId()),
      // The server says what happened: signed out, removed, or the worksheet is gone.
      closed: () => router.refresh(),
      connected: (value) => connected.set(value),
    })
    const stopTelling = tellWhereabouts(controller, people, (at) => {
      const clientId = connection.clientId()
      if (clientId) postWhereabouts(id, clientId, at)
    })
    return () => {
      stop()
      stopTelling()
    }
  }, [controller, people, connected, heard, router])

  return { people, connected, heard }
}
