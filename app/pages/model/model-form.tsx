import { type ComponentProps, useState } from 'react'
import { toLatinDigits } from '../../../sources/number-text'
import { useLanguage } from '../../page-language/use-language'
import { Choice, ChoiceGroup, TextField } from '../../ui/field'
import { useFieldAnswer } from '../../ui/form-answer'
import { EmptyState } from '../../ui/notice'
import type { ExampleAgency } from './draft/example'
import { chosenNode } from './draft/field-of-pointer'
import { type Draft, type DraftProps, listNodes, parse, write } from './draft/model-draft'
import { requiresEvery, withEveryRequired } from './draft/required-draft'
import { methodSteps, stepPointer } from './draft/steps-draft'
import { AcceptedKinds, MinCoverage } from './data-steps'
import { FactsSection } from './facts-section'
import { FormSection } from './form-section'
import { LevelsSection } from './levels-section'
import { RankingSection } from './ranking-section'
import { RulesSection } from './rules-section'
import type { FormulaParts } from './side-fields'
import { PartsForm } from './parts-form'
import { type EditorMethods, StepField } from './step-field'
import { WeightsTable } from './weights-table'

export interface FormLists extends FormulaParts {
  methods: EditorMethods
  styles: ComponentProps<typeof RankingSection>['styles']
  /** Codes that the stored versions of the model have given to nodes. */
  usedCodes: readonly string[]
  /** Whether the weights of the stored model are points of its scale. */
  arePoints: boolean
  /** An agency with whose numbers formulas are shown at work; null where nothing is known of any. */
  example: ExampleAgency | null
}

interface Props {
  text: string
  /** The version as it was opened. */
  storedVersion: string
  onText: (text: string) => void
  /** The code of the part that is shown, and who is told of another one. */
  chosen: string
  onChoose: (code: string) => void
  lists: FormLists
}

/**
 * A document beside its JSON: each changes the other. It needs JavaScript, so its page begins without it. None of its
 * fields is sent; what is wrong with one comes from the form around by its place in the document.
 */
export default function ModelForm({ text, onText, ...form }: Props) {
  const { t } = useLanguage()
  const draft = parse(text)
  if (!draft) return <EmptyState className="text-quiet">{t('modelPage.noForm')}</EmptyState>
  return <FormOfDraft draft={draft} onDraft={(changed) => onText(write(changed))} {...form} />
}

function FormOfDraft({
  draft,
  onDraft,
  storedVersion,
  chosen,
  onChoose,
  lists,
}: DraftProps & Omit<Props, 'text' | 'onText'>) {
  const { t } = useLanguage()
  const nodes = listNodes(draft)
  const taken = useTakenCodes(
    lists.usedCodes,
    nodes.map(({ code }) => code),
  )
  const change = { draft, onDraft: (changed: Draft) => onDraft(withNextVersion(changed, storedVersion)) }
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-4">
      <Version {...{ draft, onDraft }} stored={storedVersion} />
      <FactsSection {...change} />
      {(['noData', ...methodSteps] as const).map((step) => (
        <StepField key={step} {...change} place="defaults" step={step} methods={lists.methods} />
      ))}
      <FormSection
        title={t('modelForm.steps.more')}
        places={(['notApplicable', 'minCoverage', 'accepts'] as const).map((step) => stepPointer('defaults', step))}
      >
        <StepField {...change} place="defaults" step="notApplicable" methods={lists.methods} />
        <MinCoverage {...change} place="defaults" />
        <AcceptedKinds {...change} place="defaults" />
      </FormSection>
      <Required {...change} />
      <WeightsTable {...change} nodes={nodes} arePoints={lists.arePoints} />
      <PartsForm
        {...change}
        {...{ nodes, taken, onChoose }}
        node={chosenNode(nodes, chosen)}
        methods={lists.methods}
        metrics={lists.metrics}
        attributes={lists.attributes}
        example={lists.example}
      />
      <RankingSection {...change} nodes={nodes} styles={lists.styles} />
      <LevelsSection {...change} />
      <RulesSection {...change} nodes={nodes} />
    </div>
  )
}

/** Codes of the stored versions and those that were given while this page is open, be they removed again. */
function useTakenCodes(used: readonly string[], present: readonly string[]): readonly string[] {
  const [taken, setTaken] = useState(used)
  const added = present.filter((code) => !taken.includes(code))
  if (added.length) setTaken([...taken, ...added])
  return taken
}

function Version({ draft, onDraft, stored }: DraftProps & { stored: string }) {
  const { t } = useLanguage()
  const next = nextVersion(stored)
  const { error } = useFieldAnswer('/version')
  return (
    <TextField
      label={t('modelPage.version')}
      dir="ltr"
      error={error}
      help={next === null ? undefined : t('modelPage.versionHelp', { next })}
      value={draft.version}
      onChange={(event) => onDraft({ ...draft, version: toLatinDigits(event.target.value) })}
    />
  )
}

/** A document that was changed is the next version, until somebody says another one. */
function withNextVersion(draft: Draft, stored: string): Draft {
  const next = draft.version === stored ? nextVersion(stored) : null
  return next === null ? draft : { ...draft, version: next }
}

/** What comes after a version: 1.0.4 after 1.0.3. */
function nextVersion(version: string): string | null {
  const [, start, last] = /^(.*?)(\d+)$/.exec(version) ?? []
  return last === undefined ? null : `${start}${Number(last) + 1}`
}

function Required({ draft, onDraft }: DraftProps) {
  const { t } = useLanguage()
  const { error } = useFieldAnswer('/requires')
  return (
    <ChoiceGroup name="/requires" label={<span className="text-sm text-quiet">{t('modelPage.requires')}</span>}>
      <Choice
        label={t('modelPage.requireEvery')}
        checked={requiresEvery(draft)}
        aria-invalid={error ? true : undefined}
        onChange={(event) => onDraft(withEveryRequired(draft, event.target.checked))}
      />
    </ChoiceGroup>
  )
}
