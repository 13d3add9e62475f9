import { type Typed, typedText } from '../../forms/form-fault'
import { useLocation } from '@remix-run/react'
import { useState } from 'react'
import { isUnsaved } from '../../forms/kept/unsaved-forms'
import type { OwnItem } from './declaration-view.server'
import { useLanguage } from '../../page-language/use-language'
import { DeclarationChanges } from './declaration-changes'
import { DeclarationForm } from './declaration-form'
import { DeclaredValue } from './declared-value'
import { EvidenceList } from './evidence-list'
import type { Refused } from './declaration-parts'
import { ImpossibleValueText } from '../../figures/impossible-value'
import { Notice } from '../../ui/notice'

/** One metric of the own agency: what was written, what an evaluator said of it, and while it is open the form. */
export function DeclarationCard({ item, mayWrite, refused }: { item: OwnItem; mayWrite: boolean; refused: Refused }) {
  const { metric, help, row, needsEvidence, isLocked, files } = item
  const { t, title, pick, moment, number } = useLanguage()
  const isOpen = mayWrite && !isLocked
  return (
    <section className="sheet" id={metric.code} aria-labelledby={`title-${metric.code}`}>
      <div className="flex flex-wrap items-center gap-2">
        <h2 id={`title-${metric.code}`}>{title(metric)}</h2>
        <span className="badge">{t(`declaration.state.${stateOf(item)}`)}</span>
        {row?.submitted?.isLate ? <span className="badge badge-demo">{t('declaration.late')}</span> : null}
        <span className="ms-auto text-sm text-quiet">
          {t(needsEvidence ? 'declaration.needsEvidence' : 'declaration.noEvidence')}
        </span>
      </div>
      <p className="mt-1 max-w-prose text-sm text-quiet">{pick(help)}</p>
      {row?.evaluation ? <Said evaluation={row.evaluation} unit={metric.unit} /> : null}
      {refused?.change && isOpen ? (
        <div className="mt-3">
          <DeclarationChanges change={refused.change} typed={refused.typed} />
        </div>
      ) : refused?.why ? (
        <Notice isAnswer className="mt-3">
          {refused.impossible ? (
            <ImpossibleValueText impossible={refused.impossible} />
          ) : (
            t(`declaration.refused.${refused.why}`)
          )}
        </Notice>
      ) : null}
      {row && !isOpen ? (
        <div className="mt-3">
          <DeclaredValue own={row} unit={metric.unit} />
        </div>
      ) : null}
      {refused && !isOpen ? <Kept typed={refused.typed} /> : null}
      <EvidenceList files={files} removeFrom={isOpen && row && !row.submitted ? metric.code : null} />
      {isOpen ? <OpenForm item={item} refused={refused} /> : null}
      {row ? (
        <p className="mt-2 text-sm text-quiet">
          {t('declaration.saved', { name: row.updatedBy })} <bdi>{moment(row.updatedAt)}</bdi>
          {row.submitted ? (
            <>
              {' · '}
              {t('declaration.sent', { n: number(row.submitted.number) })} <bdi>{moment(row.submitted.at)}</bdi>
            </>
          ) : null}
        </p>
      ) : null}
    </section>
  )
}

/**
 * The form of a declaration. It stays as it was opened while it holds something unsaved, whatever the page loads behind
 * it; it starts anew where it was saved, and with what was typed where it was refused.
 */
function OpenForm({ item, refused }: { item: OwnItem; refused: Refused }) {
  const { hash, key } = useLocation()
  const [form, setForm] = useState<HTMLFormElement | null>(null)
  const [shown, setShown] = useState({ item, refused, key, round: 0 })
  const isSaved = hash === `#${item.metric.code}` && key !== shown.key
  if (refused ? refused !== shown.refused : item !== shown.item && (isSaved || !isUnsaved(form)))
    setShown({ item, refused, key, round: shown.round + (refused || isOther(item, shown.item) ? 1 : 0) })
  return <DeclarationForm key={shown.round} item={shown.item} refused={shown.refused} onForm={setForm} />
}

const isOther = (a: OwnItem, b: OwnItem) => a.row?.version !== b.row?.version

function Said({
  evaluation,
  unit,
}: {
  evaluation: NonNullable<NonNullable<OwnItem['row']>['evaluation']>
  unit: string
}) {
  const { t, moment } = useLanguage()
  if (evaluation.verdict === 'confirmed') return null
  return (
    <dl className="facts mt-3 rounded-lg bg-warn-soft px-4 py-2">
      <dt>{t('declaration.reason')}</dt>
      <dd className="whitespace-pre-wrap">
        {evaluation.reason}{' '}
        <span className="text-sm text-quiet">
          <bdi>{moment(evaluation.at)}</bdi>
        </span>
      </dd>
      {evaluation.value === null ? null : (
        <>
          <dt>{t('declaration.correctedTo')}</dt>
          <dd>
            <DeclaredValue own={{ status: 'reported', value: evaluation.value, note: null }} unit={unit} />
          </dd>
        </>
      )}
    </dl>
  )
}

/** What somebody typed into a value that was submitted meanwhile: shown, so that it is not lost. */
function Kept({ typed }: { typed: Typed }) {
  return (
    <p className="mt-2 whitespace-pre-wrap rounded-lg border border-line px-4 py-2">
      <bdi>{typedText(typed, 'value')}</bdi> {typedText(typed, 'note')}
    </p>
  )
}

function stateOf({ row }: OwnItem): 'empty' | 'draft' | 'submitted' | 'confirmed' | 'corrected' | 'refused' {
  if (!row) return 'empty'
  if (!row.submitted) return 'draft'
  return row.evaluation?.verdict ?? 'submitted'
}
