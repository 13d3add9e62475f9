import { useLanguage } from '../../page-language/use-language'
import { type CoverageTotal, missingOf, shareOf } from './coverage-totals'

/** All of it in one sentence. */
export function CoverageSentence({ total }: { total: CoverageTotal }) {
  const { t, number, format } = useLanguage()
  const share = shareOf(total)
  if (share === null) return <p className="mt-4">{t('data.nothing')}</p>
  return (
    <p className="mt-4 max-w-4xl" data-number="known-months">
      {t('data.sentence', {
        cells: number(total.cells),
        complete: number(total.complete),
        partial: number(total.partial),
        none: number(missingOf(total)),
        na: number(total.notApplicable),
        share: format.share(share),
      })}
    </p>
  )
}
