import type { FocusEvent } from 'react'
import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { DraftNumber } from './draft-fields'
import { type DraftLevel, sortLevels, viewLevels, withLevels } from './draft/levels-draft'
import type { DraftProps } from './draft/model-draft'
import { FormSection } from './form-section'
import { TitleFields } from './title-fields'

/** Names for ranges of totals, the highest first. */
export function LevelsSection({ draft, onDraft }: DraftProps) {
  const { t, pick, number } = useLanguage()
  const levels = viewLevels(draft)
  const write = (changed: readonly DraftLevel[]) => onDraft(withLevels(draft, changed))
  // While a number is typed, or a button beside it pressed, a level must not jump from under the hand.
  const sortOnLeaving = (event: FocusEvent) => {
    const { currentTarget: list, relatedTarget: next } = event
    if (next && !list.contains(next)) write(sortLevels(levels))
  }
  return (
    <FormSection
      title={t('modelPage.levels')}
      state={levels.map(({ title }) => pick(title)).join(t('comma'))}
      help={t('modelForm.levels.help')}
      places={['/levels']}
    >
      <div className="grid gap-3" onBlur={sortOnLeaving}>
        {levels.map((level, index) => (
          <fieldset key={index} className="grid gap-3 border-b border-line pb-3">
            <legend className="sr-only">{t('modelForm.levels.nth', { n: number(index + 1) })}</legend>
            <TitleFields
              title={level.title}
              pointer={`/levels/${index}/title`}
              onTitle={(title) => write(levels.with(index, { ...level, title }))}
            />
            <div className="flex flex-wrap items-end gap-3">
              <DraftNumber
                label={t('modelForm.levels.from')}
                pointer={`/levels/${index}/min`}
                isSigned
                value={level.min}
                onValue={(min) => write(levels.with(index, { ...level, min }))}
              />
              <Button kind="quiet" type="button" onClick={() => write(levels.toSpliced(index, 1))}>
                {t('modelForm.levels.remove', { level: pick(level.title) })}
              </Button>
            </div>
          </fieldset>
        ))}
      </div>
      <Button
        kind="quiet"
        type="button"
        className="justify-self-start"
        onClick={() => write([...levels, { title: { fa: '', en: '' }, min: 0 }])}
      >
        {t('modelForm.levels.add')}
      </Button>
    </FormSection>
  )
}
