import { plainMeanings } from '../../flows/setup/agencies/agency-meanings'
import { joinClasses } from '../../ui/join-classes'
import { useLanguage } from '../../page-language/use-language'
import { BareSelectField } from '../../ui/field'
import { ColumnHead, Head, RowHead, Table } from '../../ui/table'
import { useMeaningLabel } from './meaning-label'
import { outcomeLook } from './outcome-look'
import type { UploadView } from './upload-view.server'

/** The rows of a file: in the head what each column means, in the cells what was, what will be, and what is wrong. */
export function RowTable({ view }: { view: UploadView }) {
  const { t, digits } = useLanguage()
  return (
    <Table caption={view.name} isTall look="top">
      <Head>
        <ColumnHead>{t('upload.row')}</ColumnHead>
        <ColumnHead>{t('upload.state')}</ColumnHead>
        {view.columns.map((column) => (
          <ColumnMeaning key={column.column} column={column} metrics={view.meanings} />
        ))}
      </Head>
      <tbody>
        {view.rows.map((row) => (
          <tr key={row.row}>
            <RowHead className="text-quiet">{digits(row.row)}</RowHead>
            <td>
              <RowState row={row} />
            </td>
            {row.cells.map((cell, index) => (
              <Cell key={view.columns[index]?.column} cell={cell} isNew={row.outcome === 'new'} />
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

type Row = UploadView['rows'][number]

function RowState({ row: { outcome, isPartly, joins } }: { row: Row }) {
  const { t } = useLanguage()
  const notes = [
    outcome === 'problem' ? t('upload.stays') : isPartly ? t('upload.partly') : null,
    joins ? t('upload.joins') : null,
  ]
  return (
    <>
      <span className={outcomeLook[outcome]}>{t(`upload.outcome.${outcome}`)}</span>
      {notes.map((note) =>
        note ? (
          <span key={note} className="block text-sm text-quiet">
            {note}
          </span>
        ) : null,
      )}
    </>
  )
}

function Cell({ cell: { text, before, why }, isNew }: { cell: Row['cells'][number]; isNew: boolean }) {
  const { t } = useLanguage()
  const look = why
    ? 'outline outline-1 -outline-offset-1 outline-bad'
    : before !== null
      ? 'bg-warn-soft'
      : isNew && 'bg-accent-soft'
  return (
    <td className={joinClasses(look) || undefined}>
      {before === null ? null : (
        <del className="block text-sm text-quiet">
          <span className="sr-only">{t('upload.was', { value: '' })}</span>
          <bdi>{before || t('upload.blank')}</bdi>
        </del>
      )}
      <bdi>{text}</bdi>
      {why ? <span className="block max-w-64 text-sm text-bad">{why}</span> : null}
    </td>
  )
}

function ColumnMeaning({ column, metrics }: { column: UploadView['columns'][number]; metrics: readonly string[] }) {
  const { t } = useLanguage()
  const labelOf = useMeaningLabel()
  const { letters, heading, meaning, isUnsure, isHidden } = column
  const options = ['none', ...plainMeanings, ...metrics.map((code) => `metric:${code}`)]
  return (
    <ColumnHead className="min-w-36 align-top">
      <span className="block">
        <bdi dir="ltr" className="code">
          {letters}
        </bdi>{' '}
        <span className="font-normal text-quiet">{heading || t('upload.noHeading')}</span>
      </span>
      <BareSelectField
        label={t('upload.meaningOf', { column: letters })}
        name={`c${column.column}`}
        defaultValue={meaning}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {labelOf(option)}
          </option>
        ))}
      </BareSelectField>
      {isUnsure ? <span className="block text-sm font-normal text-warn">{t('upload.unsure')}</span> : null}
      {isHidden ? <span className="block text-sm font-normal text-quiet">{t('upload.hiddenColumn')}</span> : null}
    </ColumnHead>
  )
}
