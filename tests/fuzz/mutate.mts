import { unzipSync, zipSync } from 'fflate'

/** Draws whole numbers below a bound; the same seed draws the same ones. */
export type Draw = (below: number) => number

/** A generator of its own for each mutation (mulberry32), so that one of two thousand can be made again alone. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below)
  }
}

type Mutation<Subject> = (subject: Subject, draw: Draw) => Subject

/** Values that programs get wrong: bounds, signs, other types, names of objects, addresses outside a sheet. */
const odd = [
  '',
  '0',
  '-1',
  '1e999',
  '4294967296',
  '1048577',
  'XFE1',
  'A0',
  'NaN',
  'true',
  '__proto__',
  '../../x',
  '😀',
  '\uFFFE',
  '&#0;',
  '&lt;',
  'inlineStr',
  '高',
]
const oddXml = [
  '<row',
  '</sheetData>',
  '<c/>',
  '<c r="XFD1048576"/>',
  '<![CDATA[',
  '<!--',
  ']]>',
  '&a;',
  '<!DOCTYPE x>',
  '<x:y>',
  '<f t="shared" si="0"/>',
  '\0',
  '<mergeCell ref="A1:XFD1048576"/>',
  '<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
]

const xmlMutations: Mutation<string>[] = [
  (xml, draw) => replaceOne(xml, /="[^"]*"/g, `="${pick(odd, draw)}"`, draw),
  (xml, draw) => replaceOne(xml, />[^<]+</g, `>${pick(odd, draw)}<`, draw),
  (xml, draw) => replaceOne(xml, /<[^>]*>/g, '', draw),
  (xml, draw) => replaceOne(xml, /<[^>]*>/g, pick(oddXml, draw), draw),
  (xml, draw) => insert(xml, draw(xml.length + 1), pick(oddXml, draw)),
  (xml, draw) => insert(xml, draw(xml.length + 1), pick(odd, draw)),
  (xml, draw) => xml.slice(0, draw(xml.length + 1)),
  // A piece again and again: what repeats must be counted, not believed.
  (xml, draw) => {
    const [from, to] = piece(xml.length, draw)
    return insert(xml, from, xml.slice(from, to).repeat(2 + draw(Math.max(1, Math.floor(400_000 / (to - from + 1))))))
  },
  (xml, draw) => {
    const [from, to] = piece(xml.length, draw)
    return insert(xml.slice(0, from) + xml.slice(to), draw(xml.length - (to - from) + 1), xml.slice(from, to))
  },
  (xml, draw) =>
    replaceOne(
      xml,
      /[A-Za-z]+/g,
      pick(['x', 'sheet', 'row', 'c', 'v', 'is', 't', 's', 'sheetData', 'mergeCells'], draw),
      draw,
    ),
]

const byteMutations: Mutation<Uint8Array>[] = [
  (bytes, draw) => {
    const changed = bytes.slice()
    for (let count = 1 + draw(8); count > 0 && changed.length > 0; count--) changed[draw(changed.length)] = draw(256)
    return changed
  },
  (bytes, draw) => bytes.slice(0, draw(bytes.length + 1)),
  (bytes, draw) => bytes.slice(draw(bytes.length + 1)),
  (bytes, draw) => {
    const [from, to] = piece(bytes.length, draw)
    return new Uint8Array([...bytes.subarray(0, to), ...bytes.subarray(from, to), ...bytes.subarray(to)])
  },
  // The directory's figures: sizes, offsets, methods, lengths.
  (bytes, draw) => {
    const changed = Buffer.from(bytes)
    const at = changed.lastIndexOf('PK\x01\x02') + draw(46)
    if (at > 3 && at + 4 <= changed.length)
      changed.writeUInt32LE(pick([0, 1, 0xffff, 0xffffffff, draw(2 ** 31)], draw), at)
    return new Uint8Array(changed)
  },
]

const textMutations: Mutation<string>[] = [
  (text, draw) =>
    insert(
      text,
      draw(text.length + 1),
      pick(['"', '""', ',', '\t', '\n', '\r', '\0', '\u2028', '\uFEFF', "'=", ';'], draw),
    ),
  (text, draw) => {
    const [from, to] = piece(text.length, draw)
    return insert(text, from, text.slice(from, to).repeat(2 + draw(2000)))
  },
]

/** A valid file changed in one or two places: its bytes, its entries, or the XML inside. */
export function mutate(file: Uint8Array, draw: Draw): Uint8Array {
  let bytes = file
  for (let count = 1 + Math.floor(draw(4) / 2); count > 0; count--) bytes = mutateOnce(bytes, draw)
  return bytes
}

function mutateOnce(bytes: Uint8Array, draw: Draw): Uint8Array {
  const isPackage = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (draw(8) === 0) return pick(byteMutations, draw)(bytes, draw)
  if (!isPackage) return Buffer.from(pick(textMutations, draw)(Buffer.from(bytes).toString('latin1'), draw), 'latin1')
  let parts: Record<string, Uint8Array>
  try {
    parts = unzipSync(bytes)
  } catch {
    // An earlier mutation broke the package.
    return pick(byteMutations, draw)(bytes, draw)
  }
  const names = Object.keys(parts)
  if (names.length === 0) return bytes
  const name = pick(names, draw)
  const content = parts[name]!
  const kind = draw(12)
  if (kind === 0) delete parts[name]
  else if (kind === 1)
    parts[pick([`${name}/`, name.toUpperCase(), `../${name}`, `x/${name}`, '__proto__x', name.slice(1)], draw)] =
      content
  else if (kind === 2) parts[name] = parts[pick(names, draw)]!
  else if (kind === 3) parts[name] = new Uint8Array(draw(30_000_000))
  else {
    const xml = new TextDecoder().decode(content)
    parts[name] = new TextEncoder().encode(pick(xmlMutations, draw)(xml, draw))
  }
  return zipSync(parts, { level: 1 })
}

function pick<Value>(values: Value[], draw: Draw): Value {
  return values[draw(values.length)]!
}

function insert(text: string, at: number, inserted: string): string {
  return text.slice(0, at) + inserted + text.slice(at)
}

function piece(length: number, draw: Draw): [from: number, to: number] {
  const from = draw(length + 1)
  return [from, Math.min(length, from + 1 + draw(400))]
}

function replaceOne(text: string, pattern: RegExp, by: string, draw: Draw): string {
  const found = [...text.matchAll(pattern)]
  const match = found[draw(found.length)]
  return match ? text.slice(0, match.index) + by + text.slice(match.index + match[0].length) : text
}
