import type { RunFacts } from '../../access/edition-run.server'
import { useLanguage } from '../../page-language/use-language'

/** Which model over which data gave what is shown, so that it can be made again. */
export function RunCard({ run }: { run: RunFacts }) {
  const { t, pick, moment, digits } = useLanguage()
  return (
    <section className="sheet mt-6 text-sm" aria-labelledby="run">
      <h2 id="run" className="mb-2">
        {t('run.title')}
      </h2>
      <dl className="facts">
        <dt>{t('run.model')}</dt>
        <dd>
          {pick(run.model.title)}
          {t('comma')}
          {t('run.version', { version: digits(run.model.version) })}{' '}
          {run.model.standing === 'proposal' ? <span className="badge">{t('proposal')}</span> : null}
        </dd>
        <dt>{t('run.author')}</dt>
        <dd>
          <bdi>{run.model.author}</bdi>
        </dd>
        <dt>{t('run.asOf')}</dt>
        <dd>
          <bdi>{moment(run.asOf)}</bdi> ({t('run.run', { id: digits(run.id) })})
        </dd>
        <dt>{t('run.inputHash')}</dt>
        <dd>
          <bdi className="code" title={run.inputHash}>
            {run.inputHash.slice(0, 16)}
          </bdi>
        </dd>
        <dt>{t('run.resultHash')}</dt>
        <dd>
          <bdi className="code" title={run.resultHash}>
            {run.resultHash.slice(0, 16)}
          </bdi>
        </dd>
        <dt>{t('run.engine')}</dt>
        <dd>{digits(run.engine)}</dd>
      </dl>
      {run.warnings.length ? (
        <>
          <h3 className="mt-3 font-bold">{t('run.warnings')}</h3>
          <ul className="list-disc ps-5">
            {run.warnings.map((warning) => (
              <li key={`${warning.code}-${warning.node ?? ''}`}>{pick(warning.text)}</li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}
