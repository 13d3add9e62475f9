import type { RebasedDraft } from '../../flows/model/edit-model.server'
import { useLanguage } from '../../page-language/use-language'
import { ChangedMeanwhile } from '../../forms/edits/changed-meanwhile'

/** What somebody else saved of a model since the draft was opened, and the number that the draft has now. */
export function ModelEdits({ rebased: { by, changed, takenNumber } }: { rebased: RebasedDraft }) {
  const { t, digits, format } = useLanguage()
  const say = (value: unknown) =>
    value === undefined
      ? t('modelPage.absent')
      : typeof value === 'number'
        ? format.amount(value)
        : typeof value === 'string'
          ? value
          : JSON.stringify(value)
  const fields = changed.map(({ node, field, opened, isKnown, now, yours, kept }) => ({
    label: [node, field].filter(Boolean).join(' · '),
    opened: isKnown ? say(opened) : null,
    now: say(now),
    yours: say(yours),
    kept,
  }))
  return (
    <>
      <ChangedMeanwhile by={by} fields={fields} />
      {takenNumber === null ? null : (
        <p className="mt-2 text-warn">{t('changed.takenNumber', { version: digits(takenNumber) })}</p>
      )}
    </>
  )
}
