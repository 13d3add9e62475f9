import { PostForm } from '../../forms/post-form'
import type { NamedCode } from '../../../db/queries/agencies'
import { useNameWithCode } from '../../figures/use-name-with-code'
import { openedField } from '../../forms/edits/opened-field'
import { ReasonField } from '../../forms/reason-field'
import { useLanguage } from '../../page-language/use-language'
import { Notice } from '../../ui/notice'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/field'

interface Assigned {
  id: number
  titleFa: string
  titleEn: string
  /** What is ticked. */
  codes: readonly string[]
  /** What the edition has to answer for. */
  choices: readonly NamedCode[]
  /** What is ticked and the edition has no more. */
  gone: readonly NamedCode[]
}

/** Which indicators of an edition an evaluator answers for. What the model does not have any more stays until it is unticked. The form says
 * what was ticked when it was opened, so that two people can change the list. */
export function AssignmentForm({ edition }: { edition: Assigned }) {
  const { t, title } = useLanguage()
  return (
    <PostForm className="sheet grid gap-3">
      <h2>
        {t('people.assigned')}: {title(edition)}
      </h2>
      <input type="hidden" name="edition" value={edition.id} />
      <fieldset key={edition.codes.join(' ')}>
        <legend className="text-sm text-quiet">{t('people.codes')}</legend>
        <ul className="mt-1 grid max-h-96 gap-1 overflow-y-auto sm:grid-cols-2">
          {[...edition.choices, ...edition.gone].map((choice) => (
            <li key={choice.code}>
              <Choice
                className="!items-baseline"
                name="indicators"
                value={choice.code}
                defaultChecked={edition.codes.includes(choice.code)}
                label={
                  <span>
                    {title(choice)} <bdi className="code text-sm text-quiet">{choice.code}</bdi>
                  </span>
                }
              />
              {edition.codes.includes(choice.code) ? (
                <input type="hidden" name={openedField} value={choice.code} />
              ) : null}
            </li>
          ))}
        </ul>
      </fieldset>
      <ReasonField label={t('people.reason')} />
      <Button kind="quiet" className="justify-self-start" name="intent" value="assign">
        {t('people.save')}
      </Button>
    </PostForm>
  )
}

/** What others changed in a list since it was opened here; nothing where nobody did. */
export function AssignedMeanwhile({ added, removed }: { added: readonly NamedCode[]; removed: readonly NamedCode[] }) {
  const { t } = useLanguage()
  const nameWithCode = useNameWithCode()
  if (!added.length && !removed.length) return null
  const name = (all: readonly NamedCode[]) => (all.length ? all.map(nameWithCode).join(t('comma')) : t('people.noCode'))
  return (
    <Notice kind="warning" isAnswer>
      {t('people.assignedMeanwhile', { added: name(added), removed: name(removed) })}
    </Notice>
  )
}
