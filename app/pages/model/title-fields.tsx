import { useLanguage } from '../../page-language/use-language'
import { TextAreaField, TextField } from '../../ui/field'
import { useFieldAnswer } from '../../ui/form-answer'
import type { Title } from './draft/model-draft'

interface Props {
  title: Title
  onTitle: (title: Title) => void
  /** Where the title stands in the document. */
  pointer: string
  /** What is called so, where that is more than a name. */
  of?: 'name' | 'note'
}

/** A text in Persian and the same in English, side by side. */
export function TitleFields(props: Props) {
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <TitleField {...props} side="fa" />
      <TitleField {...props} side="en" />
    </div>
  )
}

function TitleField({ title, onTitle, pointer, of = 'name', side }: Props & { side: 'fa' | 'en' }) {
  const { t } = useLanguage()
  const { error } = useFieldAnswer(`${pointer}/${side}`)
  const field = {
    isWide: true,
    dir: side === 'fa' ? 'rtl' : 'ltr',
    value: title[side],
    error,
    onChange: (event: { target: { value: string } }) => onTitle({ ...title, [side]: event.target.value }),
  }
  return of === 'note' ? (
    <TextAreaField label={t(`modelForm.note.${side}`)} rows={3} maxLength={2000} {...field} />
  ) : (
    <TextField label={t(`modelForm.name.${side}`)} maxLength={300} {...field} />
  )
}
