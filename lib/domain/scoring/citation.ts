import type { Locale } from '../core/text'
import { levelName } from '../worksheet/levels'
import type { Agreement } from './agreement'

interface CitedVote {
  /** Of the session. */
  title: string
  /** Number of the round. */
  round: number
  agreement: Agreement
}

/**
 * A reason as the worksheet keeps it, with the vote that it came from:
 * `期限が近い（投票「Day 3」2回目: 高3・中1・わからない1、中央値 高）`.
 */
export function citeVote(reason: string, { title, round, agreement }: CitedVote, locale: Locale): string {
  const counts = [...agreement.counts].reverse().filter(({ count }) => count > 0)
  const median = agreement.median.map((level) => levelName(level, locale))
  if (locale === 'ja') {
    const votes = counts.map(({ level, count }) => `${levelName(level, locale)}${count}`)
    if (agreement.unknown > 0) votes.push(`わからない${agreement.unknown}`)
    const middle = median.length > 0 ? `、中央値 ${median.join('〜')}` : ''
    return `${reason}（投票「${title}」${round}回目: ${votes.join('・') || '0票'}${middle}）`
  }
  const votes = counts.map(({ level, count }) => `${count} ${levelName(level, locale)}`)
  if (agreement.unknown > 0) votes.push(`${agreement.unknown} don't know`)
  const middle = median.length > 0 ? `; median ${median.join('–')}` : ''
  return `${reason} (vote “${title}”, round ${round}: ${votes.join(', ') || 'no votes'}${middle})`.trimStart()
}

/** What a reason column says after a reason was added to it. */
export function withReason(before: string | undefined, reason: string, mode: 'append' | 'replace'): string {
  return mode === 'append' && before ? `${before}\n${reason}` : reason
}
