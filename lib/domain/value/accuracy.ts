/** From which accuracy on the value of predictions is more than their burden. Amounts are per prediction, in one currency. */
export interface PredictionMoney {
  valuePerCorrect: number
  costPerWrong: number
  /** Checking one prediction, right or wrong. */
  reviewCost: number
}

/**
 * The accuracy p at which p × value = (1 - p) × cost + review: (cost + review) / (value + cost). Null when even 100 % is
 * not enough; 0 when any accuracy is.
 */
export function breakEvenAccuracy({ valuePerCorrect, costPerWrong, reviewCost }: PredictionMoney): number | null {
  if (valuePerCorrect <= reviewCost) return valuePerCorrect === reviewCost && costPerWrong === 0 ? 0 : null
  return Math.max(0, (costPerWrong + reviewCost) / (valuePerCorrect + costPerWrong))
}

/** Value less burden of one prediction at an accuracy. */
export function netPerPrediction(
  accuracy: number,
  { valuePerCorrect, costPerWrong, reviewCost }: PredictionMoney,
): number {
  return accuracy * valuePerCorrect - (1 - accuracy) * costPerWrong - reviewCost
}

export interface Classifier {
  /** Share of the cases that are positive. */
  prevalence: number
  /** Share of the positive cases that it finds. */
  recall: number
  /** Share of what it reports that is positive. */
  precision: number
}

/** The confusion matrix as shares of all cases; they add up to 1. */
export interface Confusion {
  truePositive: number
  falsePositive: number
  falseNegative: number
  trueNegative: number
}

/** Null when no classifier can be so: more false reports than there are negative cases, or reports without precision. */
export function confusionOf({ prevalence, recall, precision }: Classifier): Confusion | null {
  const truePositive = prevalence * recall
  if (precision <= 0 && truePositive > 0) return null
  const falsePositive = truePositive === 0 ? 0 : (truePositive * (1 - precision)) / precision
  const trueNegative = 1 - prevalence - falsePositive
  // The last bits of a matrix that just adds up.
  if (trueNegative < -1e-12) return null
  return {
    truePositive,
    falsePositive,
    falseNegative: prevalence - truePositive,
    trueNegative: Math.max(0, trueNegative),
  }
}

/** Money of one case of each kind; costs are positive numbers. Whatever is reported is reviewed. */
export interface ClassifierMoney {
  valuePerFound: number
  costPerFalseReport: number
  costPerMissed: number
  reviewCost: number
}

/** Value less burden per case: the confusion matrix × money, less the review of what is reported. */
export function netPerCase(
  { truePositive, falsePositive, falseNegative }: Confusion,
  { valuePerFound, costPerFalseReport, costPerMissed, reviewCost }: ClassifierMoney,
): number {
  const reported = truePositive + falsePositive
  return (
    truePositive * valuePerFound -
    falsePositive * costPerFalseReport -
    falseNegative * costPerMissed -
    reported * reviewCost
  )
}

/** The precision from which reporting is worth more than its burden, whatever the recall; null when none is. */
export function breakEvenPrecision(
  money: Omit<ClassifierMoney, 'costPerMissed'> & { costPerMissed?: number },
): number | null {
  const gained = money.valuePerFound + (money.costPerMissed ?? 0)
  return breakEvenAccuracy({
    valuePerCorrect: gained,
    costPerWrong: money.costPerFalseReport,
    reviewCost: money.reviewCost,
  })
}
