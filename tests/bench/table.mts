/** One line of the result: what was measured, the figure, and the aim it is held against where there is one. */
export interface Row {
  what: string
  figure: string
  aim?: string
  met?: boolean
}

/** A figure with its aim: `met` when the figure does not exceed it. */
export function atMost(what: string, value: number, aim: number, unit: string): Row {
  return { what, figure: `${round(value)} ${unit}`, aim: `≤ ${round(aim)} ${unit}`, met: value <= aim }
}

/** A figure with its aim: `met` when the figure reaches it. */
export function atLeast(what: string, value: number, aim: number, unit: string): Row {
  return { what, figure: `${round(value)} ${unit}`, aim: `≥ ${round(aim)} ${unit}`, met: value >= aim }
}

export function plain(what: string, value: number, unit: string): Row {
  return { what, figure: `${round(value)} ${unit}` }
}

function round(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2)
}

/** The rows as a Markdown table, ready for the README. */
export function toMarkdown(rows: Row[]): string {
  const lines = rows.map(({ what, figure, aim = '', met }) => {
    const verdict = met === undefined ? '' : met ? 'met' : 'missed'
    return `| ${what} | ${figure} | ${aim} | ${verdict} |`
  })
  return ['| measured | figure | aim | |', '| --- | --- | --- | --- |', ...lines].join('\n')
}
