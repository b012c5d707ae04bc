import { headers } from 'next/headers'
import QRCode from 'qrcode'
import { AppError } from './errors'
import { requestOrigin } from './origin'

export interface ShareLink {
  link: string
  /** The link as a QR code: an SVG document. */
  qr: string
}

/**
 * A link to hand to others, on the address this request came by, which is the one that the room can reach, with its
 * QR code to hold up. Takes a path of ours.
 */
export async function shareLink(path: string): Promise<ShareLink> {
  const origin = requestOrigin(await headers())
  if (!origin) throw new AppError('badInput', 'no usable Host header')
  const link = origin + path
  return { link, qr: await QRCode.toString(link, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }) }
}
