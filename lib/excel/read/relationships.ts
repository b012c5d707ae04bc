import { MAX_RELATIONSHIPS } from '../limits'
import { Refusal } from './refusal'
import { readXml } from './xml'
import { plainName, type ZipPackage } from './zip'

export interface Relationship {
  /** Last segment of the type, the same in transitional and strict files: `worksheet`, `sharedStrings`, `styles`. */
  type: string
  /** Name of the part it leads to, which may be missing; external targets are left out. */
  target: string
}

/** The relationships of a part by id ('' is the package itself); none when it has no such file. */
export function readRelationships(zip: Pick<ZipPackage, 'has' | 'read'>, part: string): Map<string, Relationship> {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const file = `${folder}_rels/${part.slice(slash + 1)}.rels`
  const relationships = new Map<string, Relationship>()
  if (!zip.has(file)) return relationships
  readXml(zip.read(file), file, {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== 'Relationship' || !Id || !Type || !Target || TargetMode === 'External') return
      if (relationships.size >= MAX_RELATIONSHIPS) throw new Refusal('tooComplex', `${file} has too many relationships`)
      relationships.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target: resolve(folder, Target) })
    },
  })
  return relationships
}

function resolve(folder: string, target: string): string {
  const path: string[] = []
  const plain = plainName(target)
  for (const segment of (plain.startsWith('/') ? plain : folder + plain).split('/')) {
    if (segment === '..') path.pop()
    else if (segment !== '' && segment !== '.') path.push(segment)
  }
  return path.join('/')
}
