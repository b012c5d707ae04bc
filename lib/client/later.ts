/** Runs `action` after `ms`. @returns how to call it off */
export function laterByTimeout(action: () => void, ms: number): () => void {
  const timer = setTimeout(action, ms)
  return () => clearTimeout(timer)
}
