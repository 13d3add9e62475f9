import { useLanguage } from '../../page-language/use-language'
import type { ModelError } from '../../../scoring/check/shape'
import type { ModelWarning } from '../../../scoring/worse-can-raise'
import { Notice } from '../../ui/notice'

const shown = 50

/** What is wrong with parts of a document that no field shows, each with its place. */
export function DraftErrors({ errors }: { errors: readonly ModelError[] }) {
  const { t, pick, number } = useLanguage()
  if (!errors.length) return null
  return (
    <Notice isAnswer as="div" className="min-w-0 lg:col-span-2">
      <p>{t('modelPage.errors', { n: number(errors.length) })}</p>
      <ul className="mt-1 list-disc ps-5 text-sm">
        {errors.slice(0, shown).map((error) => (
          <li key={`${error.pointer} ${error.en}`}>
            {error.pointer ? <bdi className="code">{error.pointer}</bdi> : null} {pick(error)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** What somebody who chooses these methods should know; none of it is an error. */
export function DraftWarnings({ warnings }: { warnings: readonly ModelWarning[] }) {
  const { t, pick } = useLanguage()
  if (!warnings.length) return null
  return (
    <Notice as="div">
      <p>{t('modelPage.warnings')}</p>
      <ul className="mt-1 list-disc ps-5 text-sm">
        {warnings.map((warning) => (
          <li key={warning.en}>{pick(warning)}</li>
        ))}
      </ul>
    </Notice>
  )
}
