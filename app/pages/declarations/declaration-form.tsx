import { type RefusedForm, typedText } from '../../forms/form-fault'
import { PostForm } from '../../forms/post-form'
import type { OwnItem } from './declaration-view.server'
import { openedField } from '../../forms/edits/opened-field'
import { unitWord } from '../../format/unit'
import { useLanguage } from '../../page-language/use-language'
import { Choice, ChoiceGroup, TextAreaField, TextField } from '../../ui/field'
import { Button } from '../../ui/button'
import { FileField } from '../../ui/file-field'
import { acceptedFiles } from '../../forms/accepted-files'

const statuses = ['reported', 'no-data', 'not-applicable'] as const

/** Writes a value down. What came back with a refusal stands before what is saved. */
export function DeclarationForm({
  item: { metric, row, opened },
  refused,
  onForm,
}: {
  item: OwnItem
  refused: RefusedForm | null
  onForm: (form: HTMLFormElement | null) => void
}) {
  const { t, language, title, format } = useLanguage()
  const word = unitWord(metric.unit, language)
  const saved = row?.status === 'reported' ? format.amount(row.value) : ''
  const typed = refused?.typed
  const status = typedText(typed, 'status') ?? row?.status
  return (
    <PostForm
      intent="save"
      formRef={onForm}
      refused={refused}
      encType="multipart/form-data"
      className="mt-3 grid gap-3"
      aria-label={title(metric)}
      {...(refused ? { 'data-unsaved': 'typed' } : {})}
    >
      <input type="hidden" name="metric" value={metric.code} />
      <input type="hidden" name="version" value={typedText(typed, 'version') ?? row?.version ?? 0} />
      <input type="hidden" name={openedField} value={typedText(typed, openedField) ?? opened} />
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <ChoiceGroup
          name="status"
          label={<span className="text-sm text-quiet">{t('declaration.status')}</span>}
          className="flex flex-wrap gap-x-5 gap-y-1"
        >
          {statuses.map((item) => (
            <Choice
              key={item}
              label={item === 'reported' ? t('declaration.has') : t(`status.${item}`)}
              type="radio"
              name="status"
              value={item}
              required
              defaultChecked={status === item}
            />
          ))}
        </ChoiceGroup>
        <TextField
          label={word ? t('declaration.valueOf', { unit: word }) : t('declaration.value')}
          isQuiet
          name="value"
          dir="ltr"
          inputMode="decimal"
          defaultValue={saved}
        />
      </div>
      <TextAreaField
        label={t('declaration.note')}
        isQuiet
        isWide
        name="note"
        rows={2}
        maxLength={4000}
        defaultValue={row?.note ?? ''}
      />
      <div className="flex flex-wrap items-end gap-3">
        <FileField label={t('declaration.file')} isQuiet name="file" accept={acceptedFiles} />
        <Button kind="quiet">{t('declaration.save')}</Button>
        <span className="w-full text-sm text-quiet">{t('declaration.fileHelp')}</span>
      </div>
    </PostForm>
  )
}
