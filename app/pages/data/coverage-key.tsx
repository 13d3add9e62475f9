import { useLanguage } from '../../page-language/use-language'
import { coverageStates } from './coverage-cell-value'
import { coverageMarks, shadeOf } from './coverage-cell'

/** What the marks and letters of the matrix mean. */
export function CoverageKey() {
  const { t } = useLanguage()
  return (
    <section aria-label={t('data.key')} className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-sm text-quiet">
      {coverageStates.map((state) => (
        <span key={state}>
          <span
            aria-hidden="true"
            className={`inline-block w-6 rounded text-center text-ink ${shadeOf({ state, reported: 6, expected: 12 })}`}
          >
            {coverageMarks[state]}
          </span>{' '}
          <b className="font-semibold text-ink">{t(`data.state.${state}`)}</b>: {t(`data.meaning.${state}`)}
        </span>
      ))}
      <span>{t('data.rhythm')}</span>
      <span>
        {(['measured', 'self-declared', 'surveyed'] as const).map((kind) => (
          <span key={kind} className="me-4 inline-block">
            <b className="font-semibold text-ink">{t(`data.letter.${kind}`)}</b>: {t(`kind.${kind}`)}
          </span>
        ))}
      </span>
    </section>
  )
}
