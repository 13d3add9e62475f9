import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireGoverned } from '../access/governed.server'
import { readFormWithFile } from '../forms/read-form.server'
import { languagePath } from '../http/language-path'
import { languageOf } from '../i18n/language'
import { pageTitle } from '../page-language/page-title'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { CheckedPeople } from '../pages/people/checked-people'
import { InvitationSlips } from '../pages/people/invitation-slips'
import { InviteListForm, takeInviteList } from '../pages/people/invite-list-actions.server'
import { InviteListForm as InviteListFields } from '../pages/people/invite-list-form'
import { LocalAddress } from '../pages/people/local-address'
import { linkPage } from '../pages/people/people-actions.server'
import { largestFileAnywhere } from '../settings/settings.server'
import { readOfficeFileOnThread } from '../workers/sheet-threads.server'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { festivals } = await requireGoverned(context, 'people.edit')
  return {
    festivals: festivals.map(({ code, titleFa, titleEn }) => ({ code, titleFa, titleEn })),
    megabytes: (await largestFileAnywhere(context.db)) / 1_000_000,
    page: linkPage(context, request, languageOf(params)),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const governed = await requireGoverned(context, 'people.edit')
  const sent = await readFormWithFile(context, request, InviteListForm, await largestFileAnywhere(context.db))
  const language = languageOf(params)
  const page = linkPage(context, request, language)
  const answer = await takeInviteList(context, governed, sent, { language, page, read: readOfficeFileOnThread })
  const status = answer.notInvited ? 409 : answer.refused?.why === 'too-large' ? 413 : answer.refused ? 400 : 200
  return data(answer, { status, headers: { 'cache-control': 'no-store' } })
}

export const handle = { texts: ['people', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.people.list.title)

export default function InviteListPage() {
  const { festivals, megabytes, page } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() ?? null
  const { t, language } = useLanguage()
  return (
    <div className="grid gap-5">
      <div className="no-print">
        <p className="text-sm">
          <Link to={languagePath(language, 'people')}>{t('people.title')}</Link>
        </p>
        <h1>{t('people.list.title')}</h1>
        <p className="mt-1 max-w-3xl text-quiet">{t('people.list.lead')}</p>
        {answer?.invited ? null : <LocalAddress link={page} />}
      </div>
      {answer?.invited ? <InvitationSlips invited={answer.invited} /> : null}
      {answer?.checked ? <CheckedPeople checked={answer.checked} notInvited={answer.notInvited} /> : null}
      <InviteListFields key={answer?.invited ? 'done' : 'list'} {...{ festivals, megabytes, answer }} />
    </div>
  )
}
