import type { RequestContext } from '../../policy/request-context'
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { fileTypeFromBuffer } from 'file-type'
import type { Transaction } from '../../../db/database'
import { saveFile } from '../../../db/queries/files'
import { recordEvent } from '../../audit/audit.server'
import { nameByType } from '../../exports/media-type'
import { cutToEnd } from '../../format/cut-text'
import type { FestivalEdition } from '../../access/edition-context.server'
import { largestFileBytes } from '../../settings/settings.server'

/** What people may give as evidence, by what is in it and not by its name. */
const mediaTypes: readonly string[] = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]

export type KeptFile =
  { ok: true; fileId: number } | { ok: false; why: 'no-file' | 'too-large' | 'wrong-type'; detail: string }

/**
 * Keeps a file as it was given. In the caller's transaction, so that it stands with what it belongs to or not at all.
 */
export async function keepFile(
  context: RequestContext<Transaction>,
  where: FestivalEdition,
  file: File,
  belongsTo: string,
): Promise<KeptFile> {
  const { viewer } = context
  if (!viewer.user || file.size === 0) return { ok: false, why: 'no-file', detail: file.name }
  if (file.size > (await largestFileBytes(context.db, where.festival.id)))
    return { ok: false, why: 'too-large', detail: String(file.size) }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const mediaType = (await fileTypeFromBuffer(bytes))?.mime ?? ''
  if (!mediaTypes.includes(mediaType)) return { ok: false, why: 'wrong-type', detail: mediaType || file.name }
  const by = viewer.user.id
  return { ok: true, fileId: await storeBytes(context, where, { name: file.name, mediaType, bytes, by }, belongsTo) }
}

/** Keeps the bytes of a file whose type and size somebody has judged, and writes it into the log. */
export async function storeBytes(
  { db, viewer, now }: RequestContext<Transaction>,
  { festival, edition }: FestivalEdition,
  { name: given, mediaType, bytes, by }: { name: string; mediaType: string; bytes: Uint8Array; by: string },
  belongsTo: string,
): Promise<number> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const name = nameByType(safeName(given), mediaType)
  const fileId = await saveFile(
    db,
    { sha256, name, mediaType, bytes: bytes.byteLength, uploadedBy: by, uploadedAt: now },
    gzipSync(bytes),
  )
  await recordEvent(db, viewer, {
    action: 'file.keep',
    at: now,
    festivalId: festival.id,
    editionId: edition.id,
    subject: belongsTo,
    after: { fileId, name, sha256, bytes: bytes.byteLength },
  })
  return fileId
}

/** Without paths and without what terminals and headers would take for orders. */
function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  return cutToEnd(last.replaceAll(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '_'), 120) || 'file'
}
