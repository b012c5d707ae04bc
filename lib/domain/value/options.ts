import { flowOf, readModel, valuesOf, type ReadModel, type ValueModel } from './model'
import { outcomeOf, timelineOf, type Outcome } from './schedule'
import type { Term } from './term'

/** Ways to solve the same problem, simplest first. Each has the same formulas and terms of its own. */
export const optionKinds = ['byHand', 'rules', 'ml'] as const
export type OptionKind = (typeof optionKinds)[number]

/** An option: the terms (by name) and the schedule in which it differs from the model. */
export interface Option {
  kind: OptionKind
  terms: Term[]
  schedule?: Partial<ValueModel['schedule']>
  /** Formulas of its own, by name: what it costs to build and to run. */
  formulas?: Record<string, string>
}

export interface ComparedOption {
  kind: OptionKind
  read: ReadModel
  outcome: Outcome
  /**
   * What it adds to the best of the simpler options, at present value: the rest would come without it. The simplest is
   * compared with doing nothing.
   */
  increment: number
  /** The option that the increment is counted from; null is doing nothing. */
  over: OptionKind | null
}

/** The model as an option sees it. A term of the option takes the place of the one with its name. */
export function modelOf(model: ValueModel, option: Option): ValueModel {
  const own = new Map(option.terms.map((term) => [term.name, term]))
  const replaced = model.terms.map((term) => own.get(term.name) ?? term)
  const added = option.terms.filter(({ name }) => !model.terms.some((term) => term.name === name))
  return {
    ...model,
    terms: [...replaced, ...added],
    formulas: model.formulas.map((formula) => ({ ...formula, text: option.formulas?.[formula.name] ?? formula.text })),
    schedule: { ...model.schedule, ...option.schedule },
  }
}

/** Options side by side, simplest first. */
export function compareOptions(model: ValueModel, options: readonly Option[]): ComparedOption[] {
  const compared: ComparedOption[] = []
  for (const kind of optionKinds) {
    const option = options.find((each) => each.kind === kind)
    if (!option) continue
    const read = readModel(modelOf(model, option))
    const outcome = outcomeOf(flowOf(read, valuesOf(read)), timelineOf(read.model.schedule))
    // Nothing is always possible, so a simpler option that loses money is not what ML is compared with.
    const rival = compared.reduce<ComparedOption | null>(
      (best, each) => (each.outcome.npv > (best?.outcome.npv ?? 0) ? each : best),
      null,
    )
    compared.push({
      kind,
      read,
      outcome,
      increment: outcome.npv - (rival?.outcome.npv ?? 0),
      over: rival?.kind ?? null,
    })
  }
  return compared
}
