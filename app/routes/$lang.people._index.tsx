import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listPeople } from '../../db/queries/people'
import { errorsOf } from '../pages/people/fault-of-field'
import { GrantFields } from '../pages/people/grant-fields'
import { LinkToGive } from '../pages/people/link-to-give'
import { PeopleTable } from '../pages/people/people-table'
import { TextField } from '../ui/field'
import { invitePerson } from '../flows/people/manage-people.server'
import { found } from '../http/found'
import { requireGoverned } from '../access/governed.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { InviteForm, grantOf, linkPage } from '../pages/people/people-actions.server'
import { refusalOf } from '../forms/parse-form.server'
import { PostForm } from '../forms/post-form'
import { readForm } from '../forms/read-form.server'
import { reachOf } from '../policy/policy.server'
import { readStepRoles } from '../settings/settings.server'
import { Notice } from '../ui/notice'
import { languageOf } from '../i18n/language'
import { Button } from '../ui/button'

export async function loader({ context }: LoaderFunctionArgs) {
  const { isWhole, festivals } = await requireGoverned(context, 'people.see')
  const people = await listPeople(context.db, isWhole ? 'all' : festivals.map(({ id }) => id))
  const asksStep = await readStepRoles(
    context.db,
    people.flatMap(({ grants }) => grants),
  )
  const mayEdit = [null, ...festivals.map(({ id }) => id)].some((festivalId) =>
    reachOf(context.viewer, 'people.edit', { festivalId, stage: null }),
  )
  return {
    isWhole,
    mayEdit,
    festivals: festivals.map(({ id, code, titleFa, titleEn }) => ({ id, code, titleFa, titleEn })),
    people: people.map(({ person: { id, name, username, banned, twoFactorEnabled }, grants }) => ({
      id,
      name,
      username,
      banned,
      step: twoFactorEnabled ? ('on' as const) : asksStep(grants) ? ('owed' as const) : ('off' as const),
      grants: grants.map(({ festivalId, role, post }) => ({ festivalId, role, post })),
    })),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const governed = await requireGoverned(context, 'people.edit')
  const sent = await readForm(context, request, InviteForm)
  if (!sent.ok) return data({ ...refusalOf(sent), delivery: null }, { status: 400 })
  const grant = grantOf(sent.values, governed)
  found(grant)
  const invited = await invitePerson(context, sent.values, grant, linkPage(context, request, languageOf(params)))
  if (!invited.ok) return data({ ...refusalOf(sent, invited.why), delivery: null }, { status: 400 })
  return data({ delivery: invited.delivery })
}

export const handle = { texts: ['people', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.people.title)

export default function People() {
  const { people, festivals, isWhole, mayEdit } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useLanguage()
  const refused = answer?.delivery ? null : answer
  const { errors, ofForm } = errorsOf(refused?.why, (why) => t(`people.why.${why}`))
  return (
    <>
      <h1>{t('people.title')}</h1>
      {answer?.delivery ? <LinkToGive delivery={answer.delivery} /> : null}
      <PeopleTable people={people} festivals={festivals} />
      {mayEdit ? (
        <PostForm
          className="sheet mt-6 grid gap-4"
          key={answer?.delivery ? people.length : 'new'}
          refused={refused}
          errors={{ ...(refused?.faults['username'] ? { username: t('people.why.username') } : {}), ...errors }}
        >
          <h2>{t('people.invite')}</h2>
          <p className="text-sm text-quiet">{t('people.inviteHelp')}</p>
          <div className="grid gap-4 sm:grid-cols-3">
            <TextField name="name" label={t('people.name')} isWide autoComplete="off" required />
            <TextField name="username" label={t('people.username')} isWide autoComplete="off" required dir="ltr" />
            <TextField name="email" label={t('people.email')} isWide autoComplete="off" required dir="ltr" />
          </div>
          <GrantFields festivals={festivals} isWhole={isWhole} />
          {ofForm === null ? null : (
            <Notice kind="error" isAnswer>
              {ofForm}
            </Notice>
          )}
          <Button className="justify-self-start">{t('people.makeLink')}</Button>
        </PostForm>
      ) : null}
    </>
  )
}
