/** What the unsaved words about a use case's value are kept under on a device. */
export function draftOf(useCaseId: string): string {
  return `value:${useCaseId}`
}
