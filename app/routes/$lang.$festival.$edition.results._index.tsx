import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { listPublicationFiles } from '../../db/queries/publications'
import { CorrectionFacts } from '../pages/correction/correction-facts'
import { PublishedFiles } from '../pages/publication/published-files'
import { PublishedRanking } from '../pages/publication/published-ranking'
import { WinnerList } from '../pages/publication/winner-list'
import { requireEdition } from '../access/edition-context.server'
import { findOpened } from '../flows/publication/open-publication.server'
import { found } from '../http/found'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { openSigningKey } from '../audit/signing.server'
import { Notice } from '../ui/notice'
import { EditionLink } from '../ui/edition-link'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { edition } = await requireEdition(context, params, 'results.see')
  const wanted = new URL(request.url).searchParams.get('number')
  const opened = await findOpened(context, edition.id, wanted === null ? null : Number(wanted))
  found(opened)
  const { publication, results, numbers } = opened
  const files = await listPublicationFiles(context.db, publication.id)
  return {
    results,
    numbers,
    files,
    opensAt: publication.opensAt,
    manifestHash: publication.manifestHash,
    fingerprint: (await openSigningKey()).fingerprint,
  }
}

export const handle = { texts: ['papers', 'rankings', 'changes'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params, (texts, language) =>
    data ? `${texts.results.title}: ${titleOf(language, data.results.edition)}` : texts.results.title,
  )

export default function Results() {
  const { results, numbers, files, opensAt, manifestHash, fingerprint } = useLoaderData<typeof loader>()
  const { t, title, digits, moment } = useLanguage()
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-3">
        <h1>{t('results.heading', { edition: title(results.edition) })}</h1>
        {results.festival.isDemo ? <span className="badge badge-demo">{t('demo')}</span> : null}
        {results.model.standing === 'proposal' ? <span className="badge">{t('proposal')}</span> : null}
      </div>
      <p className="mt-1 text-quiet">
        {t('results.published', { number: digits(results.number), at: moment(opensAt) })}
      </p>
      {results.reason === null ? null : (
        <Notice className="mt-3">{t('results.correction', { reason: results.reason })}</Notice>
      )}
      {numbers.length > 1 ? (
        <p className="mt-3 flex flex-wrap gap-3">
          {numbers.map((number) => (
            <Link
              key={number}
              to={`?number=${number}`}
              aria-current={number === results.number ? 'page' : undefined}
              className={number === results.number ? 'font-bold' : ''}
            >
              {t('results.number', { number: digits(number) })}
            </Link>
          ))}
        </p>
      ) : null}
      {results.list.resultHash !== null && results.list.resultHash !== results.run.resultHash ? (
        <p className="mt-3 max-w-3xl">{t('changes.stands', { number: digits(results.minutes.number) })}</p>
      ) : null}
      {results.correction ? (
        <section className="sheet mt-5" aria-labelledby="corrected">
          <h2 id="corrected">{t('correct.effect')}</h2>
          <CorrectionFacts correction={results.correction} />
        </section>
      ) : null}
      <WinnerList winners={results.winners} awards={results.awards} />
      {results.ranking ? (
        <PublishedRanking rows={results.ranking} decimals={results.model.decimals} />
      ) : (
        <Notice kind="information" className="mt-5">
          {t('results.winnersOnly')}
        </Notice>
      )}
      <section className="sheet mt-5" aria-labelledby="method">
        <h2 id="method">{t('papers.method')}</h2>
        <dl className="facts mt-3">
          <dt>{t('run.model')}</dt>
          <dd>
            <EditionLink page="model">{title(results.model)}</EditionLink> <bdi>({digits(results.model.version)})</bdi>
          </dd>
          <dt>{t('papers.author')}</dt>
          <dd>
            <bdi>{results.model.author}</bdi>
          </dd>
          <dt>{t('papers.asOf')}</dt>
          <dd>
            <bdi>{moment(results.run.asOf)}</bdi>
          </dd>
          <dt>{t('papers.hash.input')}</dt>
          <dd className="code">{results.run.inputHash}</dd>
          <dt>{t('papers.hash.result')}</dt>
          <dd className="code">{results.run.resultHash}</dd>
          <dt>{t('papers.hash.list')}</dt>
          <dd className="code">{results.list.hash}</dd>
          <dt>{t('papers.hash.minutes')}</dt>
          <dd className="code">{results.minutes.hash}</dd>
          <dt>{t('results.manifestHash')}</dt>
          <dd className="code">{manifestHash}</dd>
        </dl>
        {results.ranking ? (
          <p className="mt-4">
            <EditionLink kind="primary" page="results/check" search={`?number=${results.number}`}>
              {t('check.title')}
            </EditionLink>
          </p>
        ) : null}
      </section>
      <PublishedFiles number={results.number} files={files} fingerprint={fingerprint} />
    </>
  )
}
