import { foldPersian } from '../../../db/fold-persian'
import type { Grant } from '../../../db/queries/grants'
import { toLatinDigits } from '../../../sources/number-text'
import { type NamedFinder, finderOf } from '../setup/find-named'
import type { PeopleColumn, PersonRow } from './people-columns'

/** An agency or a county. */
interface Unit {
  id: number
  code: string
  titleFa: string
  titleEn: string
}

export interface NamedUnit extends Unit {
  /** In folded letters, its titles among them. */
  names: ReadonlySet<string>
}

/** What is known of a festival and of the people of the installation, as far as a list of people needs it. */
export interface KnownPeople {
  festivalId: number
  agencies: readonly NamedUnit[]
  counties: readonly NamedUnit[]
  accounts: readonly {
    id: string
    username: string | null
    email: string
    name: string
    /** Null: an account that the viewer does not see. */
    grant: Pick<Grant, 'role' | 'agencyId' | 'countyId'> | null
    isSeen: boolean
  }[]
  /** Agencies for which somebody submits already. */
  submitted: ReadonlySet<number>
}

type ListWhy =
  | 'no-name'
  | 'no-address'
  | 'bad-email'
  | 'bad-username'
  | 'unknown-role'
  | 'no-agency'
  | 'unknown-agency'
  | 'unknown-county'
  | 'unread'
  | 'submits'
  | 'twice'
  | 'other-account'

export interface PlannedPerson {
  /** From 1, as the rows of the list are counted. */
  number: number
  row: PersonRow
  /** `other`: has an account with another role here, or with none: their own page gives them one. */
  outcome: 'new' | 'same' | 'other' | 'problem'
  problems: { column: PeopleColumn; why: ListWhy; nearest: { code: string; titleFa: string; titleEn: string }[] }[]
  /** Of who is new: what the invitation says. */
  invitation: {
    name: string
    username: string
    /** Null: they have none. */
    email: string | null
    role: Grant['role']
    agency: Unit | null
    county: Unit | null
    post: string
    maySubmit: boolean
  } | null
  /** Of who has an account. */
  personId: string | null
}

/** Words for roles in a list, in folded letters. */
const roleWords: Readonly<Record<Grant['role'], readonly string[]>> = {
  agency: ['دستگاه', 'رابط', 'رابط دستگاه', 'کاربر دستگاه', 'نماینده دستگاه', 'agency'],
  evaluator: ['ارزیاب', 'کارشناس', 'evaluator'],
  judge: ['داور', 'هیئت داوران', 'judge'],
  manager: ['مدیر', 'مدیر استان', 'مدیر شهرستان', 'فرماندار', 'manager'],
  auditor: ['ناظر', 'بازرس', 'auditor'],
  administrator: ['دبیرخانه', 'دبیر', 'مدیر دبیرخانه', 'secretariat', 'administrator'],
}
const roleByWord = new Map(
  (Object.keys(roleWords) as Grant['role'][]).flatMap((role) =>
    [role, ...roleWords[role]].map((word) => [foldPersian(word), role]),
  ),
)

