import { Form } from '@remix-run/react'
import type { OwnItem } from '../views/declaration-view.server'
import { unitWord } from '../format/unit'
import { useLanguage } from '../i18n/use-language'

const statuses = ['reported', 'no-data', 'not-applicable'] as const

/** Writes a value down. `typed` is what came back with a refusal: it stands before what is saved. */
export function DeclarationForm({
  item: { metric, row },
  typed,
}: {
  item: OwnItem
  typed: Record<string, string> | null
}) {
  const { t, language, number, title } = useLanguage()
  const word = unitWord(metric.unit, language)
  const saved = row?.status === 'reported' ? number(row.value, 6) : ''
  const status = typed ? typed['status'] : row?.status
  return (
    <Form method="post" encType="multipart/form-data" className="mt-3 grid gap-3" aria-label={title(metric)}>
      <input type="hidden" name="intent" value="save" />
      <input type="hidden" name="metric" value={metric.code} />
      <input type="hidden" name="version" value={row?.version ?? 0} />
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
          <legend className="mb-1 text-sm text-quiet">{t('declaration.status')}</legend>
          {statuses.map((own) => (
            <label key={own} className="flex items-center gap-2">
              <input type="radio" name="status" value={own} required defaultChecked={status === own} />{' '}
              {own === 'reported' ? t('declaration.has') : t(`status.${own}`)}
            </label>
          ))}
        </fieldset>
        <label className="grid gap-1">
          <span className="text-sm text-quiet">
            {word ? t('declaration.valueOf', { unit: word }) : t('declaration.value')}
          </span>
          <input
            className="field"
            name="value"
            dir="ltr"
            inputMode="decimal"
            defaultValue={typed?.['value'] ?? saved}
          />
        </label>
      </div>
      <label className="grid gap-1">
        <span className="text-sm text-quiet">{t('declaration.note')}</span>
        <textarea
          className="field w-full max-w-none"
          name="note"
          rows={2}
          maxLength={4000}
          defaultValue={typed?.['note'] ?? row?.note ?? ''}
        />
      </label>
      <div className="flex flex-wrap items-end gap-3">
        <label className="grid gap-1">
          <span className="text-sm text-quiet">{t('declaration.file')}</span>
          <input type="file" name="file" className="max-w-full" accept=".pdf,.png,.jpg,.jpeg,.webp,.xlsx" />
        </label>
        <button className="button-quiet" type="submit">
          {t('declaration.save')}
        </button>
        <span className="w-full text-sm text-quiet">{t('declaration.fileHelp')}</span>
      </div>
    </Form>
  )
}
