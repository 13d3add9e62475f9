import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listKeys } from '../../db/queries/api-keys'
import { listEditions } from '../../db/queries/editions'
import type { NamedCode } from '../../db/queries/agencies'
import { type PersonWithGrants, findPersonWithGrants, listLeavers } from '../../db/queries/people'
import { loadAssigned, nameAssigned } from '../pages/people/assigned-names.server'
import { useNameWithCode } from '../figures/use-name-with-code'
import { AssignedMeanwhile, AssignmentForm } from '../pages/people/assignment-form'
import { errorsOf } from '../pages/people/fault-of-field'
import { type ChangedGrant, openGrants, takeGrantForm } from '../pages/people/grant-actions.server'
import { GrantChanges } from '../pages/people/grant-changes'
import { GrantFields } from '../pages/people/grant-fields'
import { LinkToGive } from '../pages/people/link-to-give'
import { PersonKeys } from '../pages/people/person-keys'
import { PersonSwitches } from '../pages/people/person-switches'
import { ReasonField } from '../forms/reason-field'
import { type GrantFault, assignIndicators, setDisabled } from '../flows/people/manage-people.server'
import { revokeKey } from '../flows/people/api-keys.server'
import { resetSecondStep } from '../flows/people/second-step.server'
import { asksSecondStep } from '../settings/settings.server'
import { type Delivery, deliverLink } from '../flows/people/deliver-link.server'
import { found } from '../http/found'
import { type Governed, governsAll, requireGoverned } from '../access/governed.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { PersonForm, grantOf, linkPage } from '../pages/people/people-actions.server'
import { openedField } from '../forms/edits/opened-field'
import { useOpened } from '../forms/edits/use-opened'
import { type Faults, firstTexts, toTyped } from '../forms/form-fault'
import { PostForm } from '../forms/post-form'
import { readForm } from '../forms/read-form.server'
import type { Act } from '../policy/policy.server'
import type { ServerContext } from '../access/server-context'
import { Notice } from '../ui/notice'
import { languageOf } from '../i18n/language'
import { Button } from '../ui/button'

/** Whether somebody without a role had the last one where the viewer governs, so that it can be given back. */
async function hasLeft({ db }: ServerContext, personId: string, { festivals }: Governed) {
  const festivalIds = festivals.map(({ id }) => id)
  return (await listLeavers(db, festivalIds, personId)).has(personId)
}

/** A person who has a role where the viewer governs. Who has others elsewhere is not touched from here. */
async function requirePerson(context: ServerContext, id: string | undefined, act: Act) {
  const governed = await requireGoverned(context, act)
  const person = await findPersonWithGrants(context.db, id ?? '')
  found(person)
  const places = person.grants.map(({ festivalId }) => festivalId)
  const isSeen =
    governed.isWhole ||
    (places.length
      ? places.some((index) => governsAll(governed, [index]))
      : await hasLeft(context, person.person.id, governed))
  if (!isSeen) found(null)
  return { governed, own: person, isWholly: governsAll(governed, places) }
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { governed, own, isWholly } = await requirePerson(context, params['person'], 'people.see')
  const { festivals, isWhole } = governed
  const evaluates = own.grants.flatMap(({ role, festivalId }) =>
    role === 'evaluator' && festivalId !== null ? festivals.filter(({ id }) => id === festivalId) : [],
  )
  const editions = (await Promise.all(evaluates.map(({ id }) => listEditions(context.db, id)))).flat()
  const assigned = await Promise.all(
    editions.map(async (edition) => ({
      id: edition.id,
      code: edition.code,
      titleFa: edition.titleFa,
      titleEn: edition.titleEn,
      ...(await loadAssigned(context.db, edition, own.person.id)),
    })),
  )
  const grants = grantsSeen(own.grants, governed)
  const { id, name, username, email, banned, twoFactorEnabled } = own.person
  const step = twoFactorEnabled
    ? ('on' as const)
    : (await asksSecondStep(context.db, own.grants))
      ? ('owed' as const)
      : ('off' as const)
  return {
    step,
    keys: isWholly ? await listKeys(context.db, id, context.now) : [],
    person: { id, name, username, email, banned },
    isSelf: id === context.viewer.user?.id,
    isWholly,
    isWhole,
    assigned,
    grants: grants.map(({ role, post, festival }) => ({ role, post, festival })),
    opened: openGrants(grants),
    festivals: festivals.map(({ code, titleFa, titleEn }) => ({ code, titleFa, titleEn })),
  }
}

