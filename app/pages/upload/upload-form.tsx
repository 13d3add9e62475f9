import { PostForm } from '../../forms/post-form'
import type { RefusedForm } from '../../forms/form-fault'
import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { TextAreaField } from '../../ui/field'
import { FileField } from '../../ui/file-field'
import { Notice } from '../../ui/notice'

const acceptedSheets = '.xlsx,.xls,.ods,.csv,.tsv,.txt'

interface Props {
  megabytes: number
  answer:
    (RefusedForm & { why: 'no-file' | 'too-large' | 'not-allowed' | 'refused' | null; sentence: string | null }) | null
}

/** Takes a spreadsheet, or a table that is pasted. */
export function UploadForm({ megabytes, answer }: Props) {
  const { t, number } = useLanguage()
  const why = answer?.why
  return (
    <PostForm encType="multipart/form-data" refused={answer} className="sheet grid gap-4">
      {why ? (
        <Notice isAnswer>
          {why === 'refused' ? answer.sentence : t(`upload.refused.${why}`, { megabytes: number(megabytes) })}
        </Notice>
      ) : null}
      <FileField
        label={t('upload.file')}
        name="file"
        accept={acceptedSheets}
        help={t('upload.fileHelp', { megabytes: number(megabytes) })}
      />
      <TextAreaField label={t('upload.pasted')} name="pasted" rows={4} isWide help={t('upload.pastedHelp')} />
      <Button className="justify-self-start">{t('upload.read')}</Button>
    </PostForm>
  )
}
