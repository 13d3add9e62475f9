import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useParams } from '@remix-run/react'
import { CheckClaims } from '../components/check-claims'
import { requireEdition } from '../access/edition-place.server'
import { findOpened } from '../flows/open-publication.server'
import { found } from '../found'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'
import { useCheck } from '../hooks/use-check'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { edition } = await requireEdition(context, params, 'results.see')
  const wanted = new URL(request.url).searchParams.get('number')
  const opened = await findOpened(context, edition.id, wanted === null ? null : Number(wanted))
  found(opened?.results.ranking)
  return { edition: opened.results.edition, number: opened.results.number, resultHash: opened.results.run.resultHash }
}

export const handle = { texts: ['papers'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.check.title)

export default function Check() {
  const { edition: own, number, resultHash } = useLoaderData<typeof loader>()
  const { t, title, digits } = useLanguage()
  const { lang, festival, edition } = useParams()
  const results = `/${lang}/${festival}/${edition}/results`
  const { state, begin } = useCheck(`${results}/${number}`)
  return (
    <>
      <p className="text-sm text-quiet">
        <Link to={`${results}?number=${number}`}>{t('results.heading', { edition: title(own) })}</Link> ·{' '}
        {t('results.number', { number: digits(number) })}
      </p>
      <h1>{t('check.title')}</h1>
      <p className="mt-2 max-w-3xl">{t('check.lead')}</p>
      <p className="mt-4">
        <button type="button" className="button" onClick={begin} disabled={state.step === 'running'}>
          {t('check.begin')}
        </button>
      </p>
      <div role="status" className="mt-4">
        {state.step === 'running' ? <p>{t('check.running')}</p> : null}
        {state.step === 'failed' ? (
          <p className="rounded-lg bg-warn-soft px-4 py-2 text-warn">{t('check.failed')}</p>
        ) : null}
        {state.step === 'done' ? <CheckClaims claims={state.claims} /> : null}
      </div>
      <section className="sheet mt-6">
        <h2>{t('check.without')}</h2>
        <p className="mt-2">{t('check.command')}</p>
        <p className="raw mt-2 !max-w-none rounded-lg bg-soft px-3 py-2" dir="ltr">
          npx sanjeh check input.json model.json {resultHash}
        </p>
      </section>
    </>
  )
}
