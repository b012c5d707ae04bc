/**
 * Full-width letters and signs as their plain ones, any white space as a space, every dash as a minus. Each character stays
 * one character, so that places in the folded text are places in what the person wrote.
 */
export function fold(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]|[\s\u3000]|[\u2010-\u2015\u2212]|[✕✖⨯＊∗]|[￥]|[∕⁄]|[、]/g, (character) => {
    const code = character.charCodeAt(0)
    if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0)
    if (/\s/.test(character)) return ' '
    return others[character] ?? '-'
  })
}

const others: Readonly<Record<string, string>> = {
  '✕': '×',
  '✖': '×',
  '⨯': '×',
  '∗': '×',
  '￥': '¥',
  '∕': '/',
  '⁄': '/',
  '、': ',',
}
