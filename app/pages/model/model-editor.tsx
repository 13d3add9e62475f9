import { Link } from '@remix-run/react'
import { type ComponentProps, Suspense, lazy, useState } from 'react'
import type { ModelError } from '../../../scoring/check/shape'
import type { ModelWarning } from '../../../scoring/worse-can-raise'
import type { RebasedDraft } from '../../flows/model/edit-model.server'
import { splitErrors } from '../../forms/document-errors'
import { openedField } from '../../forms/edits/opened-field'
import { useOpened } from '../../forms/edits/use-opened'
import type { RefusedForm } from '../../forms/form-fault'
import { PostForm } from '../../forms/post-form'
import { languagePath } from '../../http/language-path'
import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { EditionLink } from '../../ui/edition-link'
import { TextAreaField, TextField } from '../../ui/field'
import { EmptyState } from '../../ui/notice'
import { Status } from '../../ui/status'
import { useIsLive } from '../../ui/use-is-live'
import { DraftErrors, DraftWarnings } from './draft-errors'
import { documentField, fieldOfPointer, listShown } from './draft/field-of-pointer'
import { listNodes, parse, partsForm } from './draft/model-draft'
import { ModelEdits } from './model-edits'
import type { FormLists } from './model-form'
import { TrialTable } from './trial-table'
import { useDraftErrors } from './use-draft-errors'

const ModelForm = lazy(() => import('./model-form'))

interface LoadedModel {
  document: string
  /** The version that is edited. */
  opened: string
  lists: FormLists
  /** The edition before, on whose data a draft can be tried too; null where there is none. */
  previous: { titleFa: string; titleEn: string } | null
}

export type ModelAnswer = {
  intent: 'check' | 'try' | 'tryBefore' | 'save'
  document: string
  opened: string
  reason: string
  rebased: RebasedDraft | null
  refused: RefusedForm | null
} & (
  | { ok: false; errors: readonly ModelError[] }
  | { ok: true; warnings: readonly ModelWarning[] }
  | ({ ok: true } & ComponentProps<typeof TrialTable>)
)

/**
 * Weights and methods of a model beside its document, each a view of the other. What is wrong stands beside the field
 * that shows the part, and above where none does.
 */
export function ModelEditor({ loaded, answer }: { loaded: LoadedModel; answer: ModelAnswer | undefined }) {
  const { t, language, digits } = useLanguage()
  const [text, setText] = useState(answer ? answer.document : loaded.document)
  const [chosen, setChosen] = useState('')
  const opened = useOpened(loaded.opened, answer?.opened)
  const rebased = answer?.rebased ?? null
  const [shown, setShown] = useState(rebased)
  if (rebased !== shown) {
    setShown(rebased)
    if (rebased) setText(rebased.document)
  }
  const live = useDraftErrors(text)
  const isLive = useIsLive()
  // The server knows more than the document: metrics that are there, versions that are taken.
  const told = answer && !answer.ok && answer.document === text ? answer.errors : []
  const errors = live?.errors.length ? live.errors : told
  const { byField, beyond } = splitErrors(errors, fieldOfPointer(text, isLive ? listShown(text, chosen) : []))
  const draft = parse(text)
  const showPart = (code: string) => {
    setChosen(code)
    document.getElementById(partsForm)?.scrollIntoView()
  }
  const warnings = live?.warnings ?? (answer?.ok && 'warnings' in answer ? answer.warnings : [])
  const needsScript = <EmptyState className="text-quiet">{t('modelPage.needsScript')}</EmptyState>
  return (
    <>
      <p className="text-sm">
        <EditionLink page="model">{t('run.model')}</EditionLink>
      </p>
      <h1>{t('modelPage.edit')}</h1>
      <p className="mt-1 max-w-3xl text-quiet">{t('modelPage.editLead')}</p>
      <PostForm className="mt-4 grid gap-5 lg:grid-cols-2" refused={answer?.refused} live={byField}>
        <DraftErrors errors={beyond} nodes={draft ? listNodes(draft) : []} onChoose={isLive ? showPart : null} />
        <input type="hidden" name={openedField} value={opened} />
        {rebased ? (
          <div className="min-w-0 lg:col-span-2">
            <ModelEdits rebased={rebased} />
          </div>
        ) : null}
        {isLive ? (
          <Suspense fallback={needsScript}>
            <ModelForm
              {...{ text, chosen }}
              lists={loaded.lists}
              storedVersion={loaded.opened}
              onText={setText}
              onChoose={setChosen}
            />
          </Suspense>
        ) : (
          needsScript
        )}
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-4 lg:sticky lg:top-4 lg:max-h-[calc(100vh-2rem)] lg:self-start lg:overflow-y-auto">
          <SaveFields reason={answer?.reason} previous={loaded.previous} />
          {answer?.ok && answer.intent === 'check' && answer.document === text ? (
            <Status>{t('modelPage.sound')}</Status>
          ) : null}
          {answer?.ok && 'shifts' in answer ? (
            <TrialTable shifts={answer.shifts} names={answer.names} over={answer.over} />
          ) : null}
          <TextAreaField
            label={t('modelPage.document')}
            isWide
            look="code min-h-[28rem]"
            dir="ltr"
            name={documentField}
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {live && !errors.length ? <p className="text-sm text-quiet">{t('modelPage.soundSoFar')}</p> : null}
          <DraftWarnings warnings={warnings} />
        </div>
      </PostForm>
      <p className="mt-6 text-sm text-quiet">
        {t('modelPage.schema')}{' '}
        <a className="underline" href="/model.schema.json">
          model.schema.json
        </a>{' '}
        ({digits('2020-12')}){t('comma')}
        <Link className="underline" to={languagePath(language, 'methods')}>
          {t('run.methodsExplained')}
        </Link>
      </p>
    </>
  )
}

/** Why the model is changed, and what is done with the draft. */
function SaveFields({ reason, previous }: { reason: string | undefined } & Pick<LoadedModel, 'previous'>) {
  const { t, title } = useLanguage()
  return (
    <>
      <TextField label={t('modelPage.reason')} isWide name="reason" maxLength={2000} defaultValue={reason} />
      <p className="flex flex-wrap gap-3">
        <Button kind="quiet" name="intent" value="check" data-saves-nothing>
          {t('modelPage.check')}
        </Button>
        <Button kind="quiet" name="intent" value="try" data-saves-nothing>
          {t('modelPage.try')}
        </Button>
        {previous ? (
          <Button kind="quiet" name="intent" value="tryBefore" data-saves-nothing>
            {t('modelPage.tryBefore', { edition: title(previous) })}
          </Button>
        ) : null}
        <Button name="intent" value="save">
          {t('modelPage.save')}
        </Button>
      </p>
    </>
  )
}
