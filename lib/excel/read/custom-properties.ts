import { EXPORT_ID_PROPERTY, readId } from '../../domain/worksheet/row-ids'
import { Refusal } from './refusal'
import { readRelationships } from './relationships'
import { readXml } from './xml'
import { ZipPackage } from './zip'

/** A document has a handful of properties; a larger part is not read. */
const MAX_PROPERTIES_BYTES = 256 * 1024

/**
 * The id of the export that a file is, by its custom document property; null when it has none or what stands there is
 * no such id. Damage in the properties is no reason to refuse a worksheet, so it counts as none.
 */
export function readExportId(bytes: Uint8Array): string | null {
  try {
    const zip = new ZipPackage(bytes)
    // Strict files spell the relationship customProperties.
    const part = [...readRelationships(zip, '').values()].find(({ type }) => /^custom-?properties$/i.test(type))?.target
    if (part === undefined || !zip.has(part)) return null
    const properties = zip.read(part)
    return properties.byteLength > MAX_PROPERTIES_BYTES ? null : exportIdIn(properties, part)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

function exportIdIn(properties: Uint8Array, part: string): string | null {
  let isOurs = false
  let text = ''
  readXml(properties, part, {
    open(name, attributes) {
      if (name === 'property') isOurs = attributes.name === EXPORT_ID_PROPERTY
    },
    close(name) {
      if (name === 'property') isOurs = false
    },
    text(piece) {
      if (isOurs) text += piece
    },
  })
  return readId(text)
}
