import { useSuccessionWords } from '../../figures/use-succession-words'
import { successionKinds } from '../../flows/setup/agencies/succession-plan'
import { PostForm } from '../../forms/post-form'
import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { Choice, SelectField, TextAreaField, TextField } from '../../ui/field'
import { Notice } from '../../ui/notice'
import type { ShownProblem, SuccessionAnswer, openSuccessions } from './successions-form.server'

interface Props {
  loaded: Awaited<ReturnType<typeof openSuccessions>>
  answer: SuccessionAnswer | null
}

/** What is said of an edition's agencies, each to be taken back. */
export function SaidSuccessions({ loaded: { said }, answer }: Props) {
  const { t } = useLanguage()
  const say = useSuccessionWords()
  const { done = null } = answer ?? {}
  return (
    <section className="sheet grid gap-3" aria-labelledby="said">
      <h2 id="said">{t('setup.successions.said')}</h2>
      {done ? (
        <Notice kind={done === 'gone' ? 'error' : 'done'} isAnswer>
          {t(`setup.successions.done.${done}`)}
        </Notice>
      ) : null}
      {said.length ? (
        <ul className="grid gap-2">
          {said.map((succession) => (
            <li key={succession.id} className="flex flex-wrap items-baseline justify-between gap-3">
              <span>{say(succession)}</span>
              <PostForm intent="takeBack">
                <input type="hidden" name="id" value={succession.id} />
                <Button kind="quiet">{t('setup.successions.takeBack')}</Button>
              </PostForm>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-quiet">{t('setup.successions.none')}</p>
      )}
    </section>
  )
}

/** Says what became of one agency or several. */
export function SuccessionFieldset({ loaded, answer }: Props) {
  const { t } = useLanguage()
  const errors = useErrors(answer?.problems ?? [])
  return (
    <PostForm
      key={loaded.said.length}
      intent="say"
      className="sheet grid gap-4"
      refused={answer?.refused}
      errors={errors}
    >
      <h2>{t('setup.successions.say')}</h2>
      <SelectField label={t('setup.successions.kind')} isWide name="kind">
        {successionKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`setup.successions.kinds.${kind}`)}
          </option>
        ))}
      </SelectField>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextAreaField
          label={t('setup.successions.agencies')}
          help={t('setup.successions.agenciesHelp')}
          isWide
          name="agencies"
          rows={3}
          dir="auto"
        />
        <TextAreaField
          label={t('setup.successions.successors')}
          help={t('setup.successions.successorsHelp')}
          isWide
          name="successors"
          rows={3}
          dir="auto"
        />
        <TextField
          label={t('setup.successions.formerFa')}
          help={t('setup.successions.formerHelp')}
          isWide
          name="formerFa"
          dir="rtl"
          maxLength={300}
          autoComplete="off"
        />
        <TextField
          label={t('setup.successions.formerEn')}
          help={t('setup.create.titleEnHelp')}
          isWide
          name="formerEn"
          dir="ltr"
          maxLength={300}
          autoComplete="off"
        />
      </div>
      {loaded.isDraft ? (
        <Choice label={t('setup.successions.leaves')} name="leaves" value="yes" defaultChecked />
      ) : null}
      <Button className="justify-self-start">{t('setup.successions.save')}</Button>
    </PostForm>
  )
}

function useErrors(problems: readonly ShownProblem[]): Readonly<Record<string, string>> {
  const { t, title } = useLanguage()
  const say = ({ why, detail, nearest }: ShownProblem) => {
    const near = nearest.length
      ? ` ${t('setup.successions.nearest', { names: nearest.map(title).join(t('comma')) })}`
      : ''
    const words = t(`setup.successions.why.${why}`) + near
    return detail === undefined ? words : t('setup.why.code', { name: detail, why: words })
  }
  const fields = [...new Set(problems.map(({ field }) => field))]
  return Object.fromEntries(
    fields.map((name) => [name, problems.flatMap((item) => (item.field === name ? say(item) : [])).join(' ')]),
  )
}
