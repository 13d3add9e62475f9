import type { Succession } from '../../db/queries/successions'
import { useLanguage } from '../page-language/use-language'

/** Says in a sentence what became of an agency. */
export function useSuccessionWords() {
  const { t, title } = useLanguage()
  return ({ kind, agency, successor, former }: Pick<Succession, 'kind' | 'agency' | 'successor' | 'former'>): string =>
    t(`succession.${kind}`, {
      agency: title(agency),
      successor: successor ? title(successor) : '',
      former: former ? title(former) : '',
    })
}
