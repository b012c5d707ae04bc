import type { Whereabouts } from '../../domain/live/live'
import { cellKeyOf } from '../columns'
import type { GridController } from '../grid-controller'
import type { People } from './people'

/** A cursor that moves is told a few times a second at most. */
const GATHER_MS = 150
/** One that stays is told again, each time that the server says who is there: who falls silent is taken for gone. */
const REPEAT_MS = 3_000

/**
 * Tells the others in which cell this person is and whether they type there, while there are others to see it.
 * @returns how to stop
 */
export function tellWhereabouts(controller: GridController, people: People, tell: (at: Whereabouts) => void) {
  let told = ''
  let toldAt = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function say(): void {
    timer = undefined
    if (people.others.get().length === 0) {
      // Whoever comes next has not heard it.
      told = ''
      return
    }
    const column = controller.activeColumn()
    const at: Whereabouts = {
      useCaseId: controller.activeRowId() ?? null,
      field: (column && cellKeyOf(column)) ?? null,
      typing: controller.mode.get() !== 'none',
    }
    const now = performance.now()
    if (JSON.stringify(at) === told && now - toldAt < REPEAT_MS) return
    told = JSON.stringify(at)
    toldAt = now
    tell(at)
  }
  const soon = () => {
    timer ??= setTimeout(say, GATHER_MS)
  }
  const stops = [controller.selection, controller.mode, controller.view, people.others].map((each) =>
    (each as { subscribe: (listener: () => void) => () => void }).subscribe(soon),
  )
  soon()
  return () => {
    clearTimeout(timer)
    for (const stop of stops) stop()
  }
}
