import type { Column, Format } from './format'
import { sharedFills, v11 } from './v1-1'

/** v1.0: v1.1 without the link to the board, so notes stand in column R. */

const changes: Partial<Record<Column['key'], Partial<Column>>> = {
  no: { width: 18.5 },
  mlApplicability: { sides: ['LRTB', 'LRTB', 'LRTB'] },
  mlUseCase: { header: 'MLのユースケース\n(入力データ→ML→出力データ)', sides: ['LTB', 'RTB', 'RTB'] },
  mlValue: { sides: ['TB', 'LRTB', 'LRTB'] },
  concerns: { width: 30.3984375 },
}

/** Labels of v1.1 that stand in another cell here. */
const moved: Record<string, string> = { S6: 'R6', 'L8:M8': 'L8', N8: 'M8' }

export const v10: Format = {
  ...v11,
  id: 'v1.0',
  columns: v11.columns
    .filter((column) => column.key !== 'boardUrl')
    .map((column) => ({ ...column, ...changes[column.key] })),
  look: {
    ...v11.look,
    zoom: 55,
    labels: v11.look.labels.map((label) => ({ ...label, at: moved[label.at] ?? label.at })),
    fills: [
      ...sharedFills,
      { range: 'A1:R1', colour: 'green' },
      { range: 'L8:L10', colour: 'yellow' },
      { range: 'M8:P10', colour: 'orange' },
    ],
  },
}
