/**
 * Puts text on the clipboard. The room reaches us over plain http, where browsers hide `navigator.clipboard`; the
 * copy command with a handler of ours works there too. Answers whether it worked; call it from a press of a key or
 * a button.
 */
export async function copyText(text: string): Promise<boolean> {
  if (window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      // Refused by a policy or without focus: the command below may still be allowed.
    }
  }
  const write = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  document.addEventListener('copy', write, { once: true })
  const copied = document.execCommand('copy')
  document.removeEventListener('copy', write)
  return copied
}
