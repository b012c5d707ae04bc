import { SaxesParser } from 'saxes'
import { MAX_XML_DEPTH, MAX_XML_STRETCH } from '../limits'
import { Refusal } from './refusal'

/** Attributes by their written name. The object has no prototype, so a name such as `__proto__` is only a name. */
export type Attributes = Record<string, string>

export interface XmlEvents {
  /** `name` is without the document's own prefix; elements of other vocabularies keep theirs (`mc:Choice`). */
  open(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(text: string): void
}

const CHUNK_BYTES = 1 << 16

/**
 * Streams one XML part to `events`. The root element's vocabulary (`<x:worksheet>`) is the one that is read, under any of
 * the prefixes that the root declares for it: cheaper than resolving namespaces, and equal to it in every file that
 * spreadsheet programs write.
 * @throws Refusal for a DOCTYPE (the door to entity attacks), deep nesting, endless tags, or text that is not XML.
 */
export function readXml(bytes: Uint8Array, part: string, events: XmlEvents): void {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let prefixes: Set<string> | null = null
  let depth = 0
  /** Where in the part the last event was seen, to the chunk. */
  let position = 0
  let lastEvent = 0
  const local = (name: string) => {
    const colon = name.indexOf(':')
    return colon > 0 && prefixes?.has(name.slice(0, colon)) ? name.slice(colon + 1) : name
  }

  parser.on('error', (error) => {
    throw new Refusal('damaged', `${part}: ${error.message}`)
  })
  parser.on('doctype', () => {
    throw new Refusal('unsafe', `${part} has a DOCTYPE`)
  })
  parser.on('opentag', (tag) => {
    lastEvent = position
    prefixes ??= prefixesOf(tag.name, tag.attributes)
    if (++depth > MAX_XML_DEPTH) throw new Refusal('unsafe', `${part} is nested too deeply`)
    events.open(local(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    lastEvent = position
    depth--
    events.close?.(local(tag.name))
  })
  if (events.text) {
    const onText = events.text.bind(events)
    parser.on('text', onText)
    parser.on('cdata', onText)
  }

  const decoder = decoderFor(bytes, part)
  try {
    for (; position < bytes.length; position += CHUNK_BYTES) {
      parser.write(decoder.decode(bytes.subarray(position, position + CHUNK_BYTES), { stream: true }))
      // One tag with millions of attributes would take more memory than the worker may have.
      if (position - lastEvent > MAX_XML_STRETCH) throw new Refusal('unsafe', `${part} has an endless tag or text`)
    }
    parser.write(decoder.decode()).close()
  } catch (error) {
    // A fatal TextDecoder throws TypeError for bytes that are not of the encoding.
    if (error instanceof TypeError) throw new Refusal('damaged', `${part} is not in its encoding`)
    throw error
  }
}

/** The prefixes of the root element's own vocabulary. */
function prefixesOf(root: string, attributes: Attributes): Set<string> {
  const own = root.slice(0, Math.max(0, root.indexOf(':')))
  const vocabulary = attributes[own === '' ? 'xmlns' : `xmlns:${own}`]
  const prefixes = new Set([own])
  for (const name in attributes) {
    if (name.startsWith('xmlns:') && attributes[name] === vocabulary) prefixes.add(name.slice('xmlns:'.length))
  }
  return prefixes
}

function decoderFor(bytes: Uint8Array, part: string): TextDecoder {
  const [first, second] = bytes
  const utf16 =
    (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)
      ? 'utf-16le'
      : (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)
        ? 'utf-16be'
        : null
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const declared = /^[^<]*<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1]
  try {
    // A declaration that was readable as ASCII cannot be right about UTF-16.
    const eightBit = declared && !/^utf-16/i.test(declared) ? declared : 'utf-8'
    return new TextDecoder(utf16 ?? eightBit, { fatal: true })
  } catch {
    throw new Refusal('damaged', `${part} is in the unknown encoding ${declared}`)
  }
}

/** The value of an attribute of another vocabulary, whatever its prefix: `id` finds `r:id`. */
export function foreignAttribute(attributes: Attributes, local: string): string | undefined {
  for (const name in attributes) if (name.endsWith(`:${local}`)) return attributes[name]
  return undefined
}

/** XML Schema's boolean, as files write it. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}
