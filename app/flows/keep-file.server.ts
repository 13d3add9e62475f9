import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { fileTypeFromBuffer } from 'file-type'
import type { Transaction } from '../../db/client.server'
import { saveFile } from '../../db/queries/files'
import { recordEvent } from '../audit/audit.server'
import type { Asking, EditionPlace } from '../access/edition-place.server'
import { largestFileBytes } from '../settings/settings.server'

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

/** Keeps a file as it was given. In the caller's transaction, so that it stands with what it belongs to or not at all. */
export async function keepFile(
  { db, viewer, now }: Asking<Transaction>,
  { festival, edition }: Pick<EditionPlace, 'festival' | 'edition'>,
  file: File,
  belongsTo: string,
): Promise<KeptFile> {
  if (!viewer.user || file.size === 0) return { ok: false, why: 'no-file', detail: file.name }
  if (file.size > (await largestFileBytes(db, festival.id)))
    return { ok: false, why: 'too-large', detail: String(file.size) }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const mediaType = (await fileTypeFromBuffer(bytes))?.mime ?? ''
  if (!mediaTypes.includes(mediaType)) return { ok: false, why: 'wrong-type', detail: mediaType || file.name }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const name = safeName(file.name)
  const fileId = await saveFile(
    db,
    { sha256, name, mediaType, bytes: bytes.byteLength, uploadedBy: viewer.user.id, uploadedAt: now },
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
  return { ok: true, fileId }
}

/** Without paths and without what terminals and headers would take for orders. */
function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  return last.replaceAll(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '_').slice(-120) || 'file'
}
