// What the person at the terminal reads, in Japanese or English.

const japanese = speaksJapanese()

function speaksJapanese() {
  const named = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || ''
  if (/^ja/i.test(named)) return true
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions()
  if (locale.startsWith('ja')) return true
  // Servers rarely name a language (LANG=C.UTF-8): a clock that runs on Japan's time then decides.
  return /^(C|POSIX|$)/.test(named) && timeZone === 'Asia/Tokyo'
}

/** A sentence in the operator's language. */
const t = (ja, en) => (japanese ? ja : en)

export function say(ja, en) {
  process.stdout.write(`${t(ja, en)}\n`)
}

/** Something that the operator can put right; its message is the one sentence that they see. */
export class OperatorError extends Error {
  constructor(ja, en, options) {
    super(t(ja, en), options)
  }
}

/** What went wrong in one sentence, also for errors that nobody foresaw. */
export function sentence(error) {
  if (error instanceof OperatorError) return error.message
  if (isDiskFull(error)) {
    return t(
      'ディスクの空きがありません。空きを作ってから、もう一度実行してください。保存済みのデータは残っています。',
      'The disk is full. Free some space and try again; what was saved is kept.',
    )
  }
  if (['EACCES', 'EPERM', 'EROFS'].includes(error.code) && error.path) {
    return t(
      `「${error.path}」を書き込めません（ほかのユーザーのものか、書き込みが禁止されています）。最初に起動したユーザーで実行するか、DATA_DIR にほかのフォルダを指定してください。`,
      `"${error.path}" cannot be used: it belongs to another user, or is read-only. Start as the user who started it first, or name another folder in DATA_DIR.`,
    )
  }
  return t(
    `想定外の問題が起きました（${error.message}）。もう一度実行してください。`,
    `Something unforeseen happened (${error.message}). Please try again.`,
  )
}

export function isDiskFull(error) {
  return (
    error.code === 'ENOSPC' ||
    error.code === '53100' ||
    /no space left|free disk space|could not extend file|ENOSPC/i.test(String(error.message))
  )
}

/** Runs a command; when it fails, its sentence is all that is shown. */
export async function runCommand(main) {
  try {
    await main()
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`)
    process.exit(1)
  }
}
