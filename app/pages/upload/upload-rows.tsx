import { Form, useLocation } from '@remix-run/react'
import { askedHere } from '../../flows/setup/agencies/asked-here'
import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { EmptyState, Notice } from '../../ui/notice'
import { useMeaningLabel } from './meaning-label'
import { KindLinks, RowPages } from './row-pages'
import { QuestionChoices } from './question-choices'
import { RowTable } from './row-table'
import { tableFields } from './table-fields'
import type { UploadView } from './upload-view.server'

/**
 * The rows of a file under the meanings of its columns. Both are one form: what a person chooses is in the address of
 * the page.
 */
export function UploadRows({ view }: { view: UploadView }) {
  const { t } = useLanguage()
  const { search } = useLocation()
  const names: readonly string[] = [...tableFields, 'show']
  const kept = [...new URLSearchParams(search)].filter(([name]) => names.includes(name))
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-3" aria-labelledby="rows">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 id="rows">{t('upload.rowsSection')}</h2>
          <p className="text-sm text-quiet">{t('upload.columnsHelp')}</p>
        </div>
        <KindLinks {...view} />
      </div>
      <ColumnNotices view={view} />
      <Form method="get" key={search} className="grid grid-cols-[minmax(0,1fr)] gap-3">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {view.questions.length || Object.keys(view.answers).length ? (
          <fieldset className="sheet grid gap-3">
            <legend>{t('upload.questions')}</legend>
            <QuestionChoices asked={askedHere} questions={view.questions} answers={view.answers} />
          </fieldset>
        ) : null}
        <RowTable view={view} />
        <Button kind="quiet" className="justify-self-start">
          {t('upload.apply')}
        </Button>
      </Form>
      {view.rows.length ? (
        <RowPages {...view} onPage={view.rows.length} />
      ) : (
        <EmptyState>{t('upload.noRows')}</EmptyState>
      )}
    </section>
  )
}

function ColumnNotices({ view }: { view: UploadView }) {
  const { t } = useLanguage()
  const labelOf = useMeaningLabel()
  return (
    <>
      {view.hasName ? null : <Notice>{t('upload.noName')}</Notice>}
      {view.twice.map(({ meaning, letters }) => (
        <Notice key={meaning}>{t('upload.twice', { meaning: labelOf(meaning), column: letters })}</Notice>
      ))}
      {view.addsStaff ? <p className="text-sm text-quiet">{t('upload.added')}</p> : null}
      {view.usesSections ? <p className="text-sm text-quiet">{t('upload.sections')}</p> : null}
    </>
  )
}
