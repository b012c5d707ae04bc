import { xmlText } from '../drawing/text'
import type { PackageEditor } from './package'
import { Splices } from './splices'

const PART = 'docProps/custom.xml'
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.custom-properties+xml'
const NAMESPACE = 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties'
const VALUES = 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes'
/** The one format id that custom properties have (MS-OSHARED 2.3.3.2.2.1). */
const FORMAT = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}'

/** Sets a custom document property to a text, in place of one of that name, and leaves all others as they are. */
export function setCustomProperty(editor: PackageEditor, name: string, value: string): void {
  const part = [...editor.relationships('').values()].find(({ type }) => /^custom-?properties$/i.test(type))?.target
  if (part === undefined || !editor.has(part)) {
    const root = `<Properties xmlns="${NAMESPACE}" xmlns:vt="${VALUES}">${property('', 'vt:', 2, name, value)}</Properties>`
    editor.add(PART, CONTENT_TYPE, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n${root}`)
    editor.addRelationship('', editor.isStrict ? 'customProperties' : 'custom-properties', PART)
    return
  }
  const markup = editor.markup(part)
  const splices = new Splices()
  let highest = 1
  for (const tag of markup.all('property')) {
    highest = Math.max(highest, Number(markup.attribute(tag, 'pid')?.value) || 0)
    if (markup.attribute(tag, 'name')?.value === name) splices.replace(tag.start, markup.endOf(tag), '')
  }
  const root = markup.source(markup.root.start, markup.root.end)
  const prefix = /xmlns:([\w.-]+)\s*=\s*["'][^"']*docPropsVTypes["']/.exec(root)?.[1]
  const written = property(markup.prefix, prefix ? `${prefix}:` : null, highest + 1, name, value)
  if (markup.root.kind === 'open') splices.insert(markup.contentEnd(markup.root), written)
  else {
    const open = root.replace(/\s*\/>$/, '>')
    splices.replace(markup.root.start, markup.root.end, `${open}${written}</${markup.root.name}>`)
  }
  editor.splice(part, splices)
}

/** @param values the prefix of value types, or null when the part declares none */
function property(prefix: string, values: string | null, id: number, name: string, value: string): string {
  const declaration = values === null ? ` xmlns:vt="${VALUES}"` : ''
  const element = `${values ?? 'vt:'}lpwstr`
  const content = `<${element}${declaration}>${xmlText(value)}</${element}>`
  return `<${prefix}property fmtid="${FORMAT}" pid="${id}" name="${xmlText(name)}">${content}</${prefix}property>`
}
