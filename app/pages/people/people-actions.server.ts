import { z } from 'zod'
import type { GrantInput } from '../../flows/people/manage-people.server'
import { toLatinDigits } from '../../../sources/number-text'
import type { Governed } from '../../access/governed.server'
import type { ServerContext } from '../../access/server-context'
import { openedField } from '../../forms/edits/opened-field'
import { hidden, idNumber, listOf, optionalText, reasonText, ticked } from '../../forms/form-fields.server'
import type { Language } from '../../i18n/language'

const line = z.string().trim().max(200)
const optionalLine = optionalText(200)
const code = z.string().max(200)

const grantFields = {
  festival: optionalLine,
  role: z.enum(['administrator', 'manager', 'agency', 'evaluator', 'judge', 'auditor']),
  agency: optionalLine,
  county: optionalLine,
  maySubmit: ticked,
  post: optionalLine,
  reason: reasonText,
}

/** Who somebody is: for the form of an invitation and for the command line. */
export const Who = z.object({
  username: line.toLowerCase().regex(/^[a-z0-9_.]{3,30}$/),
  name: line.min(2),
  email: line.toLowerCase().pipe(z.email()),
})

/** The form of the list of people. */
export const InviteForm = z.object({ intent: z.literal('invite').optional(), ...Who.shape, ...grantFields })

const reason = { reason: reasonText }

/** The forms of the page of a person. */
export const PersonForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('assign'),
    edition: hidden(idNumber),
    [openedField]: listOf(code, 5000),
    indicators: listOf(code, 5000),
    ...reason,
  }),
  z.object({ intent: z.literal('grant'), ...grantFields }),
  z.object({ intent: z.literal('take'), ...grantFields }),
  z.object({ intent: z.literal('reset'), ...reason }),
  z.object({ intent: z.literal('reset-step'), ...reason }),
  z.object({ intent: z.literal('revoke-key'), key: hidden(idNumber), ...reason }),
  z.object({ intent: z.literal('disable'), ...reason }),
  z.object({ intent: z.literal('enable'), ...reason }),
])

/** A grant as a form says it; null where it names a festival that the viewer does not govern. */
export function grantOf(
  values: z.output<z.ZodObject<typeof grantFields>>,
  { isWhole, festivals }: Governed,
): GrantInput | null {
  const { festival, role, agency, county, maySubmit, post, reason } = values
  const festivalId = festival === '' ? null : festivals.find(({ code }) => code === festival)?.id
  if (festivalId === undefined || (festivalId === null && !isWhole)) return null
  return {
    festivalId,
    role,
    agency: toLatinDigits(agency),
    county: toLatinDigits(county),
    maySubmit,
    post,
    reason,
  }
}

/**
 * The address that the secret of a one-time link is added to: where people reach Sanjeh, else where this request did.
 */
export function linkPage(
  { publicUrl }: Pick<ServerContext, 'publicUrl'>,
  request: Request,
  language: Language,
): string {
  return `${publicUrl ?? new URL(request.url).origin}/${language}/link`
}
