import { useParams } from '@remix-run/react'
import type { OwnItem } from '../views/declaration-view.server'
import { useLanguage } from '../i18n/use-language'
import { DeclarationForm } from './declaration-form'
import { DeclaredValue } from './declared-value'
import { EvidenceList } from './evidence-list'
import type { Refused } from './own-declarations'

/** One metric of the own agency: what was written, what an evaluator said of it, and while it is open the form. */
export function DeclarationCard({ item, mayWrite, refused }: { item: OwnItem; mayWrite: boolean; refused: Refused }) {
  const { metric, help, row, needsEvidence, isLocked, files } = item
  const { t, title, pick, moment, number } = useLanguage()
  const { festival } = useParams()
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
      {refused ? (
        <p role="alert" className="mt-3 rounded-lg bg-warn-soft px-4 py-2 text-warn">
          {t(`declaration.refused.${refused.why}`)}
        </p>
      ) : null}
      {row && (!isOpen || refused?.why === 'changed-meanwhile') ? (
        <div className="mt-3">
          {isOpen ? <p className="text-sm text-quiet">{t('declaration.now')}</p> : null}
          <DeclaredValue own={row} unit={metric.unit} />
        </div>
      ) : null}
      {refused && !isOpen ? <Kept typed={refused.typed} /> : null}
      <EvidenceList
        files={files}
        festival={festival ?? ''}
        removeFrom={isOpen && row && !row.submitted ? metric.code : null}
      />
      {isOpen ? (
        <DeclarationForm
          key={`${row?.version ?? 0}-${refused ? 'again' : ''}`}
          item={item}
          typed={refused?.typed ?? null}
        />
      ) : null}
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
function Kept({ typed }: { typed: Record<string, string> }) {
  return (
    <p className="mt-2 whitespace-pre-wrap rounded-lg border border-line px-4 py-2">
      <bdi>{typed['value']}</bdi> {typed['note']}
    </p>
  )
}

function stateOf({ row }: OwnItem): 'empty' | 'draft' | 'submitted' | 'confirmed' | 'corrected' | 'refused' {
  if (!row) return 'empty'
  if (!row.submitted) return 'draft'
  return row.evaluation?.verdict ?? 'submitted'
}
