import { z } from 'zod'
import type { Db } from '../../../db/database'
import { type NamedCode, findAgency, listAgencyTitles } from '../../../db/queries/agencies'
import { listCounties } from '../../../db/queries/counties'
import { findLastChange } from '../../audit/find-last-change.server'
import { type ChangedValue, type LastChange, type Values, mergeValues } from '../../edits/merge-values'
import {
  type GrantFault,
  type GrantInput,
  type GrantRow,
  type OpenedGrant,
  giveGrant,
  takeGrant,
} from '../../flows/people/manage-people.server'
import { pickNamed } from '../../flows/people/pick-named'
import { openedField } from '../../forms/edits/opened-field'
import { readOpened, writeOpened } from '../../forms/edits/opened-values.server'
import type { RequestContext } from '../../policy/request-context'

/** What the form of a role holds: agency and county by their codes. */
interface GrantValues {
  role: string
  post: string
  agency: string
  county: string
  maySubmit: boolean
}

export interface ChangedGrant {
  by: LastChange | null
  changed: readonly ChangedValue[]
  isRemoved: boolean
  /** Of the agencies and counties in it, by code. */
  names: Readonly<Record<string, { titleFa: string; titleEn: string }>>
}

interface GrantAnswer {
  why: GrantFault | null
  change: ChangedGrant | null
  /** What stands in the form again; null where nothing is to. */
  typed: Record<string, string> | null
  /** Undefined: the form was opened with what the page shows now. */
  opened: string | undefined
}

/**
 * The roles of a person, by code of the festival (empty: the installation), for the hidden field of the forms that
 * change them.
 */
export function openGrants(grants: readonly (GrantRow & { festival: string })[]): string {
  return writeOpened(
    Object.fromEntries(
      grants.flatMap(({ festival, role, post, agencyId, countyId, maySubmit }) =>
        Object.entries({ role, post, agencyId, countyId, maySubmit }).map(([field, value]) => [
          `${festival} ${field}`,
          value,
        ]),
      ),
    ),
  )
}

const Row = z.object({
  role: z.enum(['administrator', 'manager', 'agency', 'evaluator', 'judge', 'auditor']),
  post: z.string().nullable(),
  agencyId: z.int().nullable(),
  countyId: z.int().nullable(),
  maySubmit: z.boolean(),
})

function readOpenedGrant(values: Values | null, festival: string, festivalId: number | null): OpenedGrant {
  if (!values) return 'not known'
  const prefix = `${festival} `
  const fields = Object.entries(values).flatMap(([name, value]) =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
  )
  if (!fields.length) return null
  const parsed = Row.safeParse(Object.fromEntries(fields))
  return parsed.success ? { festivalId, ...parsed.data } : 'not known'
}

/**
 * Gives or takes a role as a form says it. Where somebody else changed the role since the form was opened, nothing is
 * done, and the form comes back with what changed. `newest` writes the roles as they are afterwards.
 */
export async function takeGrantForm(
  context: RequestContext,
  personId: string,
  { typed, grant, intent }: { typed: Record<string, string>; grant: GrantInput; intent: 'grant' | 'take' },
  newest: () => Promise<string>,
): Promise<GrantAnswer> {
  const { festivalId } = grant
  const opened = readOpenedGrant(readOpened(typed[openedField]), typed['festival'] ?? '', festivalId)
  const outcome =
    intent === 'take'
      ? await takeGrant(context, personId, grant, opened)
      : await giveGrant(context, personId, grant, opened)
  if (outcome.ok) return { why: null, change: null, typed: null, opened: await newest() }
  if (outcome.why !== 'changed') return { why: outcome.why, change: null, typed, opened: typed[openedField] }
  const { change, taken } = await describeChange(context.db, personId, { grant, intent, opened, now: outcome.now })
  return { why: null, change, typed: intent === 'take' ? null : { ...typed, ...taken }, opened: await newest() }
}

interface Conflict {
  grant: GrantInput
  intent: 'grant' | 'take'
  opened: OpenedGrant
  now: GrantRow | null
}

async function describeChange(
  db: Db,
  personId: string,
  { grant, intent, opened, now }: Conflict,
): Promise<{ change: ChangedGrant; taken: Record<string, string> }> {
  const { festivalId } = grant
  const by = await findLastChange(db, { subject: `person:${personId}`, action: 'grant', festivalId })
  if (!now) return { change: { by, changed: [], isRemoved: true, names: {} }, taken: {} }
  const named = await listNamed(db, festivalId, [now, opened === 'not known' ? null : opened], grant)
  const { agencies, counties } = named
  const toValues = (row: GrantRow): GrantValues => ({
    role: row.role,
    post: row.post ?? '',
    agency: agencies.find(({ id }) => id === row.agencyId)?.code ?? '',
    county: counties.find(({ id }) => id === row.countyId)?.code ?? '',
    maySubmit: row.maySubmit,
  })
  const codeOf = (all: readonly NamedCode[], text: string) => pickNamed(all, text)?.code ?? text
  const { role, post, agency, county, maySubmit } = grant
  const yours =
    intent === 'take'
      ? emptyValues
      : { role, post, agency: codeOf(agencies, agency), county: codeOf(counties, county), maySubmit }
  const was = opened === 'not known' ? null : { ...(opened ? toValues(opened) : emptyValues) }
  const { taken, changed } = mergeValues<GrantValues>(was, { ...toValues(now) }, { ...yours })
  const names = Object.fromEntries(
    [...agencies, ...counties].map(({ code, titleFa, titleEn }) => [code, { titleFa, titleEn }]),
  )
  // A form that takes a role away has no fields of its own.
  const told = intent === 'take' ? changed.map((field) => ({ ...field, kept: 'now' as const })) : changed
  return { change: { by, changed: told, isRemoved: false, names }, taken: toTyped(taken) }
}

const emptyValues: GrantValues = { role: '', post: '', agency: '', county: '', maySubmit: false }

function toTyped({ maySubmit, ...texts }: Partial<GrantValues>): Record<string, string> {
  return { ...texts, ...(maySubmit === undefined ? {} : { maySubmit: maySubmit ? 'on' : '' }) }
}

/** The agencies and counties that the rows and the typed text are about. */
async function listNamed(
  db: Db,
  festivalId: number | null,
  grants: readonly (GrantRow | null)[],
  { agency }: Pick<GrantInput, 'agency'>,
) {
  const ids = [...new Set(grants.flatMap((row) => row?.agencyId ?? []))]
  const typed = festivalId === null ? null : await findAgency(db, festivalId, agency)
  const all = [...(await listAgencyTitles(db, ids)), ...(typed ? [typed] : [])]
  return {
    agencies: all.filter(({ id }, at) => all.findIndex((row) => row.id === id) === at),
    counties: festivalId === null ? [] : await listCounties(db, festivalId),
  }
}
