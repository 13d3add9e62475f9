import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DraftMinutes } from '../components/draft-minutes'
import { MinutesSheet } from '../components/minutes-sheet'
import { SignForm } from '../components/sign-form'
import { takeMinutesForm } from '../forms/minutes-form.server'
import { readForm } from '../forms/read-form.server'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { requireMinutes } from '../access/minutes-place.server'
import { loadMinutesView } from '../views/minutes-view.server'
import { pageTitle } from '../page-title'
import { largestFileBytes } from '../settings/settings.server'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const place = await requireMinutes(context, params, 'minutes.see')
  return loadMinutesView(context, place)
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { festival } = await requireMinutes(context, params, 'minutes.see')
  const form = await readForm(request, await largestFileBytes(context.db, festival.id))
  const place = await requireMinutes(context, params, form?.get('intent') === 'sign' ? 'minutes.sign' : 'minutes.write')
  const answer = await takeMinutesForm(context, place, request, form)
  return answer.ok
    ? redirect(`/${params['lang']}/${params['festival']}/${params['edition']}/minutes/${params['number']}`)
    : data(answer, { status: 400 })
}

export const handle = { texts: ['papers', 'people'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.papers.minutes)

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
          <a className="button-quiet ms-auto" href={`${minutes.number}.pdf`} download>
            PDF
          </a>
        )}
      </div>
      {answer && answer.intent !== 'save' ? (
        <p role="alert" className="mt-3 rounded-lg bg-warn-soft px-4 py-2 text-warn">
          {t(`minutes.refused.${answer.why}`, { megabytes: number(megabytes) })}
        </p>
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
      {maySign && minutes.hash !== null ? <SignForm hash={minutes.hash} typed={answer?.dissent ?? ''} /> : null}
    </>
  )
}
