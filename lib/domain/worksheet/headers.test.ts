import { describe, expect, test } from 'vitest'
import { isGroupTitle, matchHeader } from './headers'

const keyOf = (text: string) => matchHeader(text)?.key ?? null

describe('matchHeader', () => {
  test.each([
    ['ﾌﾟﾛﾀﾞｸﾄ名', 'product'],
    ['№', 'no'],
    ['ＰｏＣ優先度（※自動計算）', 'priority'],
    ['【必須】課題の背景', 'background'],
    ['ユーザにとっての 緊急度：（Ｈ・Ｍ・Ｌ）', 'urgency'],
    ['MLの価値（高・中・低）※必須', 'mlValue'],
    ['Work2: 課題の評価\n重要度の理由', 'importanceReason'],
    ['②なぜ利用者が増えるか？', 'whyUsersGrow'],
    ['アイデアソンのボード', 'boardUrl'],
    ['ボードURL', 'boardUrl'],
    ['機械学習の価値', 'mlValue'],
    ['①なぜ顧客体験が改善するのか', 'whyExperienceImproves'],
    ['Work2: 緊急度の理由', 'urgencyReason'],
    ['緊急性', 'urgency'],
  ])('%j names %s', (text, key) => {
    expect(keyOf(text)).toBe(key)
  })

  test.each([
    ['Priority of PoC (*auto calculated)', 'priority'],
    ['How to solve the problem (bottleneck)', 'solution'],
    ['Possibility of applying ML: (○/×/△)', 'mlApplicability'],
    ['Machine learning use case\n(input → ML → output)\n※ check the task', 'mlUseCase'],
    ['Why is it important?', 'importanceReason'],
    ['Obstacles to realization', 'blockers'],
    ['Possibility of ML application', 'mlApplicability'],
    ['PoC priority score', 'priority'],
    ['Concerns regarding the requirements', 'concerns'],
    ['課題の背景\nBackground of the problem', 'background'],
    ['Factors that inhibit realization', 'blockers'],
    ['Ideathon board URL', 'boardUrl'],
    ['Event Storming URL', 'boardUrl'],
    ['Validity of the winning pattern (Event Storming URL)', 'boardUrl'],
    ['1. Why does the customer experience improve?', 'whyExperienceImproves'],
    ['Why the number of users increases', 'whyUsersGrow'],
    ['Why data accumulates', 'whyDataGrows'],
    ['Definition of our own customers', 'targetUser'],
    ['Target audience', 'targetUser'],
    ['Problems faced by target users', 'problem'],
    ['Context of the problem', 'background'],
    ['As-is/To-be', 'background'],
    ['What hinders realization', 'blockers'],
    ['Automatically calculated priority', 'priority'],
  ])('%j names %s', (text, key) => {
    expect(keyOf(text)).toBe(key)
  })

  test.each([
    '',
    '担当者',
    '課題オーナー',
    '担当者/備考',
    '課題\n重要度',
    'Problem owner',
    'Status',
    'Value 2',
    'Work4: MLの適用可能性',
    '↓↓①記入↓↓',
    '長'.repeat(500),
  ])('%j names no field', (text) => {
    expect(keyOf(text)).toBeNull()
  })

  test('tells the published headers from other names', () => {
    expect(matchHeader('重要度の理由')).toEqual({ key: 'importanceReason', exact: true })
    expect(matchHeader('重要度の根拠')).toEqual({ key: 'importanceReason', exact: false })
  })
})

test('isGroupTitle knows the titles above groups of columns', () => {
  expect(isGroupTitle('Work1： 課題の\nリストアップ')).toBe(true)
  expect(isGroupTitle('課題')).toBe(false)
})
