import { useLanguage } from '../../page-language/use-language'
import { EditionLink } from '../../ui/edition-link'
import { Notice } from '../../ui/notice'
import type { NewerThanRun } from './newer-than-run.server'

/** Says that a ranking does not know what came after it, and leads to scoring again. */
export function NewerNotice({ newer }: { newer: readonly NewerThanRun[] }) {
  const { t } = useLanguage()
  if (!newer.length) return null
  return (
    <Notice className="mt-3">
      {t('runs.newer', { what: newer.map((part) => t(`runs.newerParts.${part}`)).join(t('comma')) })}{' '}
      <EditionLink page="runs">{t('runs.scoreAgain')}</EditionLink>
    </Notice>
  )
}
