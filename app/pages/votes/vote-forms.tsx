import { useState } from 'react'
import type { RefusedForm } from '../../forms/form-fault'
import { PostForm } from '../../forms/post-form'
import { openedField } from '../../forms/edits/opened-field'
import { isUnsaved } from '../../forms/kept/unsaved-forms'
import type { SentVoteRule } from './sent-vote-rule.server'
import { VoteRuleChanges } from './vote-rule-changes'
import type { ShortlistView, VoteRuleView } from '../shortlist/shortlist-view.server'
import { useLanguage } from '../../page-language/use-language'
import type { Settings } from '../../settings/settings'
import { Choice, SelectField, TextField } from '../../ui/field'
import { Notice } from '../../ui/notice'
import { Button } from '../../ui/button'
import { Status } from '../../ui/status'

const choices = ['for', 'against', 'abstain'] as const

/**
 * One choice for each entry that no round has decided and that the judge is not off, with the receipt of what was
 * handed in.
 */
export function Ballot({
  roundId,
  list,
}: {
  roundId: number
  list: Pick<ShortlistView, 'categories' | 'ownVotes' | 'ownBallot'>
}) {
  const { t, pick, title } = useLanguage()
  const row = new Map(list.ownVotes.map((vote) => [vote.entryId, vote.choice]))
  return (
    <>
      <PostForm intent="cast" className="mt-4 grid gap-5">
        <input type="hidden" name="round" value={roundId} />
        {list.ownBallot ? <OwnBallot code={list.ownBallot.code} /> : null}
        {list.categories
          .filter(({ pools }) => pools.some(({ entries }) => entries.some((entry) => entry.isUndecided)))
          .map((category) => (
            <fieldset key={category.code}>
              <legend className="font-bold">{pick(category.title)}</legend>
              <ul className="mt-1 grid gap-2">
                {category.pools.flatMap((pool) =>
                  pool.entries
                    .filter((entry) => entry.isUndecided)
                    .map((entry) => (
                      <li
                        key={entry.id}
                        className="flex flex-wrap items-center gap-x-5 gap-y-1 border-b border-line pb-2"
                        role="group"
                        aria-label={title(entry)}
                      >
                        <span className="min-w-48 flex-1">
                          {title(entry)}{' '}
                          {pool.groupTitle ? (
                            <span className="text-sm text-quiet">{title(pool.groupTitle)}</span>
                          ) : null}
                        </span>
                        {entry.isViewerOff ? (
                          <span className="text-sm text-warn">{t('shortlist.youAreOff')}</span>
                        ) : (
                          choices.map((choice) => (
                            <Choice
                              key={choice}
                              label={t(`votes.choice.${choice}`)}
                              type="radio"
                              name={`choice[${entry.id}]`}
                              value={choice}
                              defaultChecked={row.get(entry.id) === choice}
                              required
                            />
                          ))
                        )}
                      </li>
                    )),
                )}
              </ul>
            </fieldset>
          ))}
        <span>
          <Button>{t('votes.cast')}</Button>
        </span>
      </PostForm>
      {list.ownBallot ? (
        <PostForm intent="withdraw" className="mt-3">
          <input type="hidden" name="round" value={roundId} />
          <Button kind="quiet">{t('votes.withdraw')}</Button>
        </PostForm>
      ) : null}
    </>
  )
}

function OwnBallot({ code }: { code: string | null }) {
  const { t } = useLanguage()
  if (code === null)
    return (
      <Status as="div">
        <Notice kind="warning-line">{t('votes.noOwnKey')}</Notice>
      </Status>
    )
  return (
    <Status as="div" className="text-quiet">
      <p>{t('votes.kept')}</p>
      <p className="mt-1">
        {t('votes.receipt', { code: '' })}
        <bdi className="code select-all">{code}</bdi>
      </p>
      <p className="text-sm">{t('votes.receiptHelp')}</p>
    </Status>
  )
}

