import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assessDataset, assessUseCase, readinessLevels, worstReadinessFirst } from './assess'
import { answers, type Dataset, datasetFactsSchema } from './dataset'
import { type Fit, readFit } from './fit'
import { fitChecks } from './fit-checks'
import { obstaclesOf, obstacleText } from './obstacles'
import { questions } from './questions'
import { suggestReadiness } from './suggest'

const today = '2026-11-22'
const yes = { answer: 'yes', evidence: 'https://wiki.example/orders', checkedBy: '佐藤', checkedOn: '2026-11-01' }
const allYes = Object.fromEntries(questions.map((question) => [question, yes]))
const ready = { labels: { state: 'yes' }, atPrediction: 'yes', answers: allYes }

function dataset(facts: object, id = 'a', name = '受注'): Dataset {
  return { id, name, facts: datasetFactsSchema.parse(facts) }
}

describe('a dataset', () => {
  test.each([
    ['nothing known', {}, 'improve', [...questions, 'labels', 'atPrediction']],
    ['all yes with fresh evidence', ready, 'best', []],
    ['no labels needed', { ...ready, labels: { state: 'notNeeded' } }, 'best', []],
    ['unlabelled', { ...ready, labels: { state: 'no' } }, 'improve', ['labels']],
    ['labelled in part', { ...ready, labels: { state: 'partly' } }, 'acceptable', ['labels']],
    ['only known afterwards', { ...ready, atPrediction: 'no' }, 'improve', ['atPrediction']],
    [
      'one question in part',
      { ...ready, answers: { ...allYes, reachable: { ...yes, answer: 'partly' } } },
      'acceptable',
      ['reachable'],
    ],
    [
      'yes without evidence',
      { ...ready, answers: { ...allYes, secure: { ...yes, evidence: ' ' } } },
      'improve',
      ['secure'],
    ],
    [
      'yes, but when?',
      { ...ready, answers: { ...allYes, secure: { ...yes, checkedOn: null } } },
      'improve',
      ['secure'],
    ],
  ])('%s', (_, facts, level, reasons) => {
    expect(assessDataset(dataset(facts), today)).toMatchObject({ level, reasons })
  })

  test.each([
    ['2026-08-24', 'yes'],
    ['2026-08-23', 'unverified'],
    ['2026-11-23', 'yes'],
    ['2062-11-22', 'unverified'],
  ])('evidence of %s is %s on 2026-11-22: 90 days count, 91 do not, nor does a day to come', (checkedOn, state) => {
    const facts = { ...ready, answers: { ...allYes, exists: { ...yes, checkedOn } } }
    expect(assessDataset(dataset(facts), today).checks.exists).toBe(state)
  })

  test('a shape that an older version wrote is filled up', () => {
    const facts = datasetFactsSchema.parse({ owner: '経理', answers: { exists: { answer: 'no' } } })
    expect(facts).toMatchObject({ owner: '経理', daysToReady: null, atPrediction: 'unknown' })
    expect(facts.answers.secure.answer).toBe('unknown')
    expect(facts.answers.exists).toEqual({ answer: 'no', evidence: '', checkedBy: '', checkedOn: null })
  })
})

describe('a use case', () => {
  test('is as ready as its least ready dataset, and says which one', () => {
    const partly = dataset({ ...ready, atPrediction: 'partly', daysToReady: 5, costToReady: 100 }, 'b')
    const raw = dataset({ ...ready, labels: { state: 'no' }, daysToReady: 20, costToReady: 50 }, 'c')
    expect(assessUseCase([dataset(ready), partly], today)).toMatchObject({
      level: 'acceptable',
      leastReady: ['b'],
      days: 5,
      cost: 100,
    })
    expect(assessUseCase([dataset(ready), partly, raw], today)).toMatchObject({
      level: 'improve',
      leastReady: ['c'],
      days: 20,
      cost: 150,
      checks: { labels: 'no', atPrediction: 'partly', exists: 'yes' },
    })
  })

  test('without a list nobody has looked; with an estimate missing the time is not known', () => {
    expect(assessUseCase([], today)).toMatchObject({ level: null, days: null })
    expect(assessUseCase([dataset({ ...ready, atPrediction: 'no' })], today)).toMatchObject({ days: null, cost: null })
    expect(assessUseCase([dataset(ready)], today)).toMatchObject({ level: 'best', days: 0, cost: 0 })
  })

  test('another dataset never makes it readier', () => {
    const facts = fc.record({
      labels: fc.record({ state: fc.constantFrom('notNeeded', ...answers) }),
      atPrediction: fc.constantFrom(...answers),
      answers: fc.dictionary(fc.constantFrom(...questions), fc.record({ answer: fc.constantFrom(...answers) })),
    })
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 4 }), facts, (some, more) => {
        const rank = (sets: object[]) =>
          readinessLevels.indexOf(
            assessUseCase(
              sets.map((each) => dataset(each)),
              today,
            ).level ?? 'improve',
          )
        expect(rank([...some, more])).toBeLessThanOrEqual(rank(some))
      }),
    )
  })

  test('a "no" to existence, privacy or security stops it, and it comes first', () => {
    const no = (question: string) =>
      dataset({ ...ready, answers: { ...allYes, [question]: { answer: 'no' } } }, question)
    expect(assessUseCase([no('private'), no('reachable')], today).gates).toEqual([
      { dataset: 'private', question: 'private' },
    ])
    const rows = [
      { id: 'ready', readiness: assessUseCase([dataset(ready)], today) },
      { id: 'slow', readiness: assessUseCase([no('reachable')], today) },
      { id: 'gate', readiness: assessUseCase([no('exists')], today) },
      { id: 'unlisted', readiness: assessUseCase([], today) },
    ]
    expect(worstReadinessFirst(rows).map(({ id }) => id)).toEqual(['gate', 'unlisted', 'slow', 'ready'])
  })
})

