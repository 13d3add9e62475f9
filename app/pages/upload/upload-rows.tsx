import { Form, Link, useLocation } from '@remix-run/react'
import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { EmptyState, Notice } from '../../ui/notice'
import { useMeaningLabel } from './meaning-label'
import { QuestionChoices } from './question-choices'
import { RowTable } from './row-table'
import { shownKinds } from './shown-kinds'
import type { UploadView } from './upload-view.server'

/**
 * The rows of a file under the meanings of its columns. Both are one form: what a person chooses is in the address of
 * the page.
 */
export function UploadRows({ view }: { view: UploadView }) {
  const { t } = useLanguage()
  const { search } = useLocation()
  const names = ['sheet', 'from', 'to', 'show']
  const kept = [...new URLSearchParams(search)].filter(([name]) => names.includes(name))
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-3" aria-labelledby="rows">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 id="rows">{t('upload.rowsSection')}</h2>
          <p className="text-sm text-quiet">{t('upload.columnsHelp')}</p>
        </div>
        <KindLinks view={view} />
      </div>
      <ColumnNotices view={view} />
      <Form method="get" key={search} className="grid grid-cols-[minmax(0,1fr)] gap-3">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {view.questions.length || Object.keys(view.answers).length ? (
          <fieldset className="sheet grid gap-3">
            <legend>{t('upload.questions')}</legend>
            <QuestionChoices view={view} />
          </fieldset>
        ) : null}
        <RowTable view={view} />
        <Button kind="quiet" className="justify-self-start">
          {t('upload.apply')}
        </Button>
      </Form>
      {view.rows.length ? <RowPages view={view} /> : <EmptyState>{t('upload.noRows')}</EmptyState>}
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

/** The address of the page with one thing changed. */
function useSearchWith(): (changed: Readonly<Record<string, string | null>>) => string {
  const { search } = useLocation()
  return (changed) => {
    const next = new URLSearchParams(search)
    for (const [name, value] of Object.entries(changed)) {
      if (value === null) next.delete(name)
      else next.set(name, value)
    }
    return `?${next}`
  }
}

function KindLinks({ view }: { view: UploadView }) {
  const { t, number } = useLanguage()
  const searchWith = useSearchWith()
  return (
    <nav aria-label={t('upload.which')} className="max-w-full overflow-x-auto">
      <ul className="segments">
        {shownKinds.map((kind) => (
          <li key={kind}>
            <Link
              to={searchWith({ show: kind === 'all' ? null : kind, page: null })}
              preventScrollReset
              aria-current={kind === view.show ? 'page' : undefined}
            >
              {kind === 'all'
                ? t('upload.all', { n: number(view.all) })
                : t(`upload.counted.${kind}`, { n: number(view.counts[kind]) })}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function RowPages({ view }: { view: UploadView }) {
  const { t, number } = useLanguage()
  const searchWith = useSearchWith()
  const { page, pages, from, rows, shown } = view
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-3 text-sm text-quiet">
      <p>
        {t('upload.order')}{' '}
        {t('upload.shown', { from: number(from + 1), to: number(from + rows.length), of: number(shown) })}
      </p>
      {pages > 1 ? (
        <nav aria-label={t('upload.pages')} className="flex gap-4">
          {page > 1 ? <Link to={searchWith({ page: String(page - 1) })}>{t('upload.previous')}</Link> : null}
          {page < pages ? <Link to={searchWith({ page: String(page + 1) })}>{t('upload.next')}</Link> : null}
        </nav>
      ) : null}
    </div>
  )
}
