import { nameKey } from '@/lib/domain/value/formula/tokens'

/** The wanted name, with a number behind it where something is called so already. */
export function freeName(wanted: string, taken: readonly string[]): string {
  let name = wanted
  for (let count = 2; taken.includes(nameKey(name)); count++) name = `${wanted} ${count}`
  return name
}
