import { useLanguage } from '../page-language/use-language'

interface NamedCode {
  code: string
  titleFa: string
  titleEn: string
}

/** A thing in a sentence: its name with its code behind it. What has no name is called by its code. */
export function useNameWithCode(): (item: NamedCode) => string {
  const { title } = useLanguage()
  return (item) => (title(item) === item.code ? item.code : `${title(item)} (${item.code})`)
}
