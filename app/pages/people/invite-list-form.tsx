import { PostForm } from '../../forms/post-form'
import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { SelectField, TextAreaField } from '../../ui/field'
import { FileField } from '../../ui/file-field'
import { Notice } from '../../ui/notice'
import { roles } from './grant-fields'
import type { InviteListAnswer } from './invite-list-actions.server'

interface Props {
  festivals: readonly { code: string; titleFa: string; titleEn: string }[]
  megabytes: number
  answer: InviteListAnswer | null
}

/** Takes a list of people as a spreadsheet or a pasted table, and reads it. Nothing is done with it yet. */
export function InviteListForm({ festivals, megabytes, answer }: Props) {
  const { t, title, number } = useLanguage()
  const refused = answer?.refused
  const checked = answer?.checked
  return (
    <PostForm encType="multipart/form-data" className="sheet grid gap-4" refused={refused}>
      {refused?.why ? (
        <Notice isAnswer>
          {refused.why === 'refused'
            ? answer?.sentence
            : t(`people.list.refused.${refused.why}`, {
                megabytes: number(megabytes),
                columns: (answer?.missing ?? []).map((column) => t(`people.list.columns.${column}`)).join(t('comma')),
              })}
        </Notice>
      ) : null}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <SelectField label={t('people.festival')} isWide name="festival" defaultValue={checked?.festival}>
          {festivals.map((festival) => (
            <option key={festival.code} value={festival.code}>
              {title(festival)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('people.list.usualRole')}
          help={t('people.list.usualRoleHelp')}
          isWide
          name="role"
          defaultValue={checked?.role ?? 'agency'}
        >
          {roles.map((role) => (
            <option key={role} value={role}>
              {t(`role.${role}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <FileField
        label={t('people.list.file')}
        name="file"
        accept=".xlsx,.xls,.ods,.csv,.tsv,.txt"
        help={t('people.list.fileHelp', { megabytes: number(megabytes) })}
      />
      <TextAreaField
        key={checked?.list}
        label={t(checked ? 'people.list.correct' : 'people.list.pasted')}
        help={t(checked ? 'people.list.correctHelp' : 'people.list.pastedHelp')}
        name="list"
        rows={checked ? 8 : 4}
        isWide
        look="whitespace-pre overflow-x-auto"
        dir="auto"
        defaultValue={checked?.list}
      />
      <Button kind={checked ? 'quiet' : 'primary'} className="justify-self-start" name="intent" value="check">
        {t(checked ? 'people.list.checkAgain' : 'people.list.check')}
      </Button>
    </PostForm>
  )
}
