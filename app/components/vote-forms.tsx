import { Form } from '@remix-run/react'
import type { ShortlistView } from '../views/shortlist-view.server'
import { useLanguage } from '../i18n/use-language'
import type { Settings } from '../settings/settings'
import { LabelledField } from './shortlist-forms'

const choices = ['for', 'against', 'abstain'] as const

/** One choice for each entry that no round has decided and that the judge is not off. */
export function Ballot({ roundId, list }: { roundId: number; list: Pick<ShortlistView, 'categories' | 'ownVotes'> }) {
  const { t, pick, title } = useLanguage()
  const own = new Map(list.ownVotes.map((vote) => [vote.entryId, vote.choice]))
  return (
    <Form method="post" className="mt-4 grid gap-5">
      <input type="hidden" name="round" value={roundId} />
      {own.size ? (
        <p role="status" className="text-quiet">
          {t('votes.kept')}
        </p>
      ) : null}
      {list.categories
        .filter(({ pools }) => pools.some(({ entries }) => entries.some(({ standing }) => standing === 'undecided')))
        .map((category) => (
          <fieldset key={category.code}>
            <legend className="font-bold">{pick(category.title)}</legend>
            <ul className="mt-1 grid gap-2">
              {category.pools.flatMap((pool) =>
                pool.entries
                  .filter((entry) => entry.standing === 'undecided')
                  .map((entry) => (
                    <li
                      key={entry.id}
                      className="flex flex-wrap items-center gap-x-5 gap-y-1 border-b border-line pb-2"
                      role="group"
                      aria-label={title(entry)}
                    >
                      <span className="min-w-48 flex-1">
                        {title(entry)}{' '}
                        {pool.groupTitle ? <span className="text-sm text-quiet">{title(pool.groupTitle)}</span> : null}
                      </span>
                      {entry.isViewerOff ? (
                        <span className="text-sm text-warn">{t('shortlist.youAreOff')}</span>
                      ) : (
                        choices.map((choice) => (
                          <label key={choice} className="flex items-center gap-2">
                            <input
                              type="radio"
                              name={`entry-${entry.id}`}
                              value={choice}
                              defaultChecked={own.get(entry.id) === choice}
                              required
                            />{' '}
                            {t(`votes.choice.${choice}`)}
                          </label>
                        ))
                      )}
                    </li>
                  )),
              )}
            </ul>
          </fieldset>
        ))}
      <span>
        <button className="button" name="intent" value="cast">
          {t('votes.cast')}
        </button>
      </span>
    </Form>
  )
}

/** Quorum and majority, frozen as the vote opens; it begins with what the settings say. */
export function OpenRoundForm({ preset }: { preset: Pick<Settings, 'quorumPercent' | 'majority'> }) {
  const { t, digits } = useLanguage()
  return (
    <Form method="post" className="sheet mt-4 flex flex-wrap items-end gap-4">
      <LabelledField id="quorum" label={t('votes.quorum')}>
        <input
          id="quorum"
          name="quorumPercent"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={digits(preset.quorumPercent)}
          className="field"
          required
        />
      </LabelledField>
      <LabelledField id="majority" label={t('votes.majority')}>
        <select id="majority" name="majority" className="field" defaultValue={preset.majority}>
          <option value="simple">{t('votes.majorities.simple')}</option>
          <option value="absolute">{t('votes.majorities.absolute')}</option>
          <option value="two-thirds">{t('votes.majorities.two-thirds')}</option>
        </select>
      </LabelledField>
      <button className="button" name="intent" value="open">
        {t('votes.open')}
      </button>
    </Form>
  )
}

export function CloseRoundForm({ roundId }: { roundId: number }) {
  const { t } = useLanguage()
  return (
    <Form method="post" className="mt-3">
      <input type="hidden" name="round" value={roundId} />
      <button className="button-quiet" name="intent" value="close">
        {t('votes.close')}
      </button>
    </Form>
  )
}
