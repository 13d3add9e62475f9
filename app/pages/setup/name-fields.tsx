import { useLanguage } from '../../page-language/use-language'
import { TextField } from '../../ui/field'

interface Props {
  /** What each field is called, and what helps to fill it in; a code that is not asked for is left out. */
  labels: { titleFa: string; titleFaHelp?: string; titleEn: string; code?: string; codeHelp?: string }
  /** What is stored, by the name of the field. */
  fields?: Readonly<Record<string, string | undefined>>
}

/** What something is called in both languages, and its code: fields `titleFa`, `titleEn` and `code` of a form. */
export function NameFields({ labels, fields = {} }: Props) {
  const { t } = useLanguage()
  return (
    <>
      <TextField
        label={labels.titleFa}
        help={labels.titleFaHelp}
        isWide
        name="titleFa"
        dir="rtl"
        required
        maxLength={300}
        autoComplete="off"
        defaultValue={fields['titleFa']}
      />
      <TextField
        label={labels.titleEn}
        help={t('setup.create.titleEnHelp')}
        isWide
        name="titleEn"
        dir="ltr"
        maxLength={300}
        autoComplete="off"
        defaultValue={fields['titleEn']}
      />
      {labels.code === undefined ? null : (
        <TextField
          label={labels.code}
          help={labels.codeHelp}
          isWide
          name="code"
          dir="ltr"
          maxLength={40}
          autoComplete="off"
          defaultValue={fields['code']}
        />
      )}
    </>
  )
}
