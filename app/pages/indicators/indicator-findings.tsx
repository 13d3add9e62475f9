import { useLanguage } from '../../page-language/use-language'
import type { Findings, IndicatorRow } from './indicator-overview'

/** What the model's author should look at, in sentences. */
export function IndicatorFindings({
  findings: { redundant, opposed, idle, heavy },
  rows,
}: {
  findings: Findings
  rows: readonly IndicatorRow[]
}) {
  const { t, title, format } = useLanguage()
  const nameOf = (code: string) => {
    const row = rows.find((row) => row.code === code)
    return row ? title(row) : code
  }
  const write = (correlation: number) => `\u2066${format.correlation(correlation)}\u2069`
  const sentences = [
    ...redundant.map(([a, b, r]) => t('indicators.redundant', { first: nameOf(a), second: nameOf(b), r: write(r) })),
    ...opposed.map(([a, b, r]) => t('indicators.opposed', { first: nameOf(a), second: nameOf(b), r: write(r) })),
    ...idle.map((code) => t('indicators.idle', { name: nameOf(code) })),
    ...heavy.map(([code, nominal, real]) =>
      t('indicators.heavy', { name: nameOf(code), nominal: format.share(nominal), real: format.share(real) }),
    ),
  ]
  return (
    <section className="sheet mt-5">
      <h2>{t('indicators.findings')}</h2>
      {sentences.length ? (
        <ul className="mt-2 list-disc space-y-1 ps-5">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : (
        <p className="mt-2">{t('indicators.sound')}</p>
      )}
    </section>
  )
}
