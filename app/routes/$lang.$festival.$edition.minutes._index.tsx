import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { listMinutes, listSigners } from '../../db/queries/minutes'
import { MinutesForm, typedOf } from '../components/minutes-form'
import { requireEdition } from '../access/edition-place.server'
import { createMinutesDraft } from '../flows/write-minutes.server'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { parseMinutesForm } from '../forms/minutes-form'
import { pageTitle } from '../page-title'
import { reachOf } from '../policy.server'

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
  const place = await requireEdition(context, params, 'minutes.write')
  const form = await request.formData()
  const parsed = parseMinutesForm(form, place.festival.calendar)
  if (!parsed.ok) return data({ why: 'fields' as const, fields: parsed.fields, typed: typedOf(form) }, { status: 400 })
  const made = await createMinutesDraft(context, place, parsed.input)
  if (!made.ok) return data({ why: made.why, fields: [], typed: typedOf(form) }, { status: 400 })
  return redirect(`/${params['lang']}/${params['festival']}/${params['edition']}/minutes/${made.minutes.number}`)
}

export const handle = { texts: ['papers'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data: shown }) =>
  pageTitle(params['lang'], (texts, language) =>
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
          {minutes.map((own) => (
            <li key={own.number} className="sheet flex flex-wrap items-baseline gap-3">
              <Link to={String(own.number)}>{t('minutes.one', { number: digits(own.number) })}</Link>
              <span className="badge">{t(`minutes.state.${own.state}`)}</span>
              <span>{day(own.heldOn)}</span> <span>{own.place}</span>
              {own.corrects === null ? null : (
                <span className="text-quiet">{t('papers.corrects', { number: digits(own.corrects) })}</span>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className="sheet mt-4">{t('minutes.none')}</p>
      )}
      {signers ? (
        <section className="sheet mt-6" aria-labelledby="new">
          <h2 id="new">{t('minutes.new')}</h2>
          <MinutesForm
            signers={signers}
            typed={answer?.typed ?? null}
            problems={answer ? { why: answer.why, fields: answer.fields } : null}
            sealed={minutes.filter((own) => own.state === 'sealed').map((own) => own.number)}
            submit={t('minutes.create')}
          />
        </section>
      ) : null}
    </>
  )
}
