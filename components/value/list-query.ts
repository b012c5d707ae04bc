/** How the list of values is asked for in the address: `?per=month&sort=value`. */

export const periods = ['day', 'month', 'year'] as const
export type Period = (typeof periods)[number]

/** In the order of the worksheet, or the highest value first. */
export const sortings = ['worksheet', 'value'] as const
export type Sorting = (typeof sortings)[number]

type Asked = string | string[] | undefined

/** What an address asks for; anything unknown is the year. */
export function periodFrom(asked: Asked): Period {
  return periods.find((each) => each === asked) ?? 'year'
}

export function sortingFrom(asked: Asked): Sorting {
  return sortings.find((each) => each === asked) ?? 'worksheet'
}
