import { useLanguage } from '../../page-language/use-language'
import type { TextKey } from '../../i18n/translate'

type Why = Extract<TextKey, `shortlist.why.${string}`> extends `shortlist.why.${infer Key}` ? Key : never

interface Told {
  detail: string
  names: readonly string[]
}

/** Why a form about the shortlist or its votes was refused; names are joined as the language of the page does it. */
export function useRefusalWords() {
  const { t } = useLanguage()
  return (why: Why, { detail, names }: Told) =>
    t(`shortlist.why.${why}`, { detail: names.length ? names.join(t('comma')) : detail })
}
