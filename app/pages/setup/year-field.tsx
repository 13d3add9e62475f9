import { useLanguage } from '../../page-language/use-language'
import { TextField } from '../../ui/field'

/** The year that an edition evaluates, in the digits of the page. */
export function YearField({ label, year }: { label: string; year: number }) {
  const { t, digits } = useLanguage()
  return (
    <TextField
      label={label}
      help={t('setup.create.yearHelp')}
      name="year"
      inputMode="numeric"
      required
      maxLength={4}
      autoComplete="off"
      defaultValue={digits(year)}
    />
  )
}
