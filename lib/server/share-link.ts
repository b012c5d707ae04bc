import { headers } from 'next/headers'
import QRCode from 'qrcode'
import { AppError } from './errors'
import { requestOrigin } from './origin'

export interface ShareLink {
  link: string
  /** The link as a QR code: an SVG path of unit squares in a square of `size`, its quiet margin included. */
  qr: { size: number; path: string }
}

// The white border that the standard asks for, in modules.
const MARGIN = 4

/**
 * A link to hand to others, on the address this request came by, which is the one that the room can reach, with its
 * QR code to hold up. Takes a path of ours.
 */
export async function shareLink(path: string): Promise<ShareLink> {
  const origin = requestOrigin(await headers())
  if (!origin) throw new AppError('badInput', 'no usable Host header')
  const link = origin + path
  return { link, qr: qrCode(link) }
}

function qrCode(text: string): ShareLink['qr'] {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const squares = [...modules.data].flatMap((dark, index) => {
    const x = (index % modules.size) + MARGIN
    const y = Math.floor(index / modules.size) + MARGIN
    return dark ? `M${x} ${y}h1v1h-1z` : []
  })
  return { size: modules.size + 2 * MARGIN, path: squares.join('') }
}
