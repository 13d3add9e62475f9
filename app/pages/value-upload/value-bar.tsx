import { useLocation } from '@remix-run/react'
import { PostForm } from '../../forms/post-form'
import { ReasonField } from '../../forms/reason-field'
import { useLanguage } from '../../page-language/use-language'
import { Button, ButtonLink } from '../../ui/button'
import { Choice } from '../../ui/field'
import { EditionLink, useEditionPath } from '../../ui/edition-link'
import { Notice } from '../../ui/notice'
import type { ValueUploadAnswer } from './value-actions.server'
import type { ValueView } from './value-view.server'

/** What taking a file over would do, and the button that does it; or the form that takes it back. */
export function ValueBar({ view, answer }: { view: ValueView; answer: ValueUploadAnswer | null }) {
  const { t, number } = useLanguage()
  const { search } = useLocation()
  const pathOf = useEditionPath()
  const saidNames = view.unknownNames.filter(({ agency }) => agency !== null).length
  const { counts, toWrite, basis, takenAt } = view
  return (
    <div className="sheet grid gap-4">
      {answer?.why ? (
        <Notice isAnswer>
          {answer.why === 'refused'
            ? answer.sentence
            : t(`upload.values.refused.${answer.why}`, { n: number(answer.values) })}
        </Notice>
      ) : null}
      {takenAt ? <TakeBack view={view} answer={answer} /> : null}
      <div className="flex flex-wrap items-center gap-4">
        {toWrite && !takenAt ? (
          <PostForm intent="take" key={basis} refused={answer}>
            <input type="hidden" name="basis" value={basis} />
            {saidNames ? (
              <Choice
                label={t('upload.values.keepNames', { n: number(saidNames) })}
                name="names"
                value="yes"
                defaultChecked
                className="mb-3"
              />
            ) : null}
            <Button>{t('upload.values.take', { n: number(toWrite) })}</Button>
          </PostForm>
        ) : null}
        <span className="text-sm">
          {toWrite ? null : `${t('upload.values.nothing')} `}
          {t('upload.values.sum', {
            new: number(counts.new),
            changed: number(counts.changed),
            same: number(counts.same),
            problem: number(counts.problem),
          })}
        </span>
        <span className="ms-auto flex flex-wrap gap-3">
          {counts.problem ? (
            <ButtonLink kind="quiet" href={pathOf(`setup/values/upload/${view.id}/marked.xlsx`, search)}>
              {t('upload.marked')}
            </ButtonLink>
          ) : null}
          <EditionLink page="setup/values" kind="quiet">
            {t('upload.leave')}
          </EditionLink>
        </span>
      </div>
    </div>
  )
}

interface TakeBackProps {
  view: ValueView
  answer: ValueUploadAnswer | null
}

function TakeBack({ view, answer }: TakeBackProps) {
  const { t } = useLanguage()
  return (
    <PostForm intent="take-back" refused={answer} className="grid gap-3">
      <h2 id="take-back">{t('upload.values.takeBack')}</h2>
      <p className="text-sm text-quiet">{t('upload.values.takeBackHelp', { name: view.name })}</p>
      <ReasonField label={t('upload.values.reason')} />
      <Button kind="quiet" className="justify-self-start">
        {t('upload.values.takeBack')}
      </Button>
    </PostForm>
  )
}