/** The roles that the viewer may know of, each with the code of its festival; empty: the installation. */
function grantsSeen(grants: PersonWithGrants['grants'], governed: Governed) {
  return grants
    .filter(({ festivalId }) => governsAll(governed, [festivalId]))
    .map((grant) => ({ ...grant, festival: governed.festivals.find(({ id }) => id === grant.festivalId)?.code ?? '' }))
}

/** What the page is told after a form; every answer says some of it. */
const silent = {
  why: null,
  done: null,
  delivery: null,
  unknown: [],
  typed: null,
  faults: {},
  meanwhile: null,
  change: null,
  opened: undefined,
} satisfies Answer

interface Answer {
  why: 'self' | 'role' | 'elsewhere' | 'unknown-indicator' | GrantFault | null
  done: 'step' | null
  delivery: Delivery | null
  unknown: readonly NamedCode[]
  typed: Record<string, string> | null
  faults: Faults
  meanwhile: { added: readonly NamedCode[]; removed: readonly NamedCode[] } | null
  change: ChangedGrant | null
  /** Newer than what the forms of roles were opened with; undefined: there is none. */
  opened: string | undefined
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { governed, own, isWholly } = await requirePerson(context, params['person'], 'people.edit')
  const sent = await readForm(context, request, PersonForm)
  const answer = (of: Partial<Answer>, status = 200) => data<Answer>({ ...silent, ...of }, { status })
  const typed = firstTexts(sent.typed)
  if (!sent.ok) return answer({ typed, faults: sent.faults, opened: typed[openedField] }, 400)
  const { values } = sent
  const { reason } = values
  if (values.intent === 'assign') {
    const editions = (await Promise.all(governed.festivals.map(({ id }) => listEditions(context.db, id)))).flat()
    const edition = editions.find(({ id }) => id === values.edition)
    found(edition)
    const ticked = { opened: values.opened, codes: values.indicators }
    const outcome = await assignIndicators(context, own.person.id, edition, ticked, reason)
    const named = await nameAssigned(context.db, edition)
    if (!outcome.ok) return answer({ why: 'unknown-indicator', unknown: outcome.unknown.map(named) }, 400)
    const { added, removed } = outcome.meanwhile
    return answer({ meanwhile: { added: added.map(named), removed: removed.map(named) } })
  }
  if (own.person.id === context.viewer.user?.id) return answer({ why: 'self' }, 400)
  if (values.intent === 'grant' || values.intent === 'take') {
    const grant = grantOf(values, governed)
    if (!grant) return answer({ why: 'role', typed, opened: typed[openedField] }, 400)
    const newest = async () =>
      openGrants(grantsSeen((await findPersonWithGrants(context.db, own.person.id))?.grants ?? [], governed))
    const outcome = await takeGrantForm(context, own.person.id, { typed, grant, intent: values.intent }, newest)
    return answer(outcome, outcome.change ? 409 : outcome.why ? 400 : 200)
  }
  if (!isWholly) return answer({ why: 'elsewhere' }, 400)
  switch (values.intent) {
    case 'reset': {
      const page = linkPage(context, request, languageOf(params))
      return answer({ delivery: await deliverLink(context, own.person, { kind: 'password-reset', page, reason }) })
    }
    case 'reset-step':
      found((await resetSecondStep(context, own.person.id, reason)) || null)
      return answer({ done: 'step' })
    case 'revoke-key':
      found((await revokeKey(context, own.person.id, values.key, reason)) || null)
      return answer({})
    case 'enable':
    case 'disable':
      await setDisabled(context, own.person.id, values.intent === 'disable', reason)
      return answer({})
  }
}

