/** A chart on the screen as a file of its own, in the colours it is shown in. */

/** What a style sheet may say about a shape or a text; written into the copy, which has no style sheet. */
const properties = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'opacity',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
]

/** Pixels of the picture for each of the screen's, so that it stays sharp on a slide. */
const PNG_SCALE = 2

const MARGIN = 12

/** The drawing as SVG, with a background and its styles inside. */
export function chartSvg(chart: SVGSVGElement): string {
  const copy = chart.cloneNode(true) as SVGSVGElement
  const { width, height } = chart.viewBox.baseVal
  const shown = [chart, ...chart.querySelectorAll('*')]
  const copied = [copy, ...copy.querySelectorAll('*')]
  shown.forEach((element, index) => {
    const style = getComputedStyle(element)
    for (const property of properties) copied[index]?.setAttribute(property, style.getPropertyValue(property))
    copied[index]?.removeAttribute('class')
  })
  const paper = document.createElementNS(copy.namespaceURI, 'rect')
  const box = { x: -MARGIN, y: -MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN }
  for (const [name, value] of Object.entries(box)) paper.setAttribute(name, String(value))
  paper.setAttribute('fill', paperBehind(chart))
  copy.prepend(paper)
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('viewBox', `${box.x} ${box.y} ${box.width} ${box.height}`)
  copy.setAttribute('width', String(box.width))
  copy.setAttribute('height', String(box.height))
  return new XMLSerializer().serializeToString(copy)
}

/** The first colour behind an element that is not see-through. */
function paperBehind(element: Element): string {
  for (let behind: Element | null = element; behind; behind = behind.parentElement) {
    const colour = getComputedStyle(behind).backgroundColor
    if (colour !== 'transparent' && !/^rgba\(.*, 0\)$/.test(colour)) return colour
  }
  return 'white'
}

/** The same as a PNG picture, or null where the browser refuses to make one. */
export async function chartPng(chart: SVGSVGElement): Promise<Blob | null> {
  const image = new Image()
  const url = URL.createObjectURL(new Blob([chartSvg(chart)], { type: 'image/svg+xml' }))
  try {
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.width * PNG_SCALE
    canvas.height = image.height * PNG_SCALE
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((done) => canvas.toBlob(done, 'image/png'))
  } catch {
    return null
  } finally {
    URL.revokeObjectURL(url)
  }
}
