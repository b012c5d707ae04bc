import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import * as english from '@zxcvbn-ts/language-en'
import * as japanese from '@zxcvbn-ts/language-ja'

/** zxcvbn's score from 0 to 4; 3 withstands about 10^8 guesses, which argon2id makes slow. */
const REQUIRED_SCORE = 3

let estimator: ZxcvbnFactory | undefined

/**
 * What makes a password easy to guess and what to do about it, as keys under `errors.fields`; empty when it is strong
 * enough. `personal` holds what an attacker knows about the person: e-mail, name.
 */
export function weaknesses(password: string, personal: readonly string[]): string[] {
  // Made on the first use: the word lists take a quarter of a second and some memory.
  estimator ??= new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary, ...japanese.dictionary },
    graphs: common.adjacencyGraphs,
  })
  const { score, feedback } = estimator.check(
    password,
    personal.flatMap((text) => [text, ...text.split(/[\s@.]+/)]),
  )
  if (score >= REQUIRED_SCORE) return []
  return [
    'guessable',
    ...(feedback.warning ? [`weakness.${feedback.warning}`] : []),
    ...feedback.suggestions.map((suggestion) => `advice.${suggestion}`),
  ]
}
