import { Form } from '@remix-run/react'
import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { SelectField, TextField } from '../../ui/field'
import type { Presence } from './people-list.server'

interface Props {
  search: string
  presence: Presence | ''
  counts: Readonly<Record<Presence, number>>
}

const presences: readonly Presence[] = ['in', 'invited', 'never']

/** Finds people by a part of a name, and by whether they came. */
export function PeopleSearch({ search, presence, counts }: Props) {
  const { t, number } = useLanguage()
  return (
    <Form role="search" className="mt-4 flex flex-wrap items-end gap-3">
      <TextField label={t('people.find')} name="search" type="search" dir="auto" defaultValue={search} />
      <SelectField label={t('people.came')} name="presence" defaultValue={presence}>
        <option value="">{t('people.anyPresence')}</option>
        {presences.map((item) => (
          <option key={item} value={item}>
            {t('people.presenceCount', { presence: t(`people.presence.${item}`), n: number(counts[item]) })}
          </option>
        ))}
      </SelectField>
      <Button kind="quiet">{t('people.search')}</Button>
    </Form>
  )
}