export const handle = { texts: ['people', 'edits', 'faults'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data: own }) =>
  pageTitle(params, (texts) => own?.person.name ?? texts.people.title)

export default function Person() {
  const loaded = useLoaderData<typeof loader>()
  const { person, step, keys, grants, festivals, isWhole, isSelf, isWholly, assigned } = loaded
  const answer = useActionData<typeof action>()
  const { t, title } = useLanguage()
  const nameWithCode = useNameWithCode()
  const opened = useOpened(loaded.opened, answer?.opened)
  const refused = answer?.typed ? { intent: 'grant', typed: toTyped(answer.typed), faults: answer.faults } : null
  const { errors, ofForm } = errorsOf(answer?.why, (why) => t(`people.why.${why}`), refused !== null)
  const festivalOf = (code: string) =>
    festivals.find((festival) => festival.code === code) ?? { titleFa: code, titleEn: code }
  return (
    <div className="grid max-w-4xl gap-6">
      <div>
        <h1>{person.name}</h1>
        <p className="text-quiet">
          <bdi>{person.username}</bdi> · <bdi>{person.email}</bdi>{' '}
          {person.banned ? <span className="badge">{t('people.disabled')}</span> : null}{' '}
          <span className={step === 'owed' ? 'badge text-warn' : 'badge'}>{t(`people.step.${step}`)}</span>
        </p>
      </div>
      {answer?.delivery ? <LinkToGive delivery={answer.delivery} /> : null}
      {answer?.done ? (
        <Notice kind="done" isAnswer>
          {t('people.resetStepDone')}
        </Notice>
      ) : null}
      {answer?.meanwhile ? <AssignedMeanwhile {...answer.meanwhile} /> : null}
      {answer?.change ? <GrantChanges {...answer.change} /> : null}
      {ofForm !== null ? (
        <Notice kind="error" isAnswer>
          {ofForm} <bdi>{answer?.unknown.map(nameWithCode).join(t('comma'))}</bdi>
        </Notice>
      ) : null}
      {isSelf ? null : (
        <>
          {grants.map(({ festival, role, post }) => (
            <PostForm key={festival} className="sheet flex flex-wrap items-center gap-3">
              <span className="badge">{t(`role.${role}`)}</span>{' '}
              <span>{festival === '' ? t('people.whole') : title(festivalOf(festival))}</span>{' '}
              <span className="text-quiet">{post}</span>
              <input type="hidden" name="festival" value={festival} />
              <input type="hidden" name="role" value={role} />
              <input type="hidden" name={openedField} value={opened} />
              <ReasonField label={t('people.reason')} hint={t('people.reason')} />
              <Button kind="link" name="intent" value="take">
                {t('people.take')}
              </Button>
            </PostForm>
          ))}
          <PostForm intent="grant" className="sheet grid gap-4" refused={refused} errors={errors}>
            <h2>{t('people.grant')}</h2>
            <input type="hidden" name={openedField} value={opened} />
            <GrantFields key={opened} festivals={festivals} isWhole={isWhole} />
            <ReasonField label={t('people.reason')} />
            <Button className="justify-self-start">{t('people.give')}</Button>
          </PostForm>
          {isWholly ? <PersonSwitches isDisabled={person.banned} hasSecondStep={step === 'on'} /> : null}
        </>
      )}
      {keys.length ? <PersonKeys keys={keys} isSelf={isSelf} /> : null}
      {assigned.map((edition) => (
        <AssignmentForm key={edition.id} edition={edition} />
      ))}
    </div>
  )
}
