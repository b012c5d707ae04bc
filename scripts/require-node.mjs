// Imported first and written for old versions of Node too, so that they end with a sentence, not a syntax error.
const NEEDED = [20, 19]

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  const needed = NEEDED.join('.')
  const ja = `Node.js ${needed} 以上が必要です（いまは ${process.versions.node}）。https://nodejs.org から新しい版を入れてください。`
  const en = `Node.js ${needed} or newer is needed (this is ${process.versions.node}). Get it from https://nodejs.org.`
  process.stderr.write(`${/^ja/i.test(process.env.LC_ALL || process.env.LANG || '') ? ja : en}\n`)
  process.exit(1)
}
