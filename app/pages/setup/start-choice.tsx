import { type ModelStart, modelStartNames } from '../../flows/setup/model-start-names'
import { BareChoice } from '../../ui/bare-choice'
import { ChoiceGroup } from '../../ui/field'
import { useLanguage } from '../../page-language/use-language'

interface Props {
  legend: string
  help?: string
  /** The one that is chosen when the form opens; null: none. */
  chosen: ModelStart | null
}

/** The models that an edition can start from, each with what it does in a sentence. */
export function StartChoice({ legend, help, chosen }: Props) {
  const { t } = useLanguage()
  return (
    <ChoiceGroup name="start" label={<span className="font-bold">{legend}</span>}>
      {help ? <p className="text-sm text-quiet">{help}</p> : null}
      <div className="grid gap-3 sm:grid-cols-3">
        {modelStartNames.map((start) => (
          <label key={start} className="flex items-start gap-2 rounded-lg border border-line p-3">
            <BareChoice
              label={t(`setup.startTitles.${start}`)}
              type="radio"
              className="mt-1.5"
              name="start"
              value={start}
              defaultChecked={start === chosen}
              required
            />
            <span>
              <span className="block font-bold">{t(`setup.startTitles.${start}`)}</span>
              <span className="block text-sm text-quiet">{t(`setup.startHelps.${start}`)}</span>
            </span>
          </label>
        ))}
      </div>
    </ChoiceGroup>
  )
}
