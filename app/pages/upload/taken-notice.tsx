import { useSearchParams } from '@remix-run/react'
import { readNumber } from '../../format/read-number'
import { useLanguage } from '../../page-language/use-language'
import { Notice } from '../../ui/notice'

/** Says what a spreadsheet changed, on the page that comes after it. */
export function TakenNotice() {
  const { t, number } = useLanguage()
  const [search] = useSearchParams()
  const [added, changed] = ['added', 'changed'].map((name) => readNumber(search.get(name) ?? ''))
  if (added === undefined || changed === undefined || Number.isNaN(added) || Number.isNaN(changed)) return null
  return (
    <Notice kind="done" isAnswer>
      {t('upload.taken', { added: number(added), changed: number(changed) })}
    </Notice>
  )
}
