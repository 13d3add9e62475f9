import { formatUnit } from '../format/unit'
import { useLanguage } from '../page-language/use-language'

/** A value with its unit. */
export function UnitValue({ value, unit }: { value: number; unit: string | null }) {
  const { language } = useLanguage()
  return <>{formatUnit(value, unit, language)}</>
}
