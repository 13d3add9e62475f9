import type { Pull } from '../../../db/queries/sources'
import { useLanguage } from '../../page-language/use-language'

/** Where every record of a pull went, as a sum that can be checked, and when. */
export function PullFacts({ pull, pages, version }: { pull: Pull; pages: number; version: number }) {
  const { t, number, moment, digits } = useLanguage()
  const parts = [
    { label: t('source.read'), value: pull.recordsRead, sign: '=' },
    { label: t('source.stored'), value: pull.recordsStored, sign: '+' },
    { label: t('source.unchanged'), value: pull.recordsUnchanged, sign: '+' },
    { label: t('source.quarantined'), value: pull.recordsQuarantined, sign: '' },
  ]
  return (
    <>
      <dl className="sheet mt-4 flex flex-wrap items-end gap-x-5 gap-y-2" aria-label={t('pull.sum')}>
        {parts.map(({ label, value, sign }) => (
          <div key={label}>
            <dt className="text-sm text-quiet">{label}</dt>
            <dd className="flex justify-between gap-5 text-2xl">
              <strong>{number(value)}</strong>
              <span aria-hidden="true" className="text-quiet">
                {sign}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <dl className="sheet facts mt-4">
        <dt>{t('source.state')}</dt>
        <dd>{t(`pull.state.${pull.state}`)}</dd>
        <dt>{t('pull.started')}</dt>
        <dd>
          <bdi>{moment(pull.startedAt)}</bdi>
        </dd>
        <dt>{t('pull.finished')}</dt>
        <dd>{pull.finishedAt ? <bdi>{moment(pull.finishedAt)}</bdi> : '—'}</dd>
        <dt>{t('pull.pages')}</dt>
        <dd>{number(pages)}</dd>
        <dt>{t('pull.observations')}</dt>
        <dd>{number(pull.observationsWritten)}</dd>
        <dt>{t('source.version')}</dt>
        <dd>{digits(version)}</dd>
      </dl>
    </>
  )
}