const yes = new Set(['بله', 'بلی', 'آری', 'دارد', '1', 'x', '✓', 'yes', 'true'].map(foldPersian))
const no = new Set(['خیر', 'نه', 'ندارد', '0', '-', 'no', 'false', ''].map(foldPersian))
const usernamePattern = /^[a-z0-9_.]{3,30}$/
const emailPattern = /^[^\s@<>(),;:"[\]]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/
const longest = 200

/**
 * What a list of people comes to: who is new, who has an account, and what is wrong with which cell. Of two rows for
 * one person the second is a problem.
 */
export function planPeople(known: KnownPeople, rows: readonly PersonRow[], usualRole: Grant['role']): PlannedPerson[] {
  const finders = { agency: finderOf(known.agencies), county: finderOf(known.counties) }
  const byUsername = new Map(known.accounts.map((account) => [account.username, account]))
  const byEmail = new Map(known.accounts.map((account) => [account.email, account]))
  const taken = new Set(known.accounts.flatMap(({ username }) => username ?? []))
  const seen = new Set<string>()
  const submitted = new Set(known.submitted)
  return rows.map((row, index): PlannedPerson => {
    const problems: PlannedPerson['problems'] = []
    const wrong = (column: PeopleColumn, why: ListWhy, nearest: readonly NamedUnit[] = []) =>
      problems.push({
        column,
        why,
        nearest: nearest.map(({ code, titleFa, titleEn }) => ({ code, titleFa, titleEn })),
      })
    const email = toLatinDigits(row.email).toLowerCase()
    const typedName = toLatinDigits(row.username).toLowerCase()
    if (row.name.length < 2 || row.name.length > longest) wrong('name', 'no-name')
    if (email && (!emailPattern.test(email) || email.length > longest)) wrong('email', 'bad-email')
    if (typedName && !usernamePattern.test(typedName)) wrong('username', 'bad-username')
    if (!email && !typedName) wrong('email', 'no-address')
    const [ofEmail, ofName] = [
      email ? byEmail.get(email) : undefined,
      typedName ? byUsername.get(typedName) : undefined,
    ]
    if (ofName && email && ofEmail !== ofName) wrong('username', 'other-account')
    else if (ofEmail && typedName && !ofName) wrong('email', 'other-account')
    const role = row.role ? roleByWord.get(foldPersian(row.role)) : usualRole
    if (!role) wrong('role', 'unknown-role')
    const agency = findUnit(finders.agency, row.agency, (nearest) => wrong('agency', 'unknown-agency', nearest))
    if (role === 'agency' && !row.agency) wrong('agency', 'no-agency')
    const county =
      role === 'manager' || !role
        ? findUnit(finders.county, row.county, (nearest) => wrong('county', 'unknown-county', nearest))
        : null
    const said = foldPersian(toLatinDigits(row.maySubmit))
    if (!yes.has(said) && !no.has(said)) wrong('maySubmit', 'unread')
    const account = ofName ?? ofEmail ?? null
    const maySubmit = role === 'agency' && yes.has(said)
    const keys = [email, typedName && `@${typedName}`].filter(Boolean)
    if (keys.some((key) => seen.has(key))) wrong(email ? 'email' : 'username', 'twice')
    for (const key of keys) seen.add(key)
    if (!account && maySubmit && agency && submitted.has(agency.id)) wrong('maySubmit', 'submits')
    const base = { number: index + 1, row, problems, invitation: null, personId: account?.isSeen ? account.id : null }
    if (problems.length || !role) return { ...base, outcome: 'problem' }
    if (account) {
      const { grant } = account
      const isSame =
        grant?.role === role && grant.agencyId === (agency?.id ?? null) && grant.countyId === (county?.id ?? null)
      return { ...base, outcome: isSame ? 'same' : 'other' }
    }
    if (maySubmit && agency) submitted.add(agency.id)
    const username = typedName || freeUsername(email, taken)
    taken.add(username)
    const { name, post } = row
    return {
      ...base,
      outcome: 'new',
      invitation: {
        name,
        username,
        email: email || null,
        role,
        agency,
        county,
        post: post.slice(0, longest),
        maySubmit,
      },
    }
  })
}

function findUnit(finder: NamedFinder<NamedUnit>, text: string, miss: (nearest: NamedUnit[]) => void): Unit | null {
  if (!text) return null
  const unit = finder.find(text)
  if (unit) {
    const { id, code, titleFa, titleEn } = unit
    return { id, code, titleFa, titleEn }
  }
  miss(finder.nearest(text))
  return null
}

/** A user name out of what stands before the @, with a number where somebody has it. */
function freeUsername(email: string, taken: ReadonlySet<string>): string {
  const letters = (email.split('@')[0] ?? '').replaceAll(/[^a-z0-9_.]/g, '.').slice(0, 26)
  const base = letters.length < 3 ? `user.${letters}` : letters
  let number = 1
  while (taken.has(number === 1 ? base : `${base}${number}`)) number++
  return number === 1 ? base : `${base}${number}`
}
