/** The unit that a name suggests, for a person to confirm. Empty where it suggests none. The first match counts. */
const hints: [RegExp, string][] = [
  [/時給|hourly wage|hourly rate/i, '円/h'],
  [/日当|日給/, '円/日'],
  [/月給|月額/, '円/月'],
  [/1日.*時間|hours (per|a) day/i, 'h/日'],
  [/率|割合|\brate\b|share/i, '%'],
  [/損失|費用|金額|単価|額$|コスト|価格|売上|loss|cost|price/i, '円'],
  [/人数|人の数|者の?数|事業主の数|people|workers|inspectors/i, '人'],
  [/苦情|クレーム|件数|complaints|cases/i, '件'],
  [/明細数|明細の数|entries/i, '明細'],
  [/時間|hours/i, 'h'],
  [/日数|days/i, '日'],
]

export function guessUnit(name: string): string {
  return hints.find(([pattern]) => pattern.test(name))?.[1] ?? ''
}
