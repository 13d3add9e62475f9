import type { AwardSource } from '../../documents/award-source'
import { z } from 'zod'
import type { Db } from '../../../db/database'
import { type Minutes, listAttendees, listMinutes, listMinutesFiles } from '../../../db/queries/minutes'
import { loadBody } from '../../../sources/fetch-pages'
import { canonicalJson } from '../../../scoring/canonical'
import { recordExport } from '../../exports/record-export.server'
import type { RequestContext } from '../../policy/request-context'
import { extensionOf } from '../../exports/media-type'
import { sealPackage } from '../../exports/seal-package.server'
import { zipFiles } from '../../exports/zip-files'
import { languages } from '../../i18n/language'
import { FrozenMinutes } from '../../documents/minutes-document'
import { minutesPaper } from '../../papers/minutes-paper'
import { openSigningKey } from '../../audit/signing.server'
import { type AwardSourceOutcome, openAwardSource } from '../awards/award-source.server'
import type { AwardContext } from '../shortlist/change-shortlist.server'
import { onThread } from '../../workers/engine-threads.server'
import { sha256 } from '../../documents/hash.server'
import { type Files, manifestFacts, methodFiles, momentOf, rankingFiles, winnerFiles } from './package-files.server'
import { robustnessOfRun } from '../scoring/robustness.server'
import { expectFound } from '../../expect/expect-found'

export type ExportOutcome = { ok: true; zip: Uint8Array; sha256: string } | Extract<AwardSourceOutcome, { ok: false }>

/**
 * Everything that judges decided and that it rests on, as one signed ZIP. As long as nothing new is decided it is the
 * same bytes.
 */
export async function exportForJudges(context: RequestContext, awardContext: AwardContext): Promise<ExportOutcome> {
  const { db } = context
  const opened = await openAwardSource(db, awardContext.edition)
  if (!opened.ok) return opened
  const { source } = opened
  const files: Files = {
    ...(await winnerFiles(awardContext, source, 'shortlist', true)),
    ...closedListFile(source),
    ...(await methodFiles(awardContext, source, momentOf(source))),
    ...(await rankingFiles(db, awardContext, source, momentOf(source))),
    ...(await minutesFiles(db, awardContext)),
    ...(await robustnessFile(db, source.run.id, context.now)),
  }
  const zip = zipFiles(
    sealPackage(
      files,
      { ...manifestFacts(awardContext, source, source), kind: 'judges', number: null },
      await openSigningKey(),
    ).files,
  )
  const hash = sha256(zip)
  await recordExport(context, awardContext, {
    action: 'papers.export',
    subject: 'export:judges',
    act: 'papers.export',
    after: { sha256: hash, resultHash: source.run.resultHash },
  })
  return { ok: true, zip, sha256: hash }
}

/**
 * What the judges decided, as it was hashed: SHA-256 of this file is the hash of the list that minutes and manifest
 * name. No choice of a secret vote is in it.
 */
function closedListFile({ record: { shortlist } }: AwardSource): Files {
  const stored = z.object({ closed: z.unknown() }).parse(shortlist.document)
  return { 'shortlist.json': new TextEncoder().encode(canonicalJson(stored.closed)) }
}

/** Sealed minutes as papers and as the text that was hashed and signed. */
async function minutesFiles(db: Db, awardContext: AwardContext): Promise<Files> {
  const files: Files = {}
  for (const minutes of await listMinutes(db, awardContext.edition.id)) {
    if (minutes.state !== 'sealed') continue
    const frozen = FrozenMinutes.parse(minutes.document)
    const people = await listAttendees(db, minutes.id)
    const signatures = people.map(({ userId, signedAt, signedBy, dissent, signedHash }) => ({
      userId,
      signedAt,
      signedBy,
      dissent,
      signedHash,
    }))
    files[`minutes-${minutes.number}.json`] = new TextEncoder().encode(canonicalJson(frozen))
    files[`minutes-${minutes.number}.signatures.json`] = new TextEncoder().encode(
      canonicalJson(signatures.map((one) => ({ ...one, signedAt: one.signedAt?.toISOString() ?? null }))),
    )
    Object.assign(files, await attachedFiles(db, minutes))
    for (const language of languages) {
      files[`minutes-${minutes.number}.${language}.pdf`] = await onThread('letter', {
        letter: minutesPaper(
          { ...awardContext, language },
          frozen,
          expectFound(minutes.hash, 'the hash of the sealed minutes'),
          signatures,
        ),
        at: minutes.sealedAt ?? minutes.createdAt,
      })
    }
  }
  return files
}

/**
 * Files beside minutes under names that every system can unpack; their own names stand in the minutes, by the same
 * hash.
 */
async function attachedFiles(db: Db, { id, number }: Minutes): Promise<Files> {
  const attached = await listMinutesFiles(db, id)
  const read = await Promise.all(
    attached.map(async ({ sha256: hash, mediaType }, index) => {
      const name = `minutes-${number}.attachment-${index + 1}.${extensionOf(mediaType)}`
      return [name, await loadBody({ db }, hash)] as const
    }),
  )
  return Object.fromEntries(read)
}

/** How sure the ranks are, found out now where nobody asked before. */
async function robustnessFile(db: Db, runId: number, now: Date): Promise<Files> {
  const asked = await robustnessOfRun(db, runId, { now })
  return asked.ok ? { 'robustness.json': new TextEncoder().encode(canonicalJson(asked.robustness)) } : {}
}
