import type { ChangedValue, FieldValue } from '../../edits/merge-values'
import { ChangedFields } from '../../forms/edits/changed-meanwhile'
import { openedField } from '../../forms/edits/opened-field'
import { useOpened } from '../../forms/edits/use-opened'
import type { RefusedForm } from '../../forms/form-fault'
import { PostForm } from '../../forms/post-form'
import { useLanguage } from '../../page-language/use-language'
import { BareChoice } from '../../ui/bare-choice'
import { BareTextField, TextAreaField } from '../../ui/field'
import { Notice } from '../../ui/notice'
import { BareTable, ColumnHead, Head, RowHead, ScrollRegion } from '../../ui/table'
import { type FieldProblem, useProblems } from './setup-problems'
import { Button } from '../../ui/button'

export interface LoadedNames {
  rows: readonly { code: string; titleFa: string; titleEn: string }[]
  opened: string
}

interface Props {
  intent: 'counties' | 'groups'
  heading: string
  help?: string
  loaded: LoadedNames
  none: string
  add: string
  addHelp: string
  mayEdit: boolean
  /** What was answered to this form; null where it was not sent. */
  answer: NamesAnswer | null
}

export interface NamesAnswer {
  /**
   * Null where it was saved. What somebody else saved meanwhile stands in the place of what was typed where only that
   * changed.
   */
  refused: RefusedForm | null
  /** What is stored now, where it was saved: the page has it before it has loaded anew. */
  rows: LoadedNames['rows'] | null
  opened: string
  saved: boolean | null
  problems: readonly FieldProblem[]
  changed: readonly ChangedValue[]
}

/**
 * Counties or groups: each with its names, to be corrected, and a field for more of them, one a line. The second of two
 * editors is told what the first one saved.
 */
export function NamesForm({ intent, heading, help, loaded, none, add, addHelp, mayEdit, answer }: Props) {
  const { t, language, title } = useLanguage()
  const opened = useOpened(loaded.opened, answer?.opened)
  const rows = answer?.rows ?? loaded.rows
  const { errors, beyond } = useProblems(answer?.problems ?? [], ['more', ...rows.map(({ code }) => `titleFa:${code}`)])
  const fields = (['titleFa', 'titleEn'] as const).flatMap((name) =>
    rows.map((row) => ({ field: `${name}:${row.code}`, label: `${t(`setup.agency.${name}`)}: ${title(row)}` })),
  )
  const labelOf = (field: string) => fields.find((item) => item.field === field)?.label ?? field
  const say = (_: string, value: FieldValue) => (typeof value === 'string' ? value : '')
  return (
    <div className="sheet grid gap-3">
      <h2 id={intent}>{heading}</h2>
      {help ? <p className="text-sm text-quiet">{help}</p> : null}
      {answer?.changed.length ? (
        <ChangedFields by={null} changed={answer.changed} labelOf={labelOf} say={say} />
      ) : (
        <SavedNotice answer={answer} error={beyond} />
      )}
      <PostForm intent={intent} className="grid gap-4" refused={answer?.refused} errors={errors}>
        <input type="hidden" name={openedField} value={opened} />
        {rows.length ? (
          <ScrollRegion labelledBy={intent}>
            <BareTable>
              <Head>
                <ColumnHead>{t('setup.agenciesPage.code')}</ColumnHead>
                <ColumnHead>{t('setup.agency.titleFa')}</ColumnHead>
                <ColumnHead>{t('setup.agency.titleEn')}</ColumnHead>
                {mayEdit ? <ColumnHead>{t('setup.remove')}</ColumnHead> : null}
              </Head>
              {/* Opened anew, the fields hold what is stored: an English name may have been filled in. */}
              <tbody key={opened}>
                {rows.map((row) => (
                  <tr key={row.code}>
                    <RowHead dir="ltr">{row.code}</RowHead>
                    {(['titleFa', 'titleEn'] as const).map((name) => (
                      <td key={name}>
                        <BareTextField
                          label={labelOf(`${name}:${row.code}`)}
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
                    {mayEdit ? (
                      <td>
                        <BareChoice label={t('setup.removeOne', { name: title(row) })} name="remove" value={row.code} />
                      </td>
                    ) : null}
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
              key={`${opened} ${answer?.saved ?? null}`}
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
    </div>
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