describe('ML fit', () => {
  const all = (answer: 'yes' | 'no'): Fit =>
    Object.fromEntries(fitChecks.map((check) => [check, { answer, reason: '' }]))

  test.each<[string, Fit, object]>([
    ['nothing answered', {}, { verdict: 'open', gates: [], pattern: 'open' }],
    ['everything speaks for it', all('yes'), { verdict: 'ml', gates: [], pattern: 'holds', unanswered: [] }],
    ['everything against', all('no'), { verdict: 'rules', pattern: 'fails' }],
    [
      '100 % accuracy required',
      { ...all('yes'), toleratesErrors: { answer: 'no', reason: '' } },
      { verdict: 'rules', gates: ['toleratesErrors'] },
    ],
    [
      'a condition met in part',
      { ...all('yes'), followsNewData: { answer: 'partly', reason: '' } },
      { verdict: 'open', gates: [] },
    ],
    [
      'rules still have room',
      { ...all('yes'), rulesExhausted: { answer: 'no', reason: '' } },
      { verdict: 'ml', pattern: 'fails' },
    ],
  ])('%s', (_, fit, reading) => {
    expect(readFit(fit)).toMatchObject(reading)
  })
})

test('what stops a case is suggested as a blocker, what is open as a concern, and nothing twice', () => {
  const required = [
    dataset({
      ...ready,
      atPrediction: 'partly',
      daysToReady: 12,
      answers: { ...allYes, private: { answer: 'no' }, reachable: { answer: 'unknown' } },
    }),
  ]
  const fit = readFit({ toleratesErrors: { answer: 'no', reason: '' } })
  const readiness = assessUseCase(required, today)
  expect(suggestReadiness(required, readiness, fit, today, 'ja')).toEqual({
    blockers: '受注: 「プライバシー」を満たさない\nMLに向かない: 「100%の正解率でなくても使える」に当てはまらない',
    concerns: '受注: 取得のしやすさ・予測時の利用が未確認または不十分\nデータの準備に12日',
  })
  expect(suggestReadiness(required, readiness, fit, today, 'en')).toEqual({
    blockers: '受注: fails “Privacy”\nNot for ML: “It is useful with less than 100 % accuracy” does not hold',
    concerns: '受注: open or partly done: Reachable, At prediction time\n12 days to prepare the data',
  })
  const none = assessUseCase([dataset(ready)], today)
  expect(suggestReadiness([dataset(ready)], none, readFit({}), today, 'ja')).toEqual({ blockers: '', concerns: '' })
})

test('what stands against a case in the ranking: its data first, then ML fit, or that nothing speaks for ML', () => {
  const required = [dataset({ answers: { exists: { answer: 'no' }, reachable: { answer: 'no' } } })]
  const no = { answer: 'no', reason: '' } as const
  expect(obstaclesOf(required, readFit({ followsNewData: no }))).toEqual([
    { gate: 'blocked', dataset: { id: 'a', name: '受注' }, question: 'exists' },
    { gate: 'rules', check: 'followsNewData' },
  ])
  const noReason = obstaclesOf([], readFit({ complexLogic: no, scale: no, immediateResponse: no, personalisation: no }))
  expect(noReason.map((obstacle) => obstacleText(obstacle, 'ja'))).toEqual(['MLに向かない: MLを使う理由がない'])
  expect(obstaclesOf([dataset(ready)], readFit({}))).toEqual([])
})
