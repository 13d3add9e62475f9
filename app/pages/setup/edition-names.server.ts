import { en } from '../../i18n/en'
import { fa } from '../../i18n/fa'
import { translator } from '../../i18n/translate'
import { formatDigits } from '../../format/number'

/** What an edition is called in both languages after the year that it evaluates. */
export const titlesOfYear = (year: number) => ({
  titleFa: translator(fa)('setup.create.editionTitle', { year: formatDigits(String(year), 'fa') }),
  titleEn: translator(en)('setup.create.editionTitle', { year: String(year) }),
})
