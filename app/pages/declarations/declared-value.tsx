import type { ObservationStatus } from '../../../db/queries/observations'
import { useLanguage } from '../../page-language/use-language'
import { UnitValue } from '../../figures/unit-value'

/** A declared value, or which kind of none it is, with its note. */
export function DeclaredValue({
  own: { status, value, note },
  unit,
}: {
  own: { status: ObservationStatus; value: number; note: string | null }
  unit: string
}) {
  const { t } = useLanguage()
  return (
    <>
      <strong>
        {status === 'reported' ? (
          <bdi>
            <UnitValue value={value} unit={unit} />
          </bdi>
        ) : (
          t(`status.${status}`)
        )}
      </strong>
      {note ? <span className="block whitespace-pre-wrap text-sm">{note}</span> : null}
    </>
  )
}
