import type { ComponentProps } from 'react'
import { useLanguage } from '../page-language/use-language'
import { SelectField, TextField } from '../ui/field'

export interface Named {
  code: string
  titleFa: string
  titleEn: string
}

interface ChoiceProps {
  label: string
  /** What stands for no choice. */
  all: string
  chosen: string | undefined
}

export function FilterChoice({
  name,
  label,
  all,
  options,
  chosen,
}: ChoiceProps & { name: string; options: readonly Named[] }) {
  const { title } = useLanguage()
  return (
    <FilterSelect label={label} look="!max-w-full sm:!max-w-52" name={name} defaultValue={chosen ?? ''}>
      <option value="">{all}</option>
      {options.map((option) => (
        <option key={option.code} value={option.code}>
          {title(option)}
        </option>
      ))}
    </FilterSelect>
  )
}

export function LevelChoice({ label, all, chosen }: ChoiceProps) {
  const { t } = useLanguage()
  return (
    <FilterSelect label={label} name="level" defaultValue={chosen ?? ''}>
      <option value="">{all}</option>
      {(['province', 'county', 'city'] as const).map((level) => (
        <option key={level} value={level}>
          {t(`agencyLevel.${level}`)}
        </option>
      ))}
    </FilterSelect>
  )
}

/** As wide as the others of its row on a phone, else as its content. */
const room = 'min-w-0 grow basis-36 text-sm sm:grow-0 sm:basis-auto'

/** One of a few, in a filter. */
export function FilterSelect(select: ComponentProps<typeof SelectField>) {
  return <SelectField {...select} isQuiet className={room} />
}

/** Part of a name or a code, in a filter. */
export function FilterSearch({ label, typed }: { label: string; typed: string | undefined }) {
  return (
    <TextField
      label={label}
      isQuiet
      className={room}
      type="search"
      name="search"
      defaultValue={typed}
      maxLength={mostSearched}
    />
  )
}

const mostSearched = 100
