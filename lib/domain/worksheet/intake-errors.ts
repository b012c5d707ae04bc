import type { Text } from '../core/text'

/** Largest file that is read; the sentences below name it too. Counted while it arrives, because a header may lie. */
export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024

/** Why a whole file was refused, in words for the person who chose it: what is wrong and what to do. */
const texts = {
  empty: {
    ja: 'ファイルが空です。保存し直したファイルを選んでください。',
    en: 'The file is empty. Save it again and choose the new file.',
  },
  tooLarge: {
    ja: 'ファイルが10 MBを超えています。画像や不要なシートを減らして保存し直してください。',
    en: 'The file is larger than 10 MB. Remove pictures or sheets that are not needed and save it again.',
  },
  tooLargeInside: {
    ja: 'ファイルの中身が大きすぎるため読み取りを中止しました。ワークシートだけを新しいブックに移して保存してください。',
    en: 'The content of the file is too large to read. Move the worksheet alone into a new workbook and save that.',
  },
  tooComplex: {
    ja: 'シート、部品、列、結合セルの数が多すぎるため読み取りを中止しました。ワークシートだけを新しいブックに移して保存してください。',
    en: 'The file has too many sheets, parts, columns or merged cells. Move the worksheet alone into a new workbook and save that.',
  },
  tooSlow: {
    ja: '読み取りに時間がかかりすぎるため中止しました。ワークシートだけを新しいブックに移して保存してください。',
    en: 'Reading took too long and was stopped. Move the worksheet alone into a new workbook and save that.',
  },
  encrypted: {
    ja: 'ファイルがパスワードで保護されています。Excelで開き、パスワードを解除して保存し直してください。',
    en: 'The file is protected by a password. Open it in Excel, remove the password and save it again.',
  },
  legacyExcel: {
    ja: '古い形式のExcelファイル(.xls)です。Excelで開き、「Excelブック (.xlsx)」として保存してください。',
    en: 'This is a file of the old Excel format (.xls). Open it in Excel and save it as an Excel workbook (.xlsx).',
  },
  binaryExcel: {
    ja: 'Excelバイナリ形式(.xlsb)のファイルです。Excelで開き、「Excelブック (.xlsx)」として保存してください。',
    en: 'This is an Excel binary workbook (.xlsb). Open it in Excel and save it as an Excel workbook (.xlsx).',
  },
  openDocument: {
    ja: 'OpenDocument形式(.ods)のファイルです。「Excelブック (.xlsx)」として保存し直してください。',
    en: 'This is an OpenDocument file (.ods). Save it as an Excel workbook (.xlsx).',
  },
  numbers: {
    ja: 'Numbersのファイルです。Numbersで開き、「書き出す」から Excel (.xlsx) を選んでください。',
    en: 'This is a Numbers file. Open it in Numbers and export it to Excel (.xlsx).',
  },
  notSpreadsheet: {
    ja: 'WordまたはPowerPointのファイルです。Excelのワークシート(.xlsx)を選んでください。',
    en: 'This is a Word or PowerPoint file. Choose the worksheet as an Excel workbook (.xlsx).',
  },
  pdf: {
    ja: 'PDFファイルです。元のExcelファイル(.xlsx)を選んでください。',
    en: 'This is a PDF file. Choose the original Excel workbook (.xlsx).',
  },
  html: {
    ja: '拡張子にかかわらず、中身はウェブページ(HTMLまたはXML)です。Excelで開き、「Excelブック (.xlsx)」として保存してください。',
    en: 'Whatever its name says, the content is a web page (HTML or XML). Open it in Excel and save it as an Excel workbook (.xlsx).',
  },
  unknownEncoding: {
    ja: 'テキストファイルの文字コードが分かりません。Excelで開き、「CSV UTF-8」または「Excelブック (.xlsx)」として保存してください。',
    en: 'The text file is in an unknown encoding. Open it in Excel and save it as “CSV UTF-8” or as an Excel workbook (.xlsx).',
  },
  unclosedQuote: {
    ja: 'CSVの引用符(")が閉じていないため、どこまでが1つのセルか分かりません。Excelで開き、「Excelブック (.xlsx)」として保存してください。',
    en: 'A quotation mark in the CSV file is never closed, so its cells cannot be told apart. Open it in Excel and save it as an Excel workbook (.xlsx).',
  },
  notExcel: {
    ja: 'Excelのファイルではありません。ワークシートを「Excelブック (.xlsx)」として保存したファイルを選んでください。',
    en: 'This is not an Excel file. Choose the worksheet saved as an Excel workbook (.xlsx).',
  },
  truncated: {
    ja: 'ファイルが途中で切れています。コピーやダウンロードをやり直してください。',
    en: 'The file is cut off. Copy or download it again.',
  },
  damaged: {
    ja: 'ファイルが壊れているため読み取れません。Excelで開いて保存し直してから選んでください。',
    en: 'The file is damaged and cannot be read. Open it in Excel, save it again and choose the new file.',
  },
  unsafe: {
    ja: 'Excelが作らない危険な構造を含むため読み取りません。Excelで開いて保存し直してから選んでください。',
    en: 'The file has a dangerous structure that Excel never writes, so it is not read. Open it in Excel and save it again.',
  },
  notAWorksheet: {
    ja: 'ワークシートの見出し(No、課題、緊急度、重要度など)が見つかりません。公開されている形式のワークシートを選んでください。',
    en: 'No worksheet headings (No, problem, urgency, importance …) were found. Choose a worksheet of a published format.',
  },
  busy: {
    ja: 'いま読み取りが混み合っています。ファイルには何もしていません。少し待ってから、もう一度お試しください。',
    en: 'Too many files are being read at the moment. Nothing was done with yours. Wait a little and try again.',
  },
  unreadable: {
    ja: 'ファイルを開けません。場所と読み取りの権限を確かめてください。',
    en: 'The file cannot be opened. Check where it is and whether it may be read.',
  },
  failed: {
    ja: '読み取りに失敗しました。Excelで開いて保存し直してから選んでください。',
    en: 'Reading failed. Open the file in Excel, save it again and choose the new file.',
  },
} as const satisfies Record<string, Text>

export type IntakeErrorCode = keyof typeof texts

export interface IntakeError {
  code: IntakeErrorCode
}

/** The refusal as a sentence: what is wrong with the file and what to do. */
export function intakeErrorText(error: IntakeError): Text {
  return texts[error.code]
}
