import { useLanguage } from '../../page-language/use-language'
import { TextField } from '../../ui/field'
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
  return (
    <TextField
      label={of === 'name' ? t(`modelForm.name.${language}`) : t(`modelForm.note.${language}`)}
      isWide
      dir={language === 'fa' ? 'rtl' : 'ltr'}
      maxLength={of === 'name' ? 300 : 2000}
      value={title[language]}
      error={error}
      onChange={(event) => onTitle({ ...title, [language]: event.target.value })}
    />
  )
}
