import type { ChangedValue, FieldValue, LastChange } from '../../edits/merge-values'
import { useLanguage } from '../../page-language/use-language'
import { ColumnHead, Head, RowHead, Table } from '../../ui/table'

interface ChangedField {
  label: string
  /** Null: not known. */
  opened: string | null
  now: string
  yours: string
  kept: 'now' | 'yours' | 'both'
}

interface Props {
  by: LastChange | null
  fields: readonly ChangedField[]
  /** Instead of the fields, where what the form is about was removed. */
  isRemoved?: boolean
}

/**
 * Over a form that was not saved because somebody else saved first: what changed since it was opened, and what stands
 * in the form now.
 */
export function ChangedMeanwhile({ by, fields, isRemoved = false }: Props) {
  const { t, moment } = useLanguage()
  return (
    <section role="alert" className="rounded-lg bg-warn-soft px-4 py-3" data-changed-meanwhile>
      <h2 className="text-warn">{t('changed.title')}</h2>
      <p className="mt-1">
        {by ? (
          <>
            {by.name === null ? t('changed.byNobody') : t('changed.by', { name: by.name })} <bdi>{moment(by.at)}</bdi>
            .{' '}
          </>
        ) : null}
        {t(isRemoved ? 'changed.removed' : 'changed.help')}
      </p>
      {fields.length ? (
        <Table caption={t('changed.title')} className="mt-2">
          <Head>
            {(['field', 'opened', 'now', 'yours', 'kept'] as const).map((column) => (
              <ColumnHead key={column}>{t(`changed.${column}`)}</ColumnHead>
            ))}
          </Head>
          <tbody>
            {fields.map((field) => (
              <tr key={field.label}>
                <RowHead>{field.label}</RowHead>
                <td>{field.opened === null ? t('changed.unknown') : <Value text={field.opened} />}</td>
                <td>
                  <Value text={field.now} />
                </td>
                <td>
                  <Value text={field.yours} />
                </td>
                <td>{t(`changed.keeps.${field.kept}`)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
    </section>
  )
}

interface MergedProps extends Omit<Props, 'fields'> {
  changed: readonly ChangedValue[]
  labelOf: (field: string) => string
  /** A value of a field as its form shows it. */
  say: (field: string, value: FieldValue) => string
}

/** The same of fields that were merged, each called and said as its form does. */
export function ChangedFields({ changed, labelOf, say, ...props }: MergedProps) {
  const fields = changed.map(({ field, opened, now, yours, kept }) => ({
    label: labelOf(field),
    opened: opened === undefined ? null : say(field, opened),
    now: say(field, now),
    yours: say(field, yours),
    kept,
  }))
  return <ChangedMeanwhile {...props} fields={fields} />
}

function Value({ text }: { text: string }) {
  const { t } = useLanguage()
  return text === '' ? (
    <span className="text-quiet">{t('changed.empty')}</span>
  ) : (
    <bdi className="whitespace-pre-wrap">{text}</bdi>
  )
}
