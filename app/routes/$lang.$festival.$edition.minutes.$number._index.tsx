import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DraftMinutes } from '../pages/minutes/draft-minutes'
import { MinutesSheet } from '../pages/minutes/minutes-sheet'
import { SignForm } from '../pages/minutes/sign-form'
import { MinutesForm, takeMinutesForm } from '../pages/minutes/minutes-actions.server'
import { readFormWithFile } from '../forms/read-form.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { requireMinutes } from '../access/minutes-context.server'
import { loadMinutesView } from '../pages/minutes/minutes-view.server'
import { pageTitle } from '../page-language/page-title'
import { largestFileBytes } from '../settings/settings.server'
import { Notice } from '../ui/notice'
import { editionPath } from '../http/edition-path'
import { ButtonLink } from '../ui/button'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const editionContext = await requireMinutes(context, params, 'minutes.see')
  return loadMinutesView(context, editionContext)
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { festival } = await requireMinutes(context, params, 'minutes.see')
  const sent = await readFormWithFile(context, request, MinutesForm, await largestFileBytes(context.db, festival.id))
  const editionContext = await requireMinutes(
    context,
    params,
    sent?.intent === 'sign' ? 'minutes.sign' : 'minutes.write',
  )
  const answer = await takeMinutesForm(context, editionContext, request, sent)
  return answer.ok
    ? redirect(editionPath(params, `minutes/${params['number']}`))
    : data(answer, { status: answer.why === 'too-large' ? 413 : 400 })
}

export const handle = { texts: ['papers', 'awards', 'people', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.papers.minutes)

export default function MinutesPage() {
  const { minutes, frozen, people, files, megabytes, draft, maySign } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, digits, number } = useLanguage()
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <h1>{t('minutes.one', { number: digits(minutes.number) })}</h1>
        <span className="badge">{t(`minutes.state.${minutes.state}`)}</span>
        {minutes.hash === null ? null : (
          <ButtonLink kind="quiet" className="ms-auto" href={`${minutes.number}.pdf`} download>
            PDF
          </ButtonLink>
        )}
      </div>
      {answer?.why && answer.intent !== 'save' ? (
        <Notice isAnswer className="mt-3">
          {t(`minutes.refused.${answer.why}`, { megabytes: number(megabytes) })}
        </Notice>
      ) : null}
      {draft ? <DraftMinutes draft={draft} files={files} megabytes={megabytes} answer={answer ?? null} /> : null}
      {frozen ? (
        <MinutesSheet
          minutes={frozen}
          hash={minutes.hash ?? ''}
          files={files}
          people={people}
          mayReopen={minutes.mayReopen}
          version={minutes.version}
        />
      ) : null}
      {maySign && minutes.hash !== null ? <SignForm hash={minutes.hash} refused={answer} /> : null}
    </>
  )
}
