import { PublishedPasswordsError } from '../runtime/start-errors'
import type { Db } from '../../db/database'
import { findAgency } from '../../db/queries/agencies'
import { listDeclaredMetrics } from '../../db/queries/declarations'
import { listEditions } from '../../db/queries/editions'
import { listFestivals } from '../../db/queries/festivals'
import { findModelVersionFor } from '../../db/queries/models'
import { countPeople, listPublished } from '../../db/queries/people'
import { demoPassword, demoPeople } from '../sign-in/demo-people'
import type { RequestContext } from '../policy/request-context'
import { changeSettings } from '../flows/settings/change-settings.server'
import { assignIndicators } from '../flows/people/manage-people.server'
import { listIndicators } from '../model/model-parts'
import { storedModel } from '../model/stored-model'
import { addPerson, randomPassword } from '../flows/people/add-person.server'
import { operatorOf } from '../access/viewer.server'
import { readOwnSettings } from '../settings/settings.server'
import type { Environment } from '../runtime/environment'
import { loopback } from '../runtime/environment'

/**
 * Where nobody can sign in yet: a demonstration gets an account for each role, any other installation one
 * administrator.
 */
export async function addFirstPeople(db: Db, now: Date, say: (text: string) => void) {
  if (await countPeople(db)) return easeDemonstration(db, now)
  const demo = (await listFestivals(db)).find((festival) => festival.isDemo)
  if (demo) {
    await addDemoPeople(db, demo.id, now)
    return easeDemonstration(db, now)
  }
  const password = randomPassword()
  const context = { db, viewer: operatorOf('first start'), now }
  const grants = [{ festivalId: null, role: 'administrator' }] as const
  await addPerson(context, {
    username: 'administrator',
    name: 'دبیرخانه · Secretariat',
    email: 'administrator@sanjeh.invalid',
    passwordKind: 'printed',
    password,
    grants,
  })
  say(
    `The first account is “administrator” with the password ${password}\n  It is shown this once. Sanjeh asks for another one at the first sign-in.`,
  )
}

/**
 * Accounts whose password is published need no second step: it would keep nobody out but those who want to look. Once
 * somebody has set it, that stands.
 */
async function easeDemonstration(db: Db, now: Date) {
  if (!(await listPublished(db)).length || (await readOwnSettings(db, null)).secondStepFor) return
  await changeSettings({ db, viewer: operatorOf('first start'), now }, null, { secondStepFor: [] })
}

async function addDemoPeople(db: Db, festivalId: number, now: Date) {
  for (const [index, { username, name, role, agency, maySubmit = false, post }] of demoPeople.entries()) {
    const context = { db, viewer: operatorOf('first start'), now: new Date(now.getTime() + index) }
    const agencyId = agency ? ((await findAgency(db, festivalId, agency))?.id ?? null) : null
    const grants = [{ festivalId, role, agencyId, maySubmit, post }]
    const id = await addPerson(context, {
      username,
      name,
      email: `${username}@demo.invalid`,
      passwordKind: 'published',
      password: demoPassword,
      grants,
    })
    if (role === 'evaluator') await assignEverything(context, festivalId, id)
  }
}

/**
 * Evaluators of a demonstration answer for all indicators and all that agencies declare, so that either can rule on
 * what the other has judged.
 */
async function assignEverything(context: RequestContext, festivalId: number, userId: string) {
  for (const edition of await listEditions(context.db, festivalId)) {
    const version = await findModelVersionFor(context.db, edition)
    const declared = (await listDeclaredMetrics(context.db, edition.id)).map(({ metric }) => metric.code)
    if (version)
      await assignIndicators(context, userId, edition, {
        opened: [],
        codes: [...listIndicators(storedModel(version)).map(({ code }) => code), ...declared],
      })
  }
}

type Opening = Pick<Environment, 'host' | 'publicUrl' | 'trustedProxies'>

/** The setting by which others than this machine's own people come in; null: none. */
function findOpening({ host, publicUrl, trustedProxies }: Opening): string | null {
  if (!loopback.includes(host)) return `HOST=${host}`
  if (publicUrl !== undefined && !loopback.includes(new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')))
    return `SANJEH_URL=${publicUrl}`
  return trustedProxies.length ? `SANJEH_TRUSTED_PROXY=${trustedProxies.join(',')}` : null
}

/** The demonstration's passwords are in the documentation: they may serve this machine only. */
export async function refusePublishedPasswords(db: Db, environment: Opening) {
  const opening = findOpening(environment)
  if (!opening) return
  const people = await listPublished(db)
  if (!people.length) return
  const names = people.map((person) => person.username).join(', ')
  throw new PublishedPasswordsError(
    `${opening} would open accounts with published passwords to a network: ${names}.\nChange their passwords first (sign in on this machine, “My account”), or start with SANJEH_DEMO=off and another SANJEH_DATA.`,
  )
}
