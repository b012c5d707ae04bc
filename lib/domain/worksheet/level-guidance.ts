import type { Text } from '../core/text'
import type { CellKey } from './fields'

/** One sentence on how to judge each cell that is chosen rather than written, shown beside the choices. */
export const levelGuidance: Partial<Record<CellKey, Text>> = {
  urgency: {
    ja: '時間の問題です。法改正、市場の動き、お客様が待てる長さ、決算など、いつまでに要るかで決めます。',
    en: 'A question of time: a law, the market, how long customers will wait, a closing of accounts.',
  },
  importance: {
    ja: '解決したときの影響の大きさです。課題の大きさと、それを抱えるお客様の数を掛けて考えます。',
    en: 'The impact if it is solved: how big the problem is, times how many customers have it.',
  },
  mlApplicability: {
    ja: '〇は適用できる、×はできない、△はできそうなのでMLに詳しい人の判断がほしいときに選びます。',
    en: '〇 it applies, × it does not, △ it looks possible and someone who knows ML should judge.',
  },
  mlValue: {
    ja: '予測の回数と、1回の予測がもたらす効果を掛けて考えます。確認や訂正の負担を上回るかも見ます。',
    en: 'Number of predictions times the effect of one. It should exceed the work of checking and correcting.',
  },
}
