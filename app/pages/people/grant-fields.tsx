import { useState } from 'react'
import { useLanguage } from '../../page-language/use-language'
import { NamedField } from './named-field'
import { Choice, SelectField, TextField } from '../../ui/field'
import { useFieldAnswer } from '../../ui/form-answer'

export const roles = ['agency', 'evaluator', 'judge', 'manager', 'auditor', 'administrator'] as const

export function isRole(text: string): text is (typeof roles)[number] {
  return roles.some((role) => role === text)
}

interface Props {
  festivals: readonly { code: string; titleFa: string; titleEn: string }[]
  isWhole: boolean
}

/** What somebody is to be: role, festival, and what the role needs. */
export function GrantFields({ festivals, isWhole }: Props) {
  const { t, title } = useLanguage()
  const { typed } = useFieldAnswer('festival')
  const [festival, setFestival] = useState(typed?.[0] ?? festivals[0]?.code ?? '')
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <SelectField label={t('people.role')} isWide name="role">
        {roles.map((role) => (
          <option key={role} value={role}>
            {t(`role.${role}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('people.festival')}
        isWide
        name="festival"
        value={festival}
        onChange={(event) => setFestival(event.target.value)}
      >
        {festivals.map((festival) => (
          <option key={festival.code} value={festival.code}>
            {title(festival)}
          </option>
        ))}
        {isWhole ? <option value="">{t('people.whole')}</option> : null}
      </SelectField>
      <TextField label={t('people.post')} isWide name="post" autoComplete="off" />
      <NamedField key={`agency ${festival}`} name="agency" label={t('people.agency')} festival={festival} />
      <NamedField key={`county ${festival}`} name="county" label={t('people.county')} festival={festival} />
      <Choice label={t('people.maySubmit')} className="self-end pb-2" name="maySubmit" />
    </div>
  )
}
