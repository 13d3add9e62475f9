import { findFestival } from '../../../db/queries/festivals'
import { type PersonWithGrants, findPersonWithGrants, findTaken, listPeople } from '../../../db/queries/people'
import type { Asking } from '../../access/edition-place.server'
import { deliverLink } from '../../flows/deliver-link.server'
import { type GrantWish, giveGrant, invitePerson, setDisabled, takeGrant } from '../../flows/manage-people.server'
import { readWho } from '../../forms/people-form.server'
import { rolesOfPeople } from '../../settings/settings'
import type { Workspace } from '../../server/open-workspace'
import { operatorOf } from '../../access/viewer.server'
import { type Command, type CommandAnswer, UsageError } from '../command'
import { parseOptions } from '../parse-options'

const options = {
  festival: { type: 'string' },
  name: { type: 'string', default: '' },
  email: { type: 'string', default: '' },
  role: { type: 'string' },
  agency: { type: 'string', default: '' },
  county: { type: 'string', default: '' },
  post: { type: 'string', default: '' },
  reason: { type: 'string' },
  'may-submit': { type: 'boolean', default: false },
} as const
const verbs = ['list', 'add', 'grant', 'take', 'reset', 'disable', 'enable'] as const

type Wanted = ReturnType<typeof parseOptions<typeof options>>['values']

/** Links are printed, never mailed: who runs commands hands them over. */
type Operating = Asking & { mailer: null }

export const peopleCommand: Command = {
  summary: 'list people, invite them, give roles, reset passwords, disable accounts',
  help: `sanjeh people list [--festival CODE]
sanjeh people add USERNAME --name NAME --email ADDRESS --role ROLE [--festival CODE] [--agency CODE] [--may-submit] [--county CODE] [--post TEXT]
sanjeh people grant USERNAME --role ROLE [--festival CODE] …
sanjeh people take USERNAME [--festival CODE]
sanjeh people reset|disable|enable USERNAME

Each change may be given its --reason TEXT, which the log keeps.

Roles: ${rolesOfPeople.join(', ')}. Without --festival a role is one in all festivals, which administrators and auditors may have.
“add” and “reset” print a link that works once, by which the person chooses a password.`,
  prepare([first = '', ...args]) {
    const verb = verbs.find((own) => own === first)
    if (!verb) throw new UsageError(`Say what to do: sanjeh people ${verbs.join('|')}`)
    const {
      values,
      positionals: [username],
    } = parseOptions(args, options, verb === 'list' ? 0 : 1)
    if (verb !== 'list' && username === undefined) throw new UsageError(`Whom? sanjeh people ${verb} USERNAME`)
    return ({ workspace }) => {
      const asking = { db: workspace.database.db, viewer: operatorOf('cli'), now: new Date(), mailer: null }
      if (verb === 'list') return list(asking, values)
      if (verb === 'add') return add(asking, username ?? '', values, workspace)
      return change(asking, verb, username ?? '', values, workspace)
    }
  },
}

async function list({ db }: Operating, { festival }: Wanted): Promise<CommandAnswer> {
  const festivalId = await findFestivalId(db, festival)
  const people = await listPeople(db, festivalId === null ? 'all' : [festivalId])
  const shown = people.map(({ person: { username, name, email, banned, twoFactorEnabled }, grants }) => ({
    username,
    name,
    email,
    disabled: banned,
    secondStep: twoFactorEnabled,
    roles: grants.map(({ role }) => role),
  }))
  const lines = shown.map(
    ({ username, name, disabled, roles }) =>
      `${username ?? '-'}\t${name}\t${roles.join(', ') || '-'}${disabled ? '\tdisabled' : ''}`,
  )
  return { exitCode: 0, lines, json: shown }
}

async function add(asking: Operating, username: string, values: Wanted, workspace: Workspace): Promise<CommandAnswer> {
  const form = new FormData()
  for (const [field, text] of Object.entries({ username, name: values.name, email: values.email }))
    form.set(field, text)
  const read = readWho(form)
  if (!read.ok) return refuse(username, read.why)
  const invited = await invitePerson(asking, read.who, await toWish(asking.db, values), linkPageOf(workspace))
  if (!invited.ok) return refuse(username, invited.why)
  return tellLink(username, invited.delivery)
}

async function change(
  asking: Operating,
  verb: Exclude<(typeof verbs)[number], 'list' | 'add'>,
  username: string,
  values: Wanted,
  workspace: Workspace,
): Promise<CommandAnswer> {
  const own = await findByName(asking.db, username)
  const reason = values.reason ?? null
  if (verb === 'reset')
    return tellLink(
      username,
      await deliverLink(asking, own.person, { kind: 'password-reset', page: linkPageOf(workspace), reason }),
    )
  if (verb === 'grant') {
    const given = await giveGrant(asking, own.person.id, await toWish(asking.db, values))
    return given.ok ? done(username, `is ${values.role} now`) : refuse(username, given.why)
  }
  if (verb === 'take') {
    await takeGrant(asking, own.person.id, { festivalId: await findFestivalId(asking.db, values.festival), reason })
    return done(username, 'has that role no longer')
  }
  await setDisabled(asking, own.person.id, verb === 'disable', reason)
  return done(username, verb === 'disable' ? 'is disabled; their sessions have ended' : 'is enabled')
}

async function toWish(
  db: Asking['db'],
  { role: name, festival, agency, county, post, reason, 'may-submit': maySubmit }: Wanted,
): Promise<GrantWish> {
  const role = rolesOfPeople.find((own) => own === name)
  if (!role) throw new UsageError(`--role is one of ${rolesOfPeople.join(', ')}`)
  return {
    festivalId: await findFestivalId(db, festival),
    role,
    agency,
    county,
    post,
    maySubmit,
    reason: reason ?? null,
  }
}

async function findFestivalId(db: Asking['db'], code: string | undefined): Promise<number | null> {
  if (code === undefined) return null
  const festival = await findFestival(db, code)
  if (!festival) throw new UsageError(`There is no festival “${code}”`)
  return festival.id
}

/** By user name or e-mail address. */
async function findByName(db: Asking['db'], name: string): Promise<PersonWithGrants> {
  const person = await findTaken(db, name, name)
  const own = person && (await findPersonWithGrants(db, person.id))
  if (!own) throw new UsageError(`There is nobody called “${name}”`)
  return own
}

const linkPageOf = ({ environment: { publicUrl, port } }: Workspace) =>
  `${publicUrl ?? `http://localhost:${port}`}/fa/link`

function tellLink(username: string, delivery: Awaited<ReturnType<typeof deliverLink>>): CommandAnswer {
  const link = delivery.by === 'hand' ? delivery.link : null
  return {
    exitCode: 0,
    lines: [`${username} chooses a password by this link, once:`, link ?? ''],
    json: { username, link },
  }
}

const done = (username: string, text: string): CommandAnswer => ({
  exitCode: 0,
  lines: [`${username} ${text}`],
  json: { username, ok: true },
})

const refuse = (username: string, why: string): CommandAnswer => ({
  exitCode: 1,
  lines: [`${username}: not done (${why})`],
  json: { username, error: why },
})
