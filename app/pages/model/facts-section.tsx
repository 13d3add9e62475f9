import { useLanguage } from '../../page-language/use-language'
import { DraftNumber } from './draft-fields'
import { viewFacts, withNote } from './draft/facts-draft'
import type { DraftProps } from './draft/model-draft'
import { FormSection } from './form-section'
import { TitleFields } from './title-fields'

/** What the model is called, what readers should know of it, and on which scale its scores are. */
export function FactsSection({ draft, onDraft }: DraftProps) {
  const { t } = useLanguage()
  const { title, note, scale, decimals } = viewFacts(draft)
  return (
    <FormSection title={t('modelForm.facts.title')} places={['/title', '/note', '/scale', '/decimals']}>
      <TitleFields title={title} pointer="/title" onTitle={(changed) => onDraft({ ...draft, title: changed })} />
      <TitleFields of="note" title={note} pointer="/note" onTitle={(changed) => onDraft(withNote(draft, changed))} />
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <DraftNumber
          label={t('modelForm.facts.scale')}
          help={t('modelForm.facts.scaleHelp')}
          pointer="/scale"
          value={scale}
          onValue={(changed) => onDraft({ ...draft, scale: changed })}
        />
        <DraftNumber
          label={t('modelForm.facts.decimals')}
          help={t('modelForm.facts.decimalsHelp')}
          pointer="/decimals"
          value={decimals}
          onValue={(changed) => onDraft({ ...draft, decimals: changed })}
        />
      </div>
    </FormSection>
  )
}
