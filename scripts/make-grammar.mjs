// `npm run grammar`: makes the parser of value formulas from their grammar. Its tables are kept in the repository, so that
// neither build nor tests need the generator; a test tells when they are not the grammar's.
import { buildParserFile } from '@lezer/generator'
import fs from 'node:fs'

const folder = new URL('../lib/domain/value/formula/', import.meta.url)

/** The text of parser.ts for a grammar. */
export function parserFile(grammar) {
  return `// Made of formula.grammar by \`npm run grammar\`; not edited by hand.\n${buildParserFile(grammar, { typeScript: true }).parser}`
}

export const grammarUrl = new URL('formula.grammar', folder)
export const parserUrl = new URL('parser.ts', folder)

if (import.meta.filename === process.argv[1]) {
  fs.writeFileSync(parserUrl, parserFile(fs.readFileSync(grammarUrl, 'utf8')))
}
