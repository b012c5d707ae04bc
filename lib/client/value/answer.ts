import { decide } from '../../domain/value/decision'
import { flowOf, readModel, valuesOf, type ReadModel } from '../../domain/value/model'
import { whatMustBeTrue } from '../../domain/value/must-be-true'
import { compareOptions, modelOf, type Option } from '../../domain/value/options'
import { outcomeOf, timelineOf } from '../../domain/value/schedule'
import { tornado } from '../../domain/value/sensitivity'
import { DRAWS, profitable, simulate } from '../../domain/value/simulate'
import { fixTerms, moveTerms } from '../../domain/value/what-if'
import type { OptionResult, ValueDraws, ValueParts, ValueQuestion } from './messages'

/** Draws while a slider moves: enough to follow it, few enough to keep up with it. */
export const QUICK_DRAWS = 1_000

/** What doing nothing is called in a decision. */
export const NOTHING = 'nothing'

/** A part of the answer and how to find it out. */
export type Step = { [Part in keyof ValueParts]: { part: Part; find: () => ValueParts[Part] } }[keyof ValueParts]

/**
 * The steps to an answer, in the order in which people look for it: first what follows a slider at once, then everything
 * with all draws. Nothing is calculated before a step is taken.
 */
export function stepsOf({ model, moved, options, day, seed }: ValueQuestion): [quick: Step, ...rest: Step[]] {
  const fixed = fixTerms(model, moved)
  const compared = withMl(options)
  const draws = (count: number): ValueDraws => {
    const simulation = simulate(readModel(fixed), seed, count)
    const { undefinedDraws, fan, firstDays } = simulation
    return { count: simulation.count, undefinedDraws, fan, firstDays, profitable: profitable(simulation) }
  }
  return [
    { part: 'draws', find: () => draws(QUICK_DRAWS) },
    { part: 'draws', find: () => draws(DRAWS) },
    { part: 'options', find: () => compareOptions(fixed, compared).map(withoutModel) },
    { part: 'tornado', find: () => tornadoOf(readModel(moveTerms(model, moved))) },
    { part: 'requirements', find: () => whatMustBeTrue(readModel(moveTerms(model, moved)), day) },
    {
      part: 'decision',
      find: () =>
        decide(
          compared.map((option) => ({ name: option.kind, read: readModel(modelOf(fixed, option)) })),
          NOTHING,
          seed,
        ),
    },
  ]
}

/** A valuation describes the use case with ML; the option only says where it differs from that. */
function withMl(options: readonly Option[]): Option[] {
  return options.some(({ kind }) => kind === 'ml') ? [...options] : [...options, { kind: 'ml', terms: [] }]
}

function tornadoOf(read: ReadModel): ValueParts['tornado'] {
  const { npv } = outcomeOf(flowOf(read, valuesOf(read)), timelineOf(read.model.schedule))
  return { swings: tornado(read), npv }
}

/** A checked model cannot be sent to the page, and the page needs only what is wrong with it. */
function withoutModel({ read, ...option }: ReturnType<typeof compareOptions>[number]): OptionResult {
  return { ...option, errors: read.errors }
}
