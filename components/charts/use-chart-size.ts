import { useEffect, useRef, useState, type RefObject } from 'react'

export interface ChartSize {
  width: number
  /** Font size in pixels. */
  em: number
}

/** What the server draws; the browser scales it to the column until that is measured. */
const drawnSize: ChartSize = { width: 640, em: 12 }

/** The room a chart has, and whether it was measured yet. The font size is read too: the projector mode enlarges type. */
export function useChartSize(): { frame: RefObject<HTMLDivElement | null>; size: ChartSize; measured: boolean } {
  const frame = useRef<HTMLDivElement>(null)
  const [measured, setMeasured] = useState<ChartSize | null>(null)
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const measure = () =>
      setMeasured({ width: element.clientWidth, em: parseFloat(getComputedStyle(element).fontSize) })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { frame, size: measured ?? drawnSize, measured: measured !== null }
}
