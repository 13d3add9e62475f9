import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { ShortlistView } from '../views/shortlist-view.server'
import { useLanguage } from '../i18n/use-language'

interface FormProps {
  /** What was sent and refused, so that nothing typed is lost. */
  sent: Readonly<Record<string, string>>
  problem: string | null
}

/** A judge departs from the proposal. */
export function DeviationForm({ categories, sent, problem }: FormProps & Pick<ShortlistView, 'categories'>) {
  const { t, pick, title } = useLanguage()
  const listed = new Map(
    categories.flatMap((category) =>
      category.pools.flatMap((pool) =>
        pool.entries.filter((entry) => entry.state !== 'removed').map((entry) => [entry.code, entry]),
      ),
    ),
  )
  return (
    <FormSheet
      name="deviate"
      heading={t('shortlist.deviate')}
      help={t('shortlist.deviateHelp')}
      problem={problem}
      submit={t('shortlist.deviate')}
    >
      <LabelledField id="deviate-slot" label={t('shortlist.where')}>
        <select id="deviate-slot" name="slot" className="field max-w-none" defaultValue={sent['slot']}>
          {categories.flatMap((category) =>
            category.pools.map((pool) => (
              <option key={`${category.code} ${pool.group ?? ''}`} value={`${category.code} ${pool.group ?? ''}`}>
                {pick(category.title)}
                {pool.groupTitle ? ` · ${title(pool.groupTitle)}` : ''}
              </option>
            )),
          )}
        </select>
      </LabelledField>
      <LabelledField id="deviate-removes" label={t('shortlist.removes')}>
        <select id="deviate-removes" name="removes" className="field max-w-none" defaultValue={sent['removes']}>
          <option value="">{t('shortlist.noOne')}</option>
          {[...listed.values()].map((entry) => (
            <option key={entry.code} value={entry.code}>
              {title(entry)}
            </option>
          ))}
        </select>
      </LabelledField>
      <LabelledField id="deviate-adds" label={t('shortlist.adds')}>
        <input
          id="deviate-adds"
          name="adds"
          className="field max-w-none"
          dir="ltr"
          list="candidates"
          defaultValue={sent['adds']}
        />
        <datalist id="candidates">
          {[
            ...new Map(
              categories.flatMap(({ pools }) => pools.flatMap(({ missed }) => missed.map((own) => [own.code, own]))),
            ).values(),
          ].map((own) => (
            <option key={own.code} value={own.code}>
              {title(own)}
            </option>
          ))}
        </datalist>
      </LabelledField>
      <LabelledField id="deviate-reason" label={t('shortlist.reason')}>
        <textarea
          id="deviate-reason"
          name="reason"
          rows={3}
          className="field max-w-none"
          required
          defaultValue={sent['reason']}
        />
      </LabelledField>
    </FormSheet>
  )
}

/** A judge declares a conflict of interest. */
export function RecusalForm({
  agencies,
  sent,
  problem,
}: FormProps & { agencies: { code: string; titleFa: string; titleEn: string }[] }) {
  const { t, title } = useLanguage()
  return (
    <FormSheet
      name="recuse"
      heading={t('shortlist.recuse')}
      help={t('shortlist.recuseHelp')}
      problem={problem}
      submit={t('shortlist.recuse')}
    >
      <LabelledField id="recuse-agency" label={t('shortlist.agency')}>
        <select id="recuse-agency" name="agency" className="field max-w-none" defaultValue={sent['agency']}>
          {agencies.map((agency) => (
            <option key={agency.code} value={agency.code}>
              {title(agency)}
            </option>
          ))}
        </select>
      </LabelledField>
      <LabelledField id="recuse-reason" label={t('shortlist.reason')}>
        <textarea
          id="recuse-reason"
          name="reason"
          rows={2}
          className="field max-w-none"
          required
          defaultValue={sent['reason']}
        />
      </LabelledField>
    </FormSheet>
  )
}

function FormSheet({
  name,
  heading,
  help,
  problem,
  submit,
  children,
}: {
  name: string
  heading: string
  help: string
  problem: string | null
  submit: string
  children: ReactNode
}) {
  return (
    <details className="sheet mt-4" open={problem !== null}>
      <summary className="cursor-pointer font-bold">{heading}</summary>
      <p className="mt-1 text-sm text-quiet">{help}</p>
      <Form method="post" className="mt-3 grid max-w-xl gap-3">
        {children}
        {problem === null ? null : (
          <p role="alert" className="text-warn">
            {problem}
          </p>
        )}
        <span>
          <button className="button" name="intent" value={name}>
            {submit}
          </button>
        </span>
      </Form>
    </details>
  )
}

export function LabelledField({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm text-quiet">
        {label}
      </label>
      {children}
    </div>
  )
}
