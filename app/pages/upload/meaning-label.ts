import { useLanguage } from '../../page-language/use-language'
import { plainMeanings } from '../../flows/setup/agencies/agency-meanings'

/** Gives what a column means in words; a number that only the festival knows by its code. */
export function useMeaningLabel(): (meaning: string) => string {
  const { t } = useLanguage()
  return (meaning) => {
    if (meaning === 'none') return t('upload.meaning.none')
    const plain = plainMeanings.find((item) => item === meaning)
    if (plain) return t(`upload.meaning.${plain}`)
    const code = meaning.replace('metric:', '')
    return code === 'managers' || code === 'ruralPopulation' ? t(`upload.meaning.${code}`) : code
  }
}
