import { Form, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useLanguage } from '../../page-language/use-language'
import { SelectField } from '../../ui/field'
import { Button } from '../../ui/button'

interface Props {
  groups: readonly { code: string; titleFa: string; titleEn: string }[]
  group: string | null
  hasWhole: boolean
  /** More fields of the same form. */
  children?: ReactNode
}

/** What else an address may say, which another choice of the group leaves as it is. */
const kept = ['run', 'x', 'y'] as const

/** Whose numbers a page shows. A plain form, so that the address says it. */
export function GroupChoice({ groups, group, hasWhole, children }: Props) {
  const { t, title } = useLanguage()
  const [search] = useSearchParams()
  if (groups.length === 0 && !children) return null
  return (
    <Form method="get" key={search.toString()} className="sheet no-print mt-4 flex flex-wrap items-end gap-3">
      {kept.map((name) =>
        search.has(name) ? <input key={name} type="hidden" name={name} value={search.get(name) ?? ''} /> : null,
      )}
      {groups.length ? (
        <SelectField
          label={<span className="text-quiet">{t('indicators.group')}</span>}
          className="text-sm"
          name="group"
          defaultValue={group ?? ''}
        >
          {hasWhole ? <option value="">{t('indicators.everybody')}</option> : null}
          {groups.map((group) => (
            <option key={group.code} value={group.code}>
              {title(group)}
            </option>
          ))}
        </SelectField>
      ) : null}
      {children}
      <Button>{t('indicators.show')}</Button>
    </Form>
  )
}
