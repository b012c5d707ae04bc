import { describe, expect, test } from 'vitest'
import { term, workedExample } from '../fixtures'
import { readModel, valueModelSchema } from '../model'
import { termSchema } from '../term'
import { readWords, type Reading } from './read-words'
import { writeWords } from './write-words'

const said = ({ formulas, terms, rest }: Reading) => ({
  formulas: formulas.map(({ name, text, every }) => [name, text, every]),
  terms: terms.map(({ name, amount, unit }) => [
    name,
    amount && (amount.kind === 'single' ? amount.value : [amount.low, amount.best, amount.high]),
    unit,
  ]),
  rest,
})

describe('the published examples', () => {
  test('tax filing', () => {
    expect(
      said(
        readWords('価値 = 確定申告する個人事業主の数 × 1人当たり入出金明細数 × 1明細当たり削減時間(1件の判定の効果)'),
      ),
    ).toEqual({
      formulas: [
        ['価値', '確定申告する個人事業主の数 × 1人当たり入出金明細数 × 1明細当たり削減時間(1件の判定の効果)', null],
      ],
      terms: [
        ['確定申告する個人事業主の数', null, '人'],
        ['1人当たり入出金明細数', null, '明細'],
        ['1明細当たり削減時間(1件の判定の効果)', null, 'h'],
      ],
      rest: [],
    })
  })

  test('counterfeit check at a flea market', () => {
    expect(
      said(
        readWords(
          '1日の価値は、（これまでの必要人数 － ML導入後の必要人数）×1日の作業時間×時給1,200円です。偽物が減れば信頼も上がる。',
        ),
      ),
    ).toEqual({
      formulas: [['1日の価値', '(これまでの必要人数 - ML導入後の必要人数) × 1日の作業時間 × 時給', 'day']],
      terms: [
        ['これまでの必要人数', null, '人'],
        ['ML導入後の必要人数', null, '人'],
        ['1日の作業時間', null, 'h/日'],
        ['時給', 1_200, '円/h'],
      ],
      rest: ['偽物が減れば信頼も上がる'],
    })
    expect(
      said(
        readWords('1日の価値 = (必要人数（現在） 20人 − 必要人数（ML） 2人) × 1日の作業時間 7.5h/日 × 時給 1,200円/h'),
      ),
    ).toEqual({
      formulas: [['1日の価値', '(必要人数(現在) - 必要人数(ML)) × 1日の作業時間 × 時給', 'day']],
      terms: [
        ['必要人数(現在)', 20, '人'],
        ['必要人数(ML)', 2, '人'],
        ['1日の作業時間', 7.5, 'h/日'],
        ['時給', 1_200, '円/h'],
      ],
      rest: [],
    })
  })

  test('bottle inspection by quality, cost and delivery', () => {
    const text = `瓶の検品。QCDで考える。
・Quality：(導入前の苦情件数 − 導入後の苦情件数) × 苦情1件当たりの損失
・Cost：(導入前の検品者の数 − 導入後の検品者の数) × 時間 × 時給
・Delivery：導入前の時間 − 導入後の時間`
    expect(said(readWords(text))).toEqual({
      formulas: [
        ['Quality', '(導入前の苦情件数 - 導入後の苦情件数) × 苦情1件当たりの損失', null],
        ['Cost', '(導入前の検品者の数 - 導入後の検品者の数) × 時間 × 時給', null],
        ['Delivery', '導入前の時間 - 導入後の時間', null],
      ],
      terms: [
        ['導入前の苦情件数', null, '件'],
        ['導入後の苦情件数', null, '件'],
        ['苦情1件当たりの損失', null, '円'],
        ['導入前の検品者の数', null, '人'],
        ['導入後の検品者の数', null, '人'],
        ['時間', null, 'h'],
        ['時給', null, '円/h'],
        ['導入前の時間', null, 'h'],
        ['導入後の時間', null, 'h'],
      ],
      rest: ['瓶の検品', 'QCDで考える'],
    })
  })
})

