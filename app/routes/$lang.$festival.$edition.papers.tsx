import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { findClosedShortlist } from '../../db/queries/award-papers'
import { findSealedMinutes } from '../../db/queries/minutes'
import { CorrectionForm } from '../components/correction-form'
import { requireEdition } from '../access/edition-place.server'
import { createPublication } from '../flows/publications.server'
import { parseMoment } from '../format/parse-moment'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'
import { reachOf } from '../policy.server'
import { openSigningKey } from '../audit/signing.server'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { edition, festival, stage } = await requireEdition(context, params, 'papers.export')
  const mayPublish = reachOf(context.viewer, 'results.publish', { festivalId: festival.id, stage }) !== null
  const mayCorrect = reachOf(context.viewer, 'results.correct', { festivalId: festival.id, stage }) !== null
  const list = await findClosedShortlist(context.db, edition.id)
  const isSealed = list !== null && (await findSealedMinutes(context.db, list.id)) !== null
  return {
    edition,
    mayCorrect,
    hasList: list !== null,
    isSealed,
    mayPublish,
    fingerprint: (await openSigningKey()).fingerprint,
  }
}

/** A correction, beside what was published. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const place = await requireEdition(context, params, 'results.publish')
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const typed = {
    day: text('day'),
    minute: text('minute'),
    reason: text('reason'),
    showsRankings: form.has('showsRankings'),
  }
  const opensAt = parseMoment(typed.day, typed.minute, place.festival.calendar)
  if (!opensAt) return data({ why: 'moment' as const, typed }, { status: 400 })
  const made = await createPublication(context, place, {
    opensAt,
    showsRankings: typed.showsRankings,
    reason: typed.reason,
  })
  return made.ok
    ? redirect(`/${params['lang']}/${params['festival']}/${params['edition']}/papers`)
    : data({ why: made.why, typed }, { status: 400 })
}

export const handle = { texts: ['papers', 'changes'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.papersPage.title)

export default function Papers() {
  const { edition: own, hasList, isSealed, mayPublish, mayCorrect, fingerprint } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, title } = useLanguage()
  const { lang, festival, edition } = useParams()
  const base = `/${lang}/${festival}/${edition}`
  return (
    <>
      <p className="text-sm text-quiet">{title(own)}</p>
      <h1>{t('papersPage.title')}</h1>
      {hasList ? (
        <div className="mt-4 grid gap-5">
          <section className="sheet">
            <h2>{t('papersPage.judges')}</h2>
            <p className="mt-1 max-w-3xl">{t('papersPage.judgesLead')}</p>
            <p className="mt-3 flex flex-wrap gap-3">
              <a className="button" href={`${base}/judges.zip`} download>
                {t('papersPage.download')}
              </a>
              <Link className="button-quiet" to={`${base}/minutes`}>
                {t('minutes.title')}
              </Link>
              <Link className="button-quiet" to={`${base}/ceremony`}>
                {t('ceremony.title')}
              </Link>
            </p>
            <p className="mt-3 text-quiet">{t('papersPage.fingerprint')}</p>
            <p className="code">{fingerprint}</p>
          </section>
          <section className="sheet">
            <h2>{t('papers.certificates')}</h2>
            {isSealed ? <CertificatesForm base={base} /> : <p className="mt-1 max-w-3xl">{t('papersPage.unsealed')}</p>}
          </section>
          {mayCorrect ? (
            <section className="sheet">
              <h2>{t('correct.title')}</h2>
              <p className="mt-1 max-w-3xl">{t('correct.lead')}</p>
              <p className="mt-3">
                <Link className="button" to={`${base}/correction`}>
                  {t('correct.toCorrect')}
                </Link>
              </p>
            </section>
          ) : null}
          {mayPublish ? <CorrectionForm answer={answer ?? null} /> : null}
        </div>
      ) : (
        <p className="sheet mt-4">{t('papersPage.none')}</p>
      )}
    </>
  )
}

/** The two who sign each certificate. */
function CertificatesForm({ base }: { base: string }) {
  const { t } = useLanguage()
  return (
    <Form method="get" action={`${base}/certificates.pdf`} reloadDocument className="mt-3 grid gap-3">
      {['1', '2'].map((place) => (
        <div key={place} className="flex flex-wrap gap-3">
          <input
            className="field min-w-48 flex-1"
            name={`name${place}`}
            aria-label={t('papersPage.signer')}
            placeholder={t('papersPage.signer')}
            required
          />
          <input
            className="field flex-1"
            name={`post${place}`}
            aria-label={t('papers.post')}
            placeholder={t('papers.post')}
            required
          />
        </div>
      ))}
      <p>
        <button className="button" type="submit">
          {t('papersPage.certificates')}
        </button>
      </p>
    </Form>
  )
}
