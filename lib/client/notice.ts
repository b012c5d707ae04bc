/** Something the person should know about what was just done, said once in the toolbar. */
export type Notice =
  | { kind: 'columnsLeftOut'; count: number }
  | { kind: 'textCut' }
  | { kind: 'stillLoading' }
  | { kind: 'rowsDeleted'; count: number }
  | { kind: 'keptOfOthers'; count: number }
  | { kind: 'importUndone' }
  | { kind: 'importRedone' }
  | { kind: 'actionUndone' }
  | { kind: 'actionRedone' }
  | { kind: 'undoNotReached' }
