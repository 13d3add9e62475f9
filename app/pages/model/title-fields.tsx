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
      <TitleField {...props} language="fa" />
      <TitleField {...props} language="en" />
    </div>
  )
}

function TitleField({ title, onTitle, pointer, of = 'name', language }: Props & { language: 'fa' | 'en' }) {
  const { t } = useLanguage()
  const { error } = useFieldAnswer(`${pointer}/${language}`)
  const field = {
    isWide: true,
    dir: language === 'fa' ? 'rtl' : 'ltr',
    value: title[language],
    error,
    onChange: (event: { target: { value: string } }) => onTitle({ ...title, [language]: event.target.value }),
  }
  return of === 'note' ? (
    <TextAreaField label={t(`modelForm.note.${language}`)} rows={3} maxLength={2000} {...field} />
  ) : (
    <TextField label={t(`modelForm.name.${language}`)} maxLength={300} {...field} />
  )
}
