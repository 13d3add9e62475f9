import { z } from 'zod'
import { foldPersian } from '../../../db/fold-persian'
import { listAgencyTitles } from '../../../db/queries/agencies'
import { listCounties } from '../../../db/queries/counties'
import { type PersonPresence, type PersonWithGrants, listPeople, listPresence } from '../../../db/queries/people'
import type { Governed } from '../../access/governed.server'
import { cutText } from '../../format/cut-text'
import { isReachable } from '../../mail/mail.server'
import type { RequestContext } from '../../policy/request-context'
import { readStepRoles } from '../../settings/settings.server'

/** As many as a page shows; who does not see theirs types a part of the name. */
const mostShown = 300

/** `in`: has signed in. `invited`: may still use an invitation. `never`: neither, so a new link is needed. */
const presences = ['in', 'invited', 'never'] as const
export type Presence = (typeof presences)[number]

const Search = z.object({
  search: z.string().default(''),
  presence: z
    .enum(['', ...presences])
    .catch('')
    .default(''),
})

/** The people that a viewer governs, those whose name, user name, address or agency has a text. */
export async function listPeoplePage(
  { db, now }: Pick<RequestContext, 'db' | 'now'>,
  { isWhole, festivals }: Governed,
  parameters: URLSearchParams,
) {
  const typed = Search.parse(Object.fromEntries(parameters))
  const search = cutText(typed.search.trim(), 100)
  const everybody = await listPeople(db, isWhole ? 'all' : festivals.map(({ id }) => id))
  const grants = everybody.flatMap((person) => person.grants)
  const agencies = titlesById(
    await listAgencyTitles(db, [...new Set(grants.flatMap(({ agencyId }) => agencyId ?? []))]),
  )
  const counties = titlesById((await Promise.all(festivals.map(({ id }) => listCounties(db, id)))).flat())
  const known = new Map(
    (
      await listPresence(
        db,
        everybody.map(({ person }) => person.id),
      )
    ).map((row) => [row.userId, row]),
  )
  const asksStep = await readStepRoles(db, grants)
  const all = everybody.map(({ person, grants: own }) => {
    const presence = known.get(person.id)
    return {
      id: person.id,
      name: person.name,
      username: person.username,
      email: isReachable(person.email) ? person.email : null,
      banned: person.banned,
      presence: presenceOf(presence, now),
      lastSignIn: presence?.lastSignIn ?? null,
      invitedUntil: presence?.invitedUntil ?? null,
      step: person.twoFactorEnabled ? ('on' as const) : asksStep(own) ? ('owed' as const) : ('off' as const),
      grants: own.map((grant) => ({
        festivalId: grant.festivalId,
        role: grant.role,
        post: grant.post,
        agency: agencies.get(grant.agencyId ?? 0) ?? null,
        county: counties.get(grant.countyId ?? 0) ?? null,
      })),
    }
  })
  const part = foldPersian(search)
  const found = all.filter(
    (person) =>
      (!part || namesOf(person).some((name) => foldPersian(name).includes(part))) &&
      (!typed.presence || person.presence === typed.presence),
  )
  return {
    search,
    presence: typed.presence,
    all: all.length,
    matches: found.length,
    counts: Object.fromEntries(
      presences.map((presence) => [presence, all.filter((person) => person.presence === presence).length]),
    ) as Record<Presence, number>,
    people: found.slice(0, mostShown),
  }
}

export type ListedPerson = Awaited<ReturnType<typeof listPeoplePage>>['people'][number]

function presenceOf(known: PersonPresence | undefined, now: Date): Presence {
  if (known?.lastSignIn) return 'in'
  return known?.invitedUntil && known.invitedUntil > now ? 'invited' : 'never'
}

interface Titled {
  code: string
  titleFa: string
  titleEn: string
}

const titlesById = (items: readonly (Titled & { id: number })[]) =>
  new Map(items.map(({ id, code, titleFa, titleEn }) => [id, { code, titleFa, titleEn }]))

function namesOf({
  name,
  username,
  email,
  grants,
}: Pick<PersonWithGrants['person'], 'name' | 'username'> & {
  email: string | null
  grants: readonly { agency: Titled | null; county: Titled | null; post: string | null }[]
}): string[] {
  const places = grants.flatMap(({ agency, county }) => [agency, county])
  const titles = places.flatMap((place) => (place ? [place.code, place.titleFa, place.titleEn] : []))
  return [name, username ?? '', email ?? '', ...grants.map(({ post }) => post ?? ''), ...titles]
}
