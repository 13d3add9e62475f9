import { useLanguage } from '../i18n/use-language'

const roles = ['agency', 'evaluator', 'judge', 'manager', 'auditor', 'administrator'] as const

interface Props {
  festivals: readonly { code: string; titleFa: string; titleEn: string }[]
  isWhole: boolean
  typed: Readonly<Record<string, string>>
}

/** What somebody is to be: role, festival, and what the role needs. */
export function GrantFields({ festivals, isWhole, typed }: Props) {
  const { t, title } = useLanguage()
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <label className="grid gap-1">
        {t('people.role')}
        <select className="field w-full max-w-none" name="role" defaultValue={typed['role']}>
          {roles.map((role) => (
            <option key={role} value={role}>
              {t(`role.${role}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="grid gap-1">
        {t('people.festival')}
        <select className="field w-full max-w-none" name="festival" defaultValue={typed['festival']}>
          {festivals.map((festival) => (
            <option key={festival.code} value={festival.code}>
              {title(festival)}
            </option>
          ))}
          {isWhole ? <option value="">{t('people.whole')}</option> : null}
        </select>
      </label>
      <Optional name="post" label={t('people.post')} typed={typed['post']} />
      <Optional name="agency" label={t('people.agency')} typed={typed['agency']} />
      <Optional name="county" label={t('people.county')} typed={typed['county']} />
      <label className="flex items-center gap-2 self-end pb-2">
        <input type="checkbox" name="maySubmit" defaultChecked={typed['maySubmit'] === 'on'} /> {t('people.maySubmit')}
      </label>
    </div>
  )
}

function Optional({ name, label, typed }: { name: string; label: string; typed: string | undefined }) {
  return (
    <label className="grid gap-1">
      {label}
      <input className="field w-full max-w-none" name={name} defaultValue={typed} autoComplete="off" />
    </label>
  )
}