/** Quorum and majority, frozen as the vote opens; it begins with what the settings say. */
export function OpenRoundForm({
  preset,
  refused,
}: {
  preset: Pick<Settings, 'quorumPercent' | 'majority'>
  refused: RefusedForm | null
}) {
  const { t, digits } = useLanguage()
  return (
    <PostForm intent="open" className="sheet mt-4 flex flex-wrap items-end gap-4" refused={refused}>
      <TextField
        label={t('votes.quorum')}
        isQuiet
        name="quorumPercent"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={digits(preset.quorumPercent)}
        required
      />
      <SelectField label={t('votes.majority')} isQuiet name="majority" defaultValue={preset.majority}>
        <option value="simple">{t('votes.majorities.simple')}</option>
        <option value="absolute">{t('votes.majorities.absolute')}</option>
        <option value="two-thirds">{t('votes.majorities.two-thirds')}</option>
      </SelectField>
      <Button>{t('votes.open')}</Button>
    </PostForm>
  )
}

/** Who has not voted stands before the button that closes the vote all the same. */
export function CloseRoundForm({ roundId, missing }: { roundId: number; missing: readonly string[] }) {
  const { t } = useLanguage()
  return (
    <PostForm intent="close" className="mt-3 flex flex-wrap items-center gap-4">
      <input type="hidden" name="round" value={roundId} />
      {missing.length ? <Choice label={t('votes.confirmClose')} name="confirmed" /> : null}
      <Button kind="quiet">{t('votes.close')}</Button>
    </PostForm>
  )
}

/** Calls the open vote off. */
export function VoidRoundForm({ roundId, refused }: { roundId: number; refused: RefusedForm | null }) {
  const { t } = useLanguage()
  return (
    <details className="mt-3" open={refused?.intent === 'void'}>
      <summary className="cursor-pointer">{t('votes.void')}</summary>
      <p className="mt-1 text-sm text-quiet">{t('votes.voidHelp')}</p>
      <PostForm intent="void" className="mt-2 flex flex-wrap items-end gap-4" refused={refused}>
        <input type="hidden" name="round" value={roundId} />
        <TextField label={t('shortlist.reason')} isQuiet isWide name="reason" autoComplete="off" required />
        <Button kind="danger">{t('votes.void')}</Button>
      </PostForm>
    </details>
  )
}

