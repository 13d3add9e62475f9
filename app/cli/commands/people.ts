import { findFestival } from '../../../db/queries/festivals'
import { type PersonWithGrants, findPersonWithGrants, findTaken, listPeople } from '../../../db/queries/people'
import type { RequestContext } from '../../policy/request-context'
import { deliverLink } from '../../flows/people/deliver-link.server'
import {
  type GrantInput,
  giveGrant,
  invitePerson,
  setDisabled,
  takeGrant,
} from '../../flows/people/manage-people.server'
import { resetSecondStep } from '../../flows/people/second-step.server'
import { Who } from '../../pages/people/people-actions.server'
import { rolesOfPeople } from '../../settings/settings'
import type { Workspace } from '../../workspace/open-workspace'
import { operatorOf } from '../../access/viewer.server'
import { type Command, type CommandAnswer, UsageError } from '../command'
import { parseOptions } from '../parse-options'
import { expectFound } from '../../expect/expect-found'

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
const verbs = ['list', 'add', 'grant', 'take', 'reset', 'reset-second-step', 'disable', 'enable'] as const

type Wanted = ReturnType<typeof parseOptions<typeof options>>['values']

/** Links are printed, never mailed: who runs commands hands them over. */
type Operating = RequestContext & { mailer: null }

export const peopleCommand: Command = {
  summary: 'list people, invite them, give roles, reset passwords, disable accounts',
  help: `sanjeh people list [--festival CODE]
sanjeh people add USERNAME --name NAME --email ADDRESS --role ROLE [--festival CODE] [--agency CODE] [--may-submit] [--county CODE] [--post TEXT]
sanjeh people grant USERNAME --role ROLE [--festival CODE] …
sanjeh people take USERNAME [--festival CODE]
sanjeh people reset|reset-second-step|disable|enable USERNAME

Each change may be given its --reason TEXT, which the log keeps.

Roles: ${rolesOfPeople.join(', ')}. Without --festival a role is one in all festivals, which administrators and auditors may have.
“add” and “reset” print a link that works once, by which the person chooses a password. “reset-second-step” is for who has lost
phone and backup codes: their sessions end, and they set it up again at the next sign-in.`,
  prepare([first = '', ...args]) {
    const verb = verbs.find((verb) => verb === first)
    if (!verb) throw new UsageError(`Say what to do: sanjeh people ${verbs.join('|')}`)
    const {
      values,
      positionals: [username],
    } = parseOptions(args, options, verb === 'list' ? 0 : 1)
    if (verb !== 'list' && username === undefined) throw new UsageError(`Whom? sanjeh people ${verb} USERNAME`)
    return ({ workspace }) => {
      const context = { db: workspace.database.db, viewer: operatorOf('cli'), now: new Date(), mailer: null }
      if (verb === 'list') return list(context, values)
      if (verb === 'add') return add(context, expectFound(username, 'a username'), values, workspace)
      return change(context, verb, expectFound(username, 'a username'), values, workspace)
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

async function add(context: Operating, username: string, values: Wanted, workspace: Workspace): Promise<CommandAnswer> {
  const who = Who.safeParse({ username, name: values.name, email: values.email })
  if (!who.success) return refuse(username, String(who.error.issues[0]?.path[0]))
  const invited = await invitePerson(context, who.data, await toGrantInput(context.db, values), linkPageOf(workspace))
  if (!invited.ok) return refuse(username, invited.why)
  return tellLink(username, invited.delivery)
}

async function change(
  context: Operating,
  verb: Exclude<(typeof verbs)[number], 'list' | 'add'>,
  username: string,
  values: Wanted,
  workspace: Workspace,
): Promise<CommandAnswer> {
  const row = await findByName(context.db, username)
  const reason = values.reason ?? null
  if (verb === 'reset')
    return tellLink(
      username,
      await deliverLink(context, row.person, { kind: 'password-reset', page: linkPageOf(workspace), reason }),
    )
  if (verb === 'grant') {
    const given = await giveGrant(context, row.person.id, await toGrantInput(context.db, values))
    return given.ok ? done(username, `is ${values.role} now`) : refuse(username, given.why)
  }
  if (verb === 'take') {
    await takeGrant(context, row.person.id, { festivalId: await findFestivalId(context.db, values.festival), reason })
    return done(username, 'has that role no longer')
  }
  if (verb === 'reset-second-step') {
    const isReset = await resetSecondStep(context, row.person.id, reason)
    return isReset
      ? done(username, 'has no second step any more; their sessions have ended, and they are told')
      : { exitCode: 1, lines: [`${username} has no second step`], json: null }
  }
  await setDisabled(context, row.person.id, verb === 'disable', reason)
  return done(username, verb === 'disable' ? 'is disabled; their sessions and keys have ended' : 'is enabled')
}

async function toGrantInput(
  db: RequestContext['db'],
  { role: name, festival, agency, county, post, reason, 'may-submit': maySubmit }: Wanted,
): Promise<GrantInput> {
  const role = rolesOfPeople.find((person) => person === name)
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

async function findFestivalId(db: RequestContext['db'], code: string | undefined): Promise<number | null> {
  if (code === undefined) return null
  const festival = await findFestival(db, code)
  if (!festival) throw new UsageError(`There is no festival “${code}”`)
  return festival.id
}

/** By user name or e-mail address. */
async function findByName(db: RequestContext['db'], name: string): Promise<PersonWithGrants> {
  const person = await findTaken(db, name, name)
  const row = person && (await findPersonWithGrants(db, person.id))
  if (!row) throw new UsageError(`There is nobody called “${name}”`)
  return row
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
