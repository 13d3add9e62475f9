import { indicatorUnits } from '../format/units'
import { useLanguage } from '../page-language/use-language'

/**
 * What a unit is called; one that we have no word for is shown as it is written. The page needs the texts of models.
 */
export function useUnitName(): (unit: string) => string {
  const { t } = useLanguage()
  return (unit) => {
    const known = indicatorUnits.find((item) => item === unit)
    return known ? t(`unitNames.${known}`) : unit
  }
}
