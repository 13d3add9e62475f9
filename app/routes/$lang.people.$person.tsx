import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { listEditions } from '../../db/queries/editions'
import { listAssigned } from '../../db/queries/grants'
import { findPersonWithGrants } from '../../db/queries/people'
import { AssignmentForm } from '../components/assignment-form'
import { GrantFields } from '../components/grant-fields'
import { LinkToGive } from '../components/link-to-give'
import { PersonSwitches } from '../components/person-switches'
import { ReasonField } from '../components/reason-field'
import { assignIndicators, giveGrant, setDisabled, takeGrant } from '../flows/manage-people.server'
import { deliverLink } from '../flows/deliver-link.server'
import { found } from '../found'
import { governsAll, requireGoverned } from '../access/governed.server'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'
import { linkPage, readGrant } from '../forms/people-form.server'
import { readReason, typedIn } from '../forms/read-form.server'
import type { Act } from '../policy.server'
import type { ServerContext } from '../server/load-context'

/** A person who is somebody where the viewer governs. Who is more elsewhere is not touched from here. */
async function requirePerson(context: ServerContext, id: string | undefined, act: Act) {
  const governed = await requireGoverned(context, act)
  const own = await findPersonWithGrants(context.db, id ?? '')
  found(own)
  const places = own.grants.map(({ festivalId }) => festivalId)
  if (!governed.isWhole && !places.some((place) => governsAll(governed, [place]))) found(null)
  return { governed, own, isWholly: governsAll(governed, places) }
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { governed, own, isWholly } = await requirePerson(context, params['person'], 'people.see')
  const { festivals, isWhole } = governed
  const evaluates = own.grants.flatMap(({ role, festivalId }) =>
    role === 'evaluator' && festivalId !== null ? festivals.filter(({ id }) => id === festivalId) : [],
  )
  const editions = (await Promise.all(evaluates.map(({ id }) => listEditions(context.db, id)))).flat()
  const assigned = await Promise.all(
    editions.map(async ({ id, code, titleFa, titleEn }) => ({
      id,
      code,
      titleFa,
      titleEn,
      codes: await listAssigned(context.db, id, own.person.id),
    })),
  )
  const { id, name, username, email, banned } = own.person
  return {
    person: { id, name, username, email, banned },
    isSelf: id === context.viewer.user?.id,
    isWholly,
    isWhole,
    assigned,
    grants: own.grants
      .filter(({ festivalId }) => governsAll(governed, [festivalId]))
      .map(({ festivalId, role, post }) => ({
        role,
        post,
        festival: festivals.find((one) => one.id === festivalId)?.code ?? '',
      })),
    festivals: festivals.map(({ code, titleFa, titleEn }) => ({ code, titleFa, titleEn })),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { governed, own, isWholly } = await requirePerson(context, params['person'], 'people.edit')
  const form = await request.formData()
  const wish = form.get('wish')
  const reason = readReason(form)
  const isSelf = own.person.id === context.viewer.user?.id
  const refuse = (why: 'self' | 'role' | 'elsewhere') => data({ why, delivery: null, unknown: '' }, { status: 400 })
  const done = data({ why: null, delivery: null, unknown: '' })
  if (wish === 'assign') {
    const editions = (await Promise.all(governed.festivals.map(({ id }) => listEditions(context.db, id)))).flat()
    const edition = editions.find(({ id }) => String(id) === form.get('edition'))
    found(edition)
    const outcome = await assignIndicators(
      context,
      own.person.id,
      edition,
      (typedIn(form)['codes'] ?? '').split(/[\s,،]+/).filter(Boolean),
      reason,
    )
    return outcome.ok
      ? done
      : data({ why: 'unknown-indicator' as const, delivery: null, unknown: outcome.unknown.join(' ') }, { status: 400 })
  }
  if (isSelf) return refuse('self')
  if (wish === 'grant' || wish === 'take') {
    const grant = readGrant(form, governed)
    if (!grant) return refuse('role')
    const outcome =
      wish === 'take'
        ? await takeGrant(context, own.person.id, grant).then(() => ({ ok: true }) as const)
        : await giveGrant(context, own.person.id, grant)
    return outcome.ok ? done : data({ why: outcome.why, delivery: null, unknown: '' }, { status: 400 })
  }
  if (!isWholly) return refuse('elsewhere')
  if (wish === 'reset')
    return data({
      why: null,
      unknown: '',
      delivery: await deliverLink(context, own.person, {
        kind: 'password-reset',
        page: linkPage(context, request, params['lang']),
        reason,
      }),
    })
  if (wish !== 'disable' && wish !== 'enable') found(null)
  await setDisabled(context, own.person.id, wish === 'disable', reason)
  return done
}

export const handle = { texts: ['people'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data: own }) =>
  pageTitle(params['lang'], (texts) => own?.person.name ?? texts.people.title)

export default function Person() {
  const { person, grants, festivals, isWhole, isSelf, isWholly, assigned } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useLanguage()
  return (
    <div className="grid max-w-4xl gap-6">
      <div>
        <h1>{person.name}</h1>
        <p className="text-quiet">
          <bdi>{person.username}</bdi> · <bdi>{person.email}</bdi>{' '}
          {person.banned ? <span className="badge">{t('people.disabled')}</span> : null}
        </p>
      </div>
      {answer?.delivery ? <LinkToGive delivery={answer.delivery} /> : null}
      {answer?.why ? (
        <p role="alert" className="text-bad">
          {t(`people.why.${answer.why}`)} <bdi>{answer.unknown}</bdi>
        </p>
      ) : null}
      {isSelf ? null : (
        <>
          {grants.map(({ festival, role, post }) => (
            <Form method="post" key={festival} className="sheet flex flex-wrap items-center gap-3">
              <span className="badge">{t(`role.${role}`)}</span>{' '}
              <span>{festival === '' ? t('people.whole') : festival}</span> <span className="text-quiet">{post}</span>
              <input type="hidden" name="festival" value={festival} />
              <input type="hidden" name="role" value={role} />
              <ReasonField label={t('people.reason')} hint={t('people.reason')} />
              <button className="link" name="wish" value="take" type="submit">
                {t('people.take')}
              </button>
            </Form>
          ))}
          <Form method="post" className="sheet grid gap-4">
            <h2>{t('people.grant')}</h2>
            <GrantFields festivals={festivals} isWhole={isWhole} typed={{}} />
            <ReasonField label={t('people.reason')} />
            <button className="button justify-self-start" name="wish" value="grant" type="submit">
              {t('people.give')}
            </button>
          </Form>
          {isWholly ? <PersonSwitches isDisabled={person.banned} /> : null}
        </>
      )}
      {assigned.map((edition) => (
        <AssignmentForm key={edition.id} edition={edition} />
      ))}
    </div>
  )
}
