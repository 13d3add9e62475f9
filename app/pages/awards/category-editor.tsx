import { useFetcher } from '@remix-run/react'
import { type ComponentProps, type FormEvent, useRef } from 'react'
import type { ModelError } from '../../../scoring/check/shape'
import { splitErrors } from '../../forms/document-errors'
import { openedField } from '../../forms/edits/opened-field'
import { useOpened } from '../../forms/edits/use-opened'
import type { RefusedForm } from '../../forms/form-fault'
import { liveField } from '../../forms/kept/hold-posts'
import { PostForm } from '../../forms/post-form'
import { useNewest } from '../../forms/use-newest'
import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { EditionLink } from '../../ui/edition-link'
import { Notice } from '../../ui/notice'
import { RangeBasis } from '../../figures/range-basis'
import { AwardOutcome } from './award-outcome'
import type { ChangedCategory, OpenedCategory } from './category-actions.server'
import { CategoryChanges } from './category-changes'
import { CategoryFieldset } from './category-fields'
import { type CategoryFields, shownFieldOf } from './category-form'

type Outcome = ComponentProps<typeof AwardOutcome>['outcome'] | null

interface LoadedCategory {
  fields: CategoryFields
  groups: ComponentProps<typeof CategoryFieldset>['groups']
  basis: OpenedCategory
  outcome: Outcome
}

export interface CategoryAnswer {
  fields?: CategoryFields | undefined
  basis?: OpenedCategory | undefined
  changed: ChangedCategory | null
  why: 'invalid' | 'not-now' | 'changed' | 'code-taken' | null
  errors: readonly ModelError[]
  outcome: Outcome
  /** Null where its fields say nothing of it, or nothing is wrong. */
  refused: RefusedForm | null
}

/**
 * The form of a category beside whom it would award. While somebody types, the server looks at it: what is wrong and
 * who would win is said at once, by the newest of its answers.
 */
export function CategoryEditor({ loaded, answer }: { loaded: LoadedCategory; answer: CategoryAnswer | undefined }) {
  const live = useFetcher<CategoryAnswer>()
  const waiting = useRef<number | undefined>(undefined)
  const { t, title } = useLanguage()
  const told = useNewest(answer, live.data)
  const basis = useOpened(loaded.basis, answer?.basis)
  const { byField, beyond } = splitErrors(told?.errors ?? [], shownFieldOf(loaded.groups.length > 0))
  const errors = told?.why === 'code-taken' ? { code: t('awards.problem.code-taken') } : byField
  const outcome = told ? told.outcome : loaded.outcome
  const tryLater = ({ currentTarget }: FormEvent<HTMLFormElement>) => {
    window.clearTimeout(waiting.current)
    waiting.current = window.setTimeout(() => {
      const form = new FormData(currentTarget)
      form.set('intent', 'try')
      form.set(liveField, 'yes')
      void live.submit(form, { method: 'post' })
    }, 400)
  }
  return (
    <>
      <p className="text-sm">
        <EditionLink page="awards">{t('awards.back')}</EditionLink>
      </p>
      <h1>{basis.id ? title(loaded.fields) : t('awards.add')}</h1>
      <div className="mt-4 grid gap-5 lg:grid-cols-2">
        <PostForm
          className="sheet grid content-start gap-4"
          refused={answer?.refused}
          live={errors}
          onChange={tryLater}
        >
          <input type="hidden" name="id" value={basis.id} />
          <input type="hidden" name="version" value={basis.version} />
          <input type="hidden" name={openedField} value={basis.opened} />
          <Refusal why={told?.why ?? null} beyond={beyond} isChanged={Boolean(answer?.changed)} />
          {answer?.changed ? <CategoryChanges change={answer.changed} groups={loaded.groups} /> : null}
          <CategoryFieldset key={basis.opened} fields={answer?.fields ?? loaded.fields} groups={loaded.groups} />
          <div className="flex flex-wrap gap-3">
            <Button name="intent" value="save">
              {t('awards.save')}
            </Button>
            <Button kind="quiet" name="intent" value="try" data-saves-nothing>
              {t('awards.try')}
            </Button>
            {basis.id ? (
              <Button kind="danger" className="ms-auto" name="intent" value="remove">
                {t('awards.remove')}
              </Button>
            ) : null}
          </div>
        </PostForm>
        <section className="sheet min-w-0 content-start" aria-live="polite" aria-busy={live.state !== 'idle'}>
          <h2>{t('awards.wouldWin')}</h2>
          {outcome ? (
            <>
              <AwardOutcome outcome={outcome} />
              <RangeBasis basis={outcome.basis} of="chances" />
            </>
          ) : (
            <p className="text-quiet">{told?.errors.length ? t('awards.problem.invalid') : t('awards.notScored')}</p>
          )}
        </section>
      </div>
    </>
  )
}

/** Why the category was not saved, as far as no field says so. */
function Refusal({
  why,
  beyond,
  isChanged,
}: {
  why: CategoryAnswer['why']
  beyond: readonly { fa: string; en: string }[]
  isChanged: boolean
}) {
  const { t, pick } = useLanguage()
  const reason = (why === 'changed' && !isChanged) || why === 'not-now' ? t(`awards.problem.${why}`) : null
  const lines = [...(reason ? [reason] : []), ...beyond.map((error) => pick(error))]
  if (!lines.length) return null
  return (
    <Notice isAnswer as="div">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  )
}
