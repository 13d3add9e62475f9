import { z } from 'zod'
import type { GrantWish } from '../flows/manage-people.server'
import { toLatinDigits } from '../../sources/number-text'
import type { Governed } from '../access/governed.server'
import type { ServerContext } from '../server/load-context'
import { readReason } from './read-form.server'

const line = z.string().trim().max(200)

const Grant = z.object({
  festival: line,
  role: z.enum(['administrator', 'manager', 'agency', 'evaluator', 'judge', 'auditor']),
  agency: line.default(''),
  county: line.default(''),
  maySubmit: z.literal('on').optional(),
  post: line.default(''),
})

const Who = z.object({
  username: line.toLowerCase().regex(/^[a-z0-9_.]{3,30}$/),
  name: line.min(2),
  email: line.toLowerCase().pipe(z.email()),
})

/** What is wrong with a field, for the sentence beside it. */
export type PeopleFault = 'username' | 'name' | 'email' | 'role'

/** A grant as a form says it; null where it names a festival that the viewer does not govern. */
export function readGrant(form: FormData, { isWhole, festivals }: Governed): GrantWish | null {
  const parsed = Grant.safeParse(Object.fromEntries(form))
  if (!parsed.success) return null
  const { festival, role, agency, county, maySubmit, post } = parsed.data
  const festivalId = festival === '' ? null : festivals.find(({ code }) => code === festival)?.id
  if (festivalId === undefined || (festivalId === null && !isWhole)) return null
  return {
    festivalId,
    role,
    agency: toLatinDigits(agency),
    county: toLatinDigits(county),
    maySubmit: maySubmit === 'on',
    post,
    reason: readReason(form),
  }
}

export function readWho(form: FormData): { ok: true; who: z.infer<typeof Who> } | { ok: false; why: PeopleFault } {
  const parsed = Who.safeParse(Object.fromEntries(form))
  if (parsed.success) return { ok: true, who: parsed.data }
  const field = parsed.error.issues[0]?.path[0]
  return { ok: false, why: field === 'username' || field === 'name' ? field : 'email' }
}

/** The address that the secret of a one-time link is added to: where people reach Sanjeh, else where this request did. */
export function linkPage(
  { publicUrl }: Pick<ServerContext, 'publicUrl'>,
  request: Request,
  lang: string | undefined,
): string {
  return `${publicUrl ?? new URL(request.url).origin}/${lang}/link`
}
