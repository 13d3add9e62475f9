import type { RefusedForm } from '../../forms/form-fault'
import { PostForm } from '../../forms/post-form'
import type { ReactNode } from 'react'
import type { ShortlistView } from './shortlist-view.server'
import { useLanguage } from '../../page-language/use-language'
import { Notice } from '../../ui/notice'
import { SelectField, TextAreaField } from '../../ui/field'
import { Button } from '../../ui/button'

interface FormProps {
  /** The form of the page that was refused. */
  refused: RefusedForm | undefined
  /** Why, where no field is wrong. */
  problem: string | null
}

/** A judge departs from the proposal. */
export function DeviationForm({ categories, ...refusal }: FormProps & Pick<ShortlistView, 'categories'>) {
  const { t, pick, title } = useLanguage()
  const listed = new Map(
    categories.flatMap((category) =>
      category.pools.flatMap((pool) =>
        pool.entries
          .filter((entry) => entry.state !== 'removed' && entry.state !== 'fallen')
          .map((entry) => [entry.code, entry]),
      ),
    ),
  )
  const candidates = new Map(
    categories.flatMap(({ pools }) =>
      pools.flatMap((pool) =>
        [
          ...pool.candidates,
          ...pool.entries.filter((entry) => entry.standing === 'removed' || entry.standing === 'not-carried'),
        ].map((candidate) => [candidate.code, candidate]),
      ),
    ),
  )
  return (
    <FormSheet
      name="deviate"
      heading={t('shortlist.deviate')}
      help={t('shortlist.deviateHelp')}
      {...refusal}
      submit={t('shortlist.deviate')}
    >
      <SelectField label={t('shortlist.where')} isQuiet isWide name="slot">
        {categories.flatMap((category) =>
          category.pools.map((pool) => (
            <option key={`${category.code} ${pool.group ?? ''}`} value={`${category.code} ${pool.group ?? ''}`}>
              {pick(category.title)}
              {pool.groupTitle ? ` · ${title(pool.groupTitle)}` : ''}
            </option>
          )),
        )}
      </SelectField>
      <SelectField label={t('shortlist.removes')} isQuiet isWide name="removes">
        <option value="">{t('shortlist.noOne')}</option>
        {[...listed.values()].map((entry) => (
          <option key={entry.code} value={entry.code}>
            {title(entry)}
          </option>
        ))}
      </SelectField>
      <SelectField label={t('shortlist.adds')} isQuiet isWide name="adds">
        <option value="">{t('shortlist.nextInLine')}</option>
        <option value="-">{t('shortlist.leaveEmpty')}</option>
        {[...candidates.values()].map((candidate) => (
          <option key={candidate.code} value={candidate.code}>
            {title(candidate)}
          </option>
        ))}
      </SelectField>
      <TextAreaField label={t('shortlist.reason')} isQuiet isWide name="reason" rows={3} required />
    </FormSheet>
  )
}

/** A winner can't have the award after all. On a closed list this begins another one. */
export function FallOutForm({
  categories,
  isClosed,
  ...refusal
}: FormProps & Pick<ShortlistView, 'categories'> & { isClosed: boolean }) {
  const { t, pick, title } = useLanguage()
  const standing = categories.flatMap((category) =>
    category.pools.flatMap((pool) =>
      pool.entries
        .filter(({ standing: own }) => own !== 'removed' && own !== 'fallen' && own !== 'not-carried')
        .map((entry) => ({ category, entry })),
    ),
  )
  if (!standing.length) return null
  return (
    <FormSheet
      name="fall-out"
      heading={t('shortlist.fallOut')}
      help={isClosed ? `${t('shortlist.fallOutHelp')} ${t('shortlist.fallOutAfter')}` : t('shortlist.fallOutHelp')}
      {...refusal}
      submit={t('shortlist.fallOut')}
    >
      <SelectField label={t('shortlist.fallOutWho')} isQuiet isWide name="entry">
        {standing.map(({ category, entry }) => (
          <option key={entry.id} value={entry.id}>
            {title(entry)} · {pick(category.title)}
          </option>
        ))}
      </SelectField>
      <SelectField label={t('shortlist.fallOutKind')} isQuiet isWide name="kind">
        <option value="declined">{t('shortlist.fallOutKinds.declined')}</option>
        <option value="disqualified">{t('shortlist.fallOutKinds.disqualified')}</option>
        <option value="removed-agency">{t('shortlist.fallOutKinds.removed-agency')}</option>
      </SelectField>
      <TextAreaField label={t('shortlist.reason')} isQuiet isWide name="reason" rows={2} required />
    </FormSheet>
  )
}

/** A judge declares a conflict of interest. */
export function RecusalForm({
  agencies,
  ...refusal
}: FormProps & { agencies: { code: string; titleFa: string; titleEn: string }[] }) {
  const { t, title } = useLanguage()
  return (
    <FormSheet
      name="recuse"
      heading={t('shortlist.recuse')}
      help={t('shortlist.recuseHelp')}
      {...refusal}
      submit={t('shortlist.recuse')}
    >
      <SelectField label={t('shortlist.agency')} isQuiet isWide name="agency">
        {agencies.map((agency) => (
          <option key={agency.code} value={agency.code}>
            {title(agency)}
          </option>
        ))}
      </SelectField>
      <TextAreaField label={t('shortlist.reason')} isQuiet isWide name="reason" rows={2} required />
    </FormSheet>
  )
}

function FormSheet({
  name,
  heading,
  help,
  refused,
  problem,
  submit,
  children,
}: FormProps & {
  name: string
  heading: string
  help: string
  submit: string
  children: ReactNode
}) {
  const isRefused = refused?.intent === name
  return (
    <details className="sheet mt-4" open={isRefused}>
      <summary className="cursor-pointer font-bold">{heading}</summary>
      <p className="mt-1 text-sm text-quiet">{help}</p>
      <PostForm intent={name} className="mt-3 grid max-w-xl gap-3" refused={refused}>
        {children}
        {isRefused && problem !== null ? (
          <Notice kind="warning-line" isAnswer>
            {problem}
          </Notice>
        ) : null}
        <span>
          <Button>{submit}</Button>
        </span>
      </PostForm>
    </details>
  )
}
