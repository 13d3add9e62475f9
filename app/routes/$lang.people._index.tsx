import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { errorsOf } from '../pages/people/fault-of-field'
import { GrantFields } from '../pages/people/grant-fields'
import { LinkToGive } from '../pages/people/link-to-give'
import { listPeoplePage } from '../pages/people/people-list.server'
import { PeopleSearch } from '../pages/people/people-search'
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
import { EmptyState, Notice } from '../ui/notice'
import { languageOf } from '../i18n/language'
import { Button, ButtonLink } from '../ui/button'
import { languagePath } from '../http/language-path'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const governed = await requireGoverned(context, 'people.see')
  const { isWhole, festivals } = governed
  const mayEdit = [null, ...festivals.map(({ id }) => id)].some((festivalId) =>
    reachOf(context.viewer, 'people.edit', { festivalId, stage: null }),
  )
  return {
    isWhole,
    mayEdit,
    festivals: festivals.map(({ id, code, titleFa, titleEn }) => ({ id, code, titleFa, titleEn })),
    list: await listPeoplePage(context, governed, new URL(request.url).searchParams),
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
  const { list, festivals, isWhole, mayEdit } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, number, language } = useLanguage()
  const refused = answer?.delivery ? null : answer
  const { errors, ofForm } = errorsOf(refused?.why, (why) => t(`people.why.${why}`))
  return (
    <>
      <h1>{t('people.title')}</h1>
      {answer?.delivery ? <LinkToGive delivery={answer.delivery} /> : null}
      {mayEdit && festivals.length ? (
        <p className="mt-3">
          <ButtonLink kind="quiet" to={languagePath(language, 'people/invite')}>
            {t('people.list.open')}
          </ButtonLink>
        </p>
      ) : null}
      <PeopleSearch search={list.search} presence={list.presence} counts={list.counts} />
      <p className="mt-2 text-sm text-quiet">
        {t('people.shown', { n: number(list.people.length), of: number(list.matches), all: number(list.all) })}
      </p>
      {list.people.length ? (
        <PeopleTable people={list.people} festivals={festivals} />
      ) : (
        <EmptyState className="mt-4">{t('people.noneFound')}</EmptyState>
      )}
      {mayEdit ? (
        <PostForm
          className="sheet mt-6 grid gap-4"
          key={answer?.delivery ? list.all : 'new'}
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
