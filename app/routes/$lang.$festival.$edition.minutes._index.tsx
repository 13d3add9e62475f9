import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { listMinutes, listSigners } from '../../db/queries/minutes'
import { MinutesForm } from '../pages/minutes/minutes-fields'
import { requireEdition } from '../access/edition-context.server'
import { createMinutesDraft } from '../flows/minutes/write-minutes.server'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { NewMinutesForm, minutesOf } from '../pages/minutes/read-minutes.server'
import { refusalOf } from '../forms/parse-form.server'
import { readForm } from '../forms/read-form.server'
import { pageTitle } from '../page-language/page-title'
import { reachOf } from '../policy/policy.server'
import { EmptyState } from '../ui/notice'
import { editionPath } from '../http/edition-path'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { edition, festival, stage } = await requireEdition(context, params, 'minutes.see')
  const mayWrite = reachOf(context.viewer, 'minutes.write', { festivalId: festival.id, stage }) !== null
  const all = await listMinutes(context.db, edition.id)
  return {
    edition,
    minutes: all.map(({ number, state, heldOn, place, corrects }) => ({ number, state, heldOn, place, corrects })),
    signers: mayWrite ? await listSigners(context.db, festival.id) : null,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'minutes.write')
  const sent = await readForm(context, request, NewMinutesForm)
  if (!sent.ok) return data(refusalOf(sent), { status: 400 })
  const input = minutesOf(sent.values, editionContext.festival.calendar)
  if (!input) return data(refusalOf(sent, null, { heldOn: { kind: 'moment' } }), { status: 400 })
  const made = await createMinutesDraft(context, editionContext, input)
  if (!made.ok) return data(refusalOf(sent, made.why), { status: 400 })
  return redirect(editionPath(params, `minutes/${made.minutes.number}`))
}

export const handle = { texts: ['papers', 'faults'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data: shown }) =>
  pageTitle(params, (texts, language) =>
    shown ? `${texts.minutes.title}: ${titleOf(language, shown.edition)}` : texts.minutes.title,
  )

export default function MinutesList() {
  const { edition, minutes, signers } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, title, digits, day } = useLanguage()
  return (
    <>
      <p className="text-sm text-quiet">{title(edition)}</p>
      <h1>{t('minutes.title')}</h1>
      {minutes.length ? (
        <ul className="mt-4 grid gap-3">
          {minutes.map((minutes) => (
            <li key={minutes.number} className="sheet flex flex-wrap items-baseline gap-3">
              <Link to={String(minutes.number)}>{t('minutes.one', { number: digits(minutes.number) })}</Link>
              <span className="badge">{t(`minutes.state.${minutes.state}`)}</span>
              <span>{day(minutes.heldOn)}</span> <span>{minutes.place}</span>
              {minutes.corrects === null ? null : (
                <span className="text-quiet">{t('papers.corrects', { number: digits(minutes.corrects) })}</span>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState className="mt-4">{t('minutes.none')}</EmptyState>
      )}
      {signers ? (
        <section className="sheet mt-6" aria-labelledby="new">
          <h2 id="new">{t('minutes.new')}</h2>
          <MinutesForm
            signers={signers}
            stored={null}
            refused={answer ?? null}
            sealed={minutes.filter((minutes) => minutes.state === 'sealed').map((minutes) => minutes.number)}
            submit={t('minutes.create')}
          />
        </section>
      ) : null}
    </>
  )
}