describe('other ways to write it', () => {
  test.each<[string, unknown[], unknown[]]>([
    [
      '月の効果 = 契約店 1,200 × 廃棄の減少率 30% × 1店の廃棄額 4万円',
      [['月の効果', '契約店 × 廃棄の減少率 × 1店の廃棄額', 'month']],
      [
        ['契約店', 1_200, ''],
        ['廃棄の減少率', 30, '%'],
        ['1店の廃棄額', 4, '万円'],
      ],
    ],
    [
      'Per day = 60 cases × 4 minutes saved per question',
      [['Per day', '60cases × saved per question', 'day']],
      [['saved per question', 4, 'minutes']],
    ],
    [
      '時給: 1000〜1200〜1500円/h\n人数: 20人\n効果 = max(人数, 5人) * 時給',
      [['効果', 'max(人数, 5人) × 時給', null]],
      [
        ['時給', [1_000, 1_200, 1_500], '円/h'],
        ['人数', 20, '人'],
      ],
    ],
  ])('%s', (text, formulas, terms) => {
    expect(said(readWords(text))).toEqual({ formulas, terms, rest: [] })
  })

  test.each([
    '顧客の満足度が上がる',
    'As-is/To-be は別紙',
    'https://example.com/a-b',
    '効果: 大きい',
    '(人数 × 時給',
    '件数が 3 × ',
    '',
  ])('%s stays text', (text) => {
    expect(said(readWords(text))).toEqual({ formulas: [], terms: [], rest: text === '' ? [] : [text.trim()] })
  })

  test('a cell that holds a book stays text, at once', () => {
    const start = performance.now()
    for (const text of ['a × '.repeat(8_000), '人数 '.repeat(8_000), '( '.repeat(16_000), '数 × 2\n'.repeat(4_000)]) {
      expect(readWords(text).formulas.length).toBeLessThanOrEqual(100)
    }
    expect(performance.now() - start).toBeLessThan(5_000)
  })

  test('terms that exist are taken up; names are not taken twice', () => {
    const { terms, formulas } = readWords('人数 × 時給\n人数 × 単価', { names: ['時給', '価値'], labels: new Set() })
    expect(terms.map(({ name, isKnown }) => [name, isKnown])).toEqual([
      ['人数', false],
      ['時給', true],
      ['単価', false],
    ])
    expect(formulas.map(({ name }) => name)).toEqual(['価値 (2)', '価値 (3)'])
  })
})

describe('the reverse', () => {
  test('says the formulas and the terms they mention', () => {
    expect(writeWords(workedExample(2, 7.5, '10万円/日', true)))
      .toBe(`価値 = (導入前の人数 × 導入前の時間 - 導入後の人数 × 導入後の時間) × 時給
運用費 = 10万円/日
開発費 = 1000万円
導入前の人数: 20人
導入前の時間: 7.5h/日
導入後の人数: 1〜2〜3人
導入後の時間: 7〜7.5〜8h/日
時給: 0.1〜0.12〜0.14万円/h`)
  })

  test('reads back as the same formulas and values', () => {
    const before = valueModelSchema.parse({
      terms: [
        term('人数', [10, 20, 25], '人'),
        term('1人当たり明細数', 50, '明細/人'),
        term('削減時間(分)', 2.5, '分'),
        term('時給', 0.12, '万円/h'),
      ],
      formulas: [
        {
          name: '効果',
          text: 'round(人数 × 1人当たり明細数 × 削減時間(分) × 時給) × 12',
          kind: 'value',
          every: 'year',
        },
      ],
      schedule: {},
    })
    const { formulas, terms, rest } = readWords(writeWords(before))
    expect(rest).toEqual([])
    const again = valueModelSchema.parse({
      ...before,
      formulas: formulas.map((each) => ({ ...each, kind: 'value', every: 'year' })),
      terms: terms.map(({ name, amount, unit }) =>
        termSchema.parse({
          id: name,
          name,
          unit,
          value:
            amount?.kind === 'single' ? { kind: 'single', value: amount.value } : { ...amount, kind: 'percentiles' },
        }),
      ),
    })
    expect(again.terms).toEqual(before.terms)
    expect([...readModel(again).errors]).toEqual([])
    expect(writeWords(again)).toBe(writeWords(before))
  })
})

describe('how people say amounts', () => {
  test.each([
    ['運用費: 月10万円', 10, '万円/月'],
    ['運用費は、年間1億円', 1, '億円/年'],
    ['件数: 1日あたり200件', 200, '件/日'],
    ['保守費: 毎月 約50,000円', 50_000, '円/月'],
    ['月額: $50', 50, '$'],
  ])('%s', (text, value, unit) => {
    expect(said(readWords(text)).terms[0]?.slice(1)).toEqual([value, unit])
  })

  test('where a value comes from is no part of its name, and is not lost', () => {
    expect(said(readWords('価値 = 件数 200件/日 × 時間 3分 × 時給 1000円（求人票より）'))).toEqual({
      formulas: [['価値', '件数 × 時間 × 時給', null]],
      terms: [
        ['件数', 200, '件/日'],
        ['時間', 3, '分'],
        ['時給', 1_000, '円/h'],
      ],
      rest: ['時給: 求人票より'],
    })
  })
})
