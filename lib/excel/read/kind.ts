import type { IntakeErrorCode } from '../../domain/worksheet/intake-errors'
import { startOfText } from './encoding'
import type { ZipPackage } from './zip'

/** What a file is, told by its first bytes, because names lie: a package, a text, or what it is instead. */
export function kindByBytes(bytes: Uint8Array): 'package' | 'text' | IntakeErrorCode {
  if (bytes.length === 0) return 'empty'
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096))
  if (head.subarray(0, 2).toString('latin1') === 'PK') return 'package'
  if (head.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1') return compoundFile(bytes)
  if (head.includes('%PDF-')) return 'pdf'
  const text = startOfText(head)
  if (text === null) return 'notExcel'
  if (/^\s*(<(\?xml|!doctype|html|head|body|table|meta)|MIME-Version:)/i.test(text)) return 'html'
  return text.startsWith('{\\rtf') ? 'notSpreadsheet' : 'text'
}

/** A compound file is a password-protected .xlsx (its package is one encrypted stream) or a workbook before 2007. */
function compoundFile(bytes: Uint8Array): IntakeErrorCode {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return 'encrypted'
  const isWorkbook = ['Workbook', 'Book'].some((stream) => file.includes(Buffer.from(`${stream}\0`, 'utf16le')))
  return isWorkbook ? 'legacyExcel' : 'notExcel'
}

/** What a zip package without a workbook is. */
export function kindByParts(zip: ZipPackage): IntakeErrorCode {
  const names = zip.names
  if (names.some((name) => name.endsWith('xl/workbook.bin'))) return 'binaryExcel'
  if (names.includes('mimetype') && names.includes('content.xml')) return 'openDocument'
  if (names.some((name) => name.endsWith('.iwa') || name === 'index.zip')) return 'numbers'
  if (names.some((name) => name.startsWith('word/') || name.startsWith('ppt/'))) return 'notSpreadsheet'
  return 'notExcel'
}
