import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/use-language'

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

export function Choice({
  name,
  label,
  all,
  options,
  chosen,
}: ChoiceProps & { name: string; options: readonly Named[] }) {
  const { title } = useLanguage()
  return (
    <Field label={label}>
      <select className="field !max-w-full sm:!max-w-52" name={name} defaultValue={chosen ?? ''}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.code} value={option.code}>
            {title(option)}
          </option>
        ))}
      </select>
    </Field>
  )
}

export function LevelChoice({ label, all, chosen }: ChoiceProps) {
  const { t } = useLanguage()
  return (
    <Field label={label}>
      <select className="field" name="level" defaultValue={chosen ?? ''}>
        <option value="">{all}</option>
        {(['province', 'county', 'city'] as const).map((level) => (
          <option key={level} value={level}>
            {t(`agencyLevel.${level}`)}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** A field of a filter with its name above. */
export function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className="grid min-w-0 grow basis-36 gap-1 text-sm sm:grow-0 sm:basis-auto">
      <span className="text-quiet">{label}</span>
      {children}
    </label>
  )
}
