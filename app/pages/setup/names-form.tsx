import type { RefusedForm } from '../../forms/form-fault'
import { PostForm } from '../../forms/post-form'
import { useLanguage } from '../../page-language/use-language'
import { BareTextField, TextAreaField } from '../../ui/field'
import { Notice } from '../../ui/notice'
import { BareTable, ColumnHead, Head, RowHead, ScrollRegion } from '../../ui/table'
import { type FieldProblem, useProblems } from './setup-problems'
import { Button } from '../../ui/button'

interface Props {
  intent: 'counties' | 'groups'
  heading: string
  help?: string
  rows: readonly { code: string; titleFa: string; titleEn: string }[]
  none: string
  add: string
  addHelp: string
  mayEdit: boolean
  /** What was answered to this form; null where it was not sent. */
  answer: NamesAnswer | null
}

export interface NamesAnswer {
  /** Null where it was saved. */
  refused: RefusedForm | null
  saved: boolean | null
  problems: readonly FieldProblem[]
}

/** Counties or groups: each with its names, to be corrected, and a field for more of them, one a line. */
export function NamesForm({ intent, heading, help, rows, none, add, addHelp, mayEdit, answer }: Props) {
  const { t, language, title } = useLanguage()
  const { errors, beyond } = useProblems(answer?.problems ?? [], ['more', ...rows.map(({ code }) => `titleFa:${code}`)])
  return (
    <section className="sheet grid gap-3" aria-labelledby={intent}>
      <h2 id={intent}>{heading}</h2>
      {help ? <p className="text-sm text-quiet">{help}</p> : null}
      <SavedNotice answer={answer} error={beyond} />
      <PostForm intent={intent} className="grid gap-4" refused={answer?.refused} errors={errors}>
        {rows.length ? (
          <ScrollRegion labelledBy={intent}>
            <BareTable>
              <Head>
                <ColumnHead>{t('setup.agenciesPage.code')}</ColumnHead>
                <ColumnHead>{t('setup.agency.titleFa')}</ColumnHead>
                <ColumnHead>{t('setup.agency.titleEn')}</ColumnHead>
              </Head>
              <tbody>
                {rows.map((row) => (
                  // Stored otherwise than before: the English name may have been filled in.
                  <tr key={`${row.code} ${row.titleFa} ${row.titleEn}`}>
                    <RowHead dir="ltr">{row.code}</RowHead>
                    {(['titleFa', 'titleEn'] as const).map((name) => (
                      <td key={name}>
                        <BareTextField
                          label={`${t(`setup.agency.${name}`)}: ${title(row)}`}
                          className="min-w-36"
                          name={`${name}:${row.code}`}
                          dir={name === 'titleFa' ? 'rtl' : 'ltr'}
                          defaultValue={row[name]}
                          maxLength={300}
                          readOnly={!mayEdit}
                          autoComplete="off"
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </BareTable>
          </ScrollRegion>
        ) : (
          <p className="text-quiet">{none}</p>
        )}
        {mayEdit ? (
          <>
            <TextAreaField
              // Empty once they were added.
              key={`${rows.length} ${answer?.saved ?? null}`}
              label={add}
              help={addHelp}
              isWide
              name="more"
              rows={3}
              dir="auto"
              lang={language}
            />
            <Button className="justify-self-start">{t('setup.save')}</Button>
          </>
        ) : null}
      </PostForm>
    </section>
  )
}

/** What became of a form of the set-up. */
export function SavedNotice({ answer, error }: { answer: { saved: boolean | null } | null; error: string | null }) {
  const { t } = useLanguage()
  if (error)
    return (
      <Notice kind="error" isAnswer>
        {error}
      </Notice>
    )
  if (!answer || answer.saved === null) return null
  return (
    <Notice kind="done" isAnswer>
      {t(answer.saved ? 'setup.saved' : 'setup.unchanged')}
    </Notice>
  )
}
