import { headers } from 'next/headers'
import QRCode from 'qrcode'
import { AppError } from '@/lib/server/errors'
import { requestOrigin } from '@/lib/server/origin'
import type { NewInvitation } from './types'

/** The link on the address the inviter uses, which is the one the room can reach, and its QR code to hold up. */
export async function linkOf(token: string): Promise<NewInvitation> {
  const origin = requestOrigin(await headers())
  if (!origin) throw new AppError('badInput', 'no usable Host header')
  const link = `${origin}/invite/${token}`
  return { link, qr: await QRCode.toString(link, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }) }
}
