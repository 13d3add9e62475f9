import { useLanguage } from '../i18n/use-language'
import { type CoverageTotal, missingOf, shareOf } from '../views/coverage-totals'

/** All of it in one sentence. */
export function CoverageSentence({ total }: { total: CoverageTotal }) {
  const { t, number, percent } = useLanguage()
  const share = shareOf(total)
  if (share === null) return <p className="mt-4">{t('data.nothing')}</p>
  return (
    <p className="mt-4 max-w-4xl">
      {t('data.sentence', {
        cells: number(total.cells),
        complete: number(total.complete),
        partial: number(total.partial),
        none: number(missingOf(total)),
        na: number(total.notApplicable),
        share: percent(share, 1),
      })}
    </p>
  )
}
