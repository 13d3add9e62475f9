import type { Db } from '../../../db/database'
import type { Edition } from '../../../db/queries/festivals'
import { listSuccessions } from '../../../db/queries/successions'
import { finderOf } from '../setup/find-named'
import { loadOrganisation } from '../setup/agencies/stored-organisation.server'
import { type PlannedSuccession, planSuccession } from '../setup/agencies/succession-plan'
import { writeSuccessions } from '../setup/agencies/successions.server'
import type { EditionDocument } from './pack'
import { type KeptWhy, type PackDifference, addedOr, missing } from './pack-difference'
import { type PackProblem, problem } from './pack-problem'

type Document = EditionDocument['successions'][number]

const plannedOf = (item: Document): PlannedSuccession => ({
  kind: item.kind,
  agency: item.agency,
  successor: 'into' in item ? item.into : null,
  former: 'formerTitle' in item ? { titleFa: item.formerTitle.fa, titleEn: item.formerTitle.en } : null,
})

const keyOf = ({ kind, agency, successor }: PlannedSuccession) => [kind, agency, successor ?? ''].join(' ')

/** Says of an edition what its pack says became of agencies; what is said already stays. */
export async function syncSuccessions(
  tx: Db,
  edition: Edition,
  { successions }: EditionDocument,
  barred: KeptWhy | null,
): Promise<PackDifference[]> {
  const known = new Set(
    (await listSuccessions(tx, edition.id)).map(({ agency, successor, ...row }) =>
      keyOf({ ...row, agency: agency.code, successor: successor?.code ?? null }),
    ),
  )
  const rows = successions.map(plannedOf)
  const isNew = rows.filter((row) => !known.has(keyOf(row)))
  const subjectOf = (key: string) => `edition ${edition.code}, ${key.trim()}`
  if (!barred && isNew.length)
    await writeSuccessions(tx, edition, await loadOrganisation(tx, edition.festivalId), isNew)
  const wanted = new Set(rows.map(keyOf))
  return [
    ...isNew.map((row) => addedOr(subjectOf(keyOf(row)), barred)),
    ...[...known].filter((key) => !wanted.has(key)).map((key) => missing(subjectOf(key))),
  ]
}

/** Entries that name an agency which is not there, or that do not fit together. */
export function listSuccessionProblems(
  { code, successions }: EditionDocument,
  agencies: readonly string[],
): PackProblem[] {
  const known = finderOf(agencies.map((agency) => ({ code: agency, names: new Set<string>() })))
  const rows = successions.map(plannedOf)
  return rows.flatMap((row, index) => {
    const plan = planSuccession(known, rows.slice(0, index).map(toSaid), {
      kind: row.kind,
      agencies: [row.agency],
      successors: row.successor === null ? [] : [row.successor],
      formerFa: row.former?.titleFa ?? '',
      formerEn: row.former?.titleEn ?? '',
    })
    if (plan.ok) return []
    const at = `edition ${code} /successions/${index}`
    return plan.problems.map(({ why, detail }) =>
      why === 'unknown-agency'
        ? problem(at, `دستگاه «${detail}» در festival.json نیست.`, `the agency ${detail} is not in festival.json`)
        : problem(at, 'این با آنچه پیش‌تر دربارهٔ همین دستگاه آمده نمی‌خواند.', 'it does not fit what stands before it'),
    )
  })
}

const toSaid = ({ kind, agency, successor }: PlannedSuccession) => ({
  kind,
  agency: { code: agency },
  successor: successor === null ? null : { code: successor },
})
