import type { FunctionName, Operator } from './tokens'

interface Place {
  /** First character in the formula, and the one behind the last. */
  from: number
  to: number
}

export interface NumberNode extends Place {
  kind: 'number'
  /** As written: the amount is value × 10^scale, in the unit. */
  value: number
  scale: string
  unit: string
}

export interface NameNode extends Place {
  kind: 'name'
  name: string
}

export interface NegativeNode extends Place {
  kind: 'negative'
  of: Node
}

export interface BinaryNode extends Place {
  kind: 'binary'
  operator: Operator
  left: Node
  right: Node
}

export interface CallNode extends Place {
  kind: 'call'
  function: FunctionName
  arguments: Node[]
}

/** A formula as a tree. Brackets are in its shape. */
export type Node = NumberNode | NameNode | NegativeNode | BinaryNode | CallNode

/** The parts a node is made of, in their order. */
export function childrenOf(node: Node): Node[] {
  if (node.kind === 'negative') return [node.of]
  if (node.kind === 'binary') return [node.left, node.right]
  return node.kind === 'call' ? node.arguments : []
}

/** The names a formula mentions, each once, in the order they appear. */
export function namesIn(node: Node): string[] {
  const names = new Set<string>()
  const visit = (each: Node): void => {
    if (each.kind === 'name') names.add(each.name)
    childrenOf(each).forEach(visit)
  }
  visit(node)
  return [...names]
}
