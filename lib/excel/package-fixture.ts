import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { parseAddress } from '../domain/worksheet/grid'

/** A strict look at a written package for tests: everything that makes Excel offer a repair. */

interface Element {
  name: string
  attributes: Record<string, string>
  text: string
}

/** @returns what is wrong with the package; empty when Excel would open it without a word */
export function packageFaults(bytes: Uint8Array): string[] {
  const parts = unzipSync(bytes)
  const faults: string[] = []
  const elements = new Map<string, Element[]>()
  for (const [name, content] of Object.entries(parts)) {
    if (!/\.(xml|rels)$/.test(name)) continue
    try {
      elements.set(name, parse(content))
    } catch (error) {
      faults.push(`${name}: ${String(error)}`)
    }
  }
  return [
    ...faults,
    ...contentTypeFaults(Object.keys(parts), elements),
    ...relationshipFaults(Object.keys(parts), elements),
    ...[...elements].flatMap(([name, each]) =>
      /worksheets\/[^/]+$/.test(name) ? sheetFaults(name, each, elements) : [],
    ),
    ...calcChainFaults(elements),
  ]
}

function parse(content: Uint8Array): Element[] {
  const found: Element[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ local, attributes }) => {
    const values = Object.entries(attributes).map(([name, { value }]) => [name, value])
    found.push({ name: local, attributes: Object.fromEntries(values), text: '' })
  })
  // The text of an element without children, as values are, belongs to the one that opened last.
  parser.on('text', (text) => {
    const last = found.at(-1)
    if (last) last.text += text
  })
  const utf16 = content[0] === 0xff && content[1] === 0xfe
  parser.write(utf16 ? new TextDecoder('utf-16le').decode(content) : strFromU8(content)).close()
  return found
}

function contentTypeFaults(names: string[], elements: Map<string, Element[]>): string[] {
  const types = elements.get('[Content_Types].xml') ?? []
  const defaults = new Set(
    types.flatMap(({ name, attributes }) => (name === 'Default' ? [attributes.Extension!.toLowerCase()] : [])),
  )
  const overrides = types.flatMap(({ name, attributes }) =>
    name === 'Override' ? [attributes.PartName!.slice(1)] : [],
  )
  return [
    ...names
      .filter((name) => name !== '[Content_Types].xml' && !name.endsWith('/'))
      .filter((name) => !overrides.includes(name) && !defaults.has(name.split('.').at(-1)!.toLowerCase()))
      .map((name) => `${name} has no content type`),
    ...overrides.filter((name) => !names.includes(name)).map((name) => `the content type of ${name} is of no part`),
    ...overrides
      .filter((name, index) => overrides.indexOf(name) < index)
      .map((name) => `${name} has two content types`),
  ]
}

function relationshipFaults(names: string[], elements: Map<string, Element[]>): string[] {
  const faults: string[] = []
  for (const [file, each] of elements) {
    if (!file.endsWith('.rels')) continue
    const folder = file.slice(0, file.indexOf('_rels/'))
    const ids = new Set<string>()
    for (const { name, attributes } of each) {
      if (name !== 'Relationship') continue
      const { Id = '', Target = '', TargetMode } = attributes
      if (ids.has(Id)) faults.push(`${file} has ${Id} twice`)
      ids.add(Id)
      if (TargetMode === 'External') continue
      const target = new URL(Target, `file:///${folder}`).pathname.slice(1)
      if (!names.includes(decodeURI(target))) faults.push(`${file}: ${Id} leads to no part ${target}`)
    }
    const owner = file.replace('_rels/', '').replace(/\.rels$/, '')
    for (const { name, attributes } of elements.get(owner) ?? []) {
      const id = Object.entries(attributes).find(([key]) => /^\w+:id$/.test(key) && !key.startsWith('xr'))?.[1]
      if (id !== undefined && !ids.has(id)) faults.push(`${owner}: ${name} refers to no relationship ${id}`)
    }
  }
  return faults
}

function sheetFaults(part: string, elements: Element[], all: Map<string, Element[]>): string[] {
  const faults: string[] = []
  const count = (file: string, within: string, name: string) => countWithin(all.get(file) ?? [], within, name)
  const strings = all.has('xl/sharedStrings.xml') ? count('xl/sharedStrings.xml', 'sst', 'si') : 0
  const styles = all.has('xl/styles.xml') ? count('xl/styles.xml', 'cellXfs', 'xf') : 1
  let row = 0
  let column = -1
  let type: string | undefined
  for (const { name, attributes, text } of elements) {
    if (name === 'row') {
      const number = Number(attributes.r ?? row + 1)
      if (number <= row) faults.push(`${part}: row ${number} after ${row}`)
      row = number
      column = -1
    } else if (name === 'c') {
      const at = attributes.r === undefined ? { row, column: column + 1 } : parseAddress(attributes.r)
      if (!at || at.row !== row || at.column <= column) faults.push(`${part}: cell ${attributes.r} in row ${row}`)
      column = at?.column ?? column
      type = attributes.t
      if (attributes.s !== undefined && Number(attributes.s) >= styles) faults.push(`${part}: style of ${attributes.r}`)
    } else if (name === 'v' && type === 's') {
      if (!/^\s*\d+\s*$/.test(text) || Number(text) >= strings)
        faults.push(`${part}: no shared string ${text} in row ${row}`)
    } else if (name === 'hyperlinks' || name === 'mergeCells') {
      const child = name.slice(0, -1)
      if (!elements.some((each) => each.name === child)) faults.push(`${part}: empty ${name}`)
    }
  }
  return faults
}

/** Elements of a name after the start of another one; enough for lists that are the only ones of their kind. */
function countWithin(elements: Element[], within: string, name: string): number {
  const start = elements.findIndex((each) => each.name === within)
  if (within !== 'cellXfs') return elements.filter((each) => each.name === name).length
  let count = 0
  for (const each of elements.slice(start + 1)) {
    if (each.name === 'cellStyles' || each.name === 'dxfs') break
    if (each.name === name) count++
  }
  return count
}

function calcChainFaults(elements: Map<string, Element[]>): string[] {
  const chain = elements.get('xl/calcChain.xml')
  if (!chain) return []
  const targets = new Map(
    (elements.get('xl/_rels/workbook.xml.rels') ?? []).map(({ attributes }) => [attributes.Id, attributes.Target]),
  )
  const formulas = new Set<string>()
  for (const { name, attributes } of elements.get('xl/workbook.xml') ?? []) {
    if (name !== 'sheet') continue
    const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
    const part = new URL(targets.get(id) ?? '', 'file:///xl/').pathname.slice(1)
    let address = ''
    for (const element of elements.get(part) ?? []) {
      if (element.name === 'c') address = element.attributes.r ?? ''
      else if (element.name === 'f') formulas.add(`${attributes.sheetId} ${address}`)
    }
  }
  // A link of the chain without a sheet is on that of the one before.
  let sheet = '1'
  return chain.flatMap(({ name, attributes }) => {
    if (name !== 'c') return []
    sheet = attributes.i ?? sheet
    return formulas.has(`${sheet} ${attributes.r}`) ? [] : [`calcChain: ${attributes.r} of sheet ${sheet}`]
  })
}
