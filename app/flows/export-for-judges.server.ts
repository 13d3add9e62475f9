import { gunzipSync } from 'node:zlib'
import type { Db } from '../../db/client.server'
import { type Minutes, listAttendees, listMinutes, listMinutesFiles } from '../../db/queries/minutes'
import { findBody } from '../../db/queries/pulls'
import { canonicalJson } from '../../scoring/canonical'
import { recordExport } from '../audit/record-export.server'
import type { Asking } from '../access/edition-place.server'
import { extensionOf } from '../exports/media-type'
import { sealPackage } from '../exports/seal-package.server'
import { zipFiles } from '../exports/zip-files'
import { languages } from '../i18n/language'
import { FrozenMinutes } from '../minutes-document'
import { minutesPaper } from '../papers/minutes-paper'
import { typesetLetter } from '../papers/typeset.server'
import { openSigningKey } from '../audit/signing.server'
import { type AwardSourceOutcome, openAwardSource } from './award-source.server'
import type { AwardPlace } from './change-shortlist.server'
import { sha256 } from './hash.server'
import { type Files, manifestFacts, methodFiles, momentOf, rankingFiles, winnerFiles } from './package-files.server'
import { robustnessOfRun } from './robustness.server'

export type ExportOutcome = { ok: true; zip: Uint8Array; sha256: string } | Extract<AwardSourceOutcome, { ok: false }>

/** Everything that judges decided and that it rests on, as one signed ZIP. As long as nothing new is decided it is the same bytes. */
export async function exportForJudges(asking: Asking, place: AwardPlace): Promise<ExportOutcome> {
  const { db } = asking
  const opened = await openAwardSource(db, place.edition)
  if (!opened.ok) return opened
  const { source } = opened
  const files: Files = {
    ...(await winnerFiles(place, source, 'shortlist', true)),
    ...(await methodFiles(place, source, momentOf(source))),
    ...(await rankingFiles(db, place, source, momentOf(source))),
    ...(await minutesFiles(db, place)),
    ...(await robustnessFile(db, source.run.id, asking.now)),
  }
  const zip = zipFiles(
    sealPackage(
      files,
      { ...manifestFacts(place, source, source), kind: 'judges', number: null },
      await openSigningKey(),
    ).files,
  )
  const hash = sha256(zip)
  await recordExport(asking, place, {
    action: 'papers.export',
    subject: 'export:judges',
    act: 'papers.export',
    after: { sha256: hash, resultHash: source.run.resultHash },
  })
  return { ok: true, zip, sha256: hash }
}

/** Sealed minutes as papers and as the text that was hashed and signed. */
async function minutesFiles(db: Db, place: AwardPlace): Promise<Files> {
  const files: Files = {}
  for (const own of await listMinutes(db, place.edition.id)) {
    if (own.state !== 'sealed') continue
    const frozen = FrozenMinutes.parse(own.document)
    const people = await listAttendees(db, own.id)
    const signatures = people.map(({ userId, signedAt, signedBy, dissent, signedHash }) => ({
      userId,
      signedAt,
      signedBy,
      dissent,
      signedHash,
    }))
    files[`minutes-${own.number}.json`] = new TextEncoder().encode(canonicalJson(frozen))
    files[`minutes-${own.number}.signatures.json`] = new TextEncoder().encode(
      canonicalJson(signatures.map((one) => ({ ...one, signedAt: one.signedAt?.toISOString() ?? null }))),
    )
    Object.assign(files, await attachedFiles(db, own))
    for (const language of languages) {
      files[`minutes-${own.number}.${language}.pdf`] = typesetLetter(
        minutesPaper({ ...place, language }, frozen, own.hash ?? '', signatures),
        own.sealedAt ?? own.createdAt,
      )
    }
  }
  return files
}

/** Files beside minutes under names that every system can unpack; their own names stand in the minutes, by the same hash. */
async function attachedFiles(db: Db, { id, number }: Minutes): Promise<Files> {
  const attached = await listMinutesFiles(db, id)
  const read = await Promise.all(
    attached.map(async ({ sha256: hash, mediaType }, place) => {
      const gzip = await findBody(db, hash)
      if (!gzip) throw new Error(`The attachment ${hash} of minutes ${number} is not stored`)
      return [
        `minutes-${number}.attachment-${place + 1}.${extensionOf(mediaType)}`,
        new Uint8Array(gunzipSync(gzip)),
      ] as const
    }),
  )
  return Object.fromEntries(read)
}

/** How sure the ranks are, found out now where nobody asked before. */
async function robustnessFile(db: Db, runId: number, now: Date): Promise<Files> {
  const asked = await robustnessOfRun(db, runId, undefined, now)
  return asked.ok ? { 'robustness.json': new TextEncoder().encode(canonicalJson(asked.robustness)) } : {}
}