/** Tied votes that the viewer, as the chair, decides. */
export function TieForms({ list }: { list: Pick<ShortlistView, 'categories'> }) {
  const { t, title, pick } = useLanguage()
  const tied = list.categories.flatMap((category) =>
    category.pools.flatMap((pool) =>
      pool.entries.filter((entry) => entry.tieWaitsFor === 'you').map((entry) => ({ category, entry })),
    ),
  )
  if (!tied.length) return null
  return (
    <section className="sheet mt-4" aria-labelledby="casting">
      <h2 id="casting">{t('votes.castingVote')}</h2>
      <p className="text-sm text-quiet">{t('votes.castingHelp')}</p>
      <ul className="mt-2 grid gap-3">
        {tied.map(({ category, entry }) => (
          <li key={entry.id}>
            <PostForm intent="tie" className="flex flex-wrap items-center gap-4" aria-label={title(entry)}>
              <input type="hidden" name="entry" value={entry.id} />
              <span className="min-w-48 flex-1">
                {title(entry)} <span className="text-sm text-quiet">{pick(category.title)}</span>
              </span>
              <Button name="choice" value="for">
                {t('votes.choice.for')}
              </Button>
              <Button kind="quiet" name="choice" value="against">
                {t('votes.choice.against')}
              </Button>
            </PostForm>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A voter's own look whether the ballot was counted. */
export function ReceiptForm({
  answer,
  refused,
}: {
  answer: { round: number | null } | null
  refused: RefusedForm | null
}) {
  const { t, number } = useLanguage()
  return (
    <details className="sheet mt-4" open={answer !== null || refused?.intent === 'receipt'}>
      <summary className="cursor-pointer font-bold">{t('votes.checkReceipt')}</summary>
      <PostForm intent="receipt" className="mt-3 flex flex-wrap items-end gap-4" refused={refused}>
        <TextField
          label={t('votes.checkReceiptLabel')}
          isQuiet
          isWide
          name="code"
          dir="ltr"
          autoComplete="off"
          required
        />
        <Button kind="quiet">{t('votes.checkReceipt')}</Button>
      </PostForm>
      {answer ? (
        <Status className="mt-2">
          {answer.round === null ? t('votes.receiptMissing') : t('votes.receiptFound', { n: number(answer.round) })}
        </Status>
      ) : null}
    </details>
  )
}

/** How the edition votes, for who holds votes: a form before the first round, and for the chair alone afterwards. */
export function VoteRuleForm({
  rule: loaded,
  sent: answered,
  refused,
}: {
  rule: VoteRuleView
  sent: SentVoteRule | null
  refused: RefusedForm | null
}) {
  const { t, digits } = useLanguage()
  const [form, setForm] = useState<HTMLFormElement | null>(null)
  const [shown, setShown] = useState({ loaded, sent: answered, round: 0 })
  // What was typed stays as it was opened, whatever the page loads behind it; it starts anew where it was saved or
  // refused.
  if (answered ? answered !== shown.sent : loaded !== shown.loaded && !isUnsaved(form))
    setShown({
      loaded,
      sent: answered,
      round: shown.round + (answered || loaded.version !== shown.loaded.version ? 1 : 0),
    })
  const { sent, loaded: base, round } = shown
  const rule = { ...base, ...sent?.rule }
  const { version, opened } = sent ?? base
  const locked = base.isLocked
  return (
    <details
      className="sheet mt-4"
      open={(!locked && base.version === 0) || sent !== null || refused?.intent === 'rule'}
    >
      <summary className="cursor-pointer font-bold">{t('votes.ruleTitle')}</summary>
      <p className="mt-1 text-sm text-quiet">{t('votes.ruleHelp')}</p>
      {sent?.change ? <VoteRuleChanges change={sent.change} judges={base.judges} /> : null}
      <PostForm
        key={round}
        intent="rule"
        formRef={setForm}
        className="mt-3 grid gap-4 sm:grid-cols-2"
        refused={sent ? null : refused}
      >
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name={openedField} value={opened} />
        <RuleChoice
          name="secrecy"
          label={t('votes.secrecyLabel')}
          value={rule.secrecy}
          locked={locked}
          options={[
            ['secret', t('votes.secrecy.secret')],
            ['open', t('votes.secrecy.open')],
          ]}
        />
        <RuleChoice
          name="onTie"
          label={t('votes.onTie')}
          value={rule.onTie}
          locked={locked}
          options={[
            ['round', t('awards.tiedVote.round')],
            ['chair', t('awards.tiedVote.chair')],
            ['model', t('awards.tiedVote.model')],
          ]}
        />
        <RuleChoice
          name="chair"
          label={t('votes.chair')}
          value={rule.chairId ?? ''}
          locked={false}
          options={[['', t('votes.noChair')], ...rule.judges.map(({ id, name }) => [id, name] as const)]}
        />
        <TextField
          label={t('votes.minBallots')}
          help={t('votes.minBallotsHelp')}
          isQuiet
          className="sm:col-span-2"
          name="minBallots"
          inputMode="numeric"
          autoComplete="off"
          readOnly={locked}
          defaultValue={digits(rule.minBallots)}
          required
        />
        <span>
          <Button>{t('votes.saveRule')}</Button>
        </span>
      </PostForm>
    </details>
  )
}

/** What is locked is sent as it is: a disabled field would not be sent at all. */
function RuleChoice({
  name,
  label,
  value,
  locked,
  options,
}: {
  name: string
  label: string
  value: string
  locked: boolean
  options: readonly (readonly [string, string])[]
}) {
  if (locked) {
    return (
      <div className="grid gap-1">
        <span className="text-sm text-quiet">{label}</span>
        <input type="hidden" name={name} value={value} />
        <span>{options.find(([own]) => own === value)?.[1]}</span>
      </div>
    )
  }
  return (
    <SelectField label={label} isQuiet isWide name={name} defaultValue={value}>
      {options.map(([own, text]) => (
        <option key={own} value={own}>
          {text}
        </option>
      ))}
    </SelectField>
  )
}
