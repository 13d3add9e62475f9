import { useLocation } from '@remix-run/react'
import { PostForm } from '../../forms/post-form'
import { useLanguage } from '../../page-language/use-language'
import { Button, ButtonLink } from '../../ui/button'
import { EditionLink, useEditionPath } from '../../ui/edition-link'
import { Notice } from '../../ui/notice'
import type { TakeAnswer } from './upload-actions.server'
import type { UploadView } from './upload-view.server'

/** What taking a file over would do, and the button that does it. */
export function TakeBar({ view, upload, answer }: { view: UploadView; upload: string; answer: TakeAnswer | null }) {
  const { t, number } = useLanguage()
  const { search } = useLocation()
  const pathOf = useEditionPath()
  const { outcomes, basis } = view
  const taken = outcomes.new + outcomes.changed
  return (
    <div className="grid gap-3">
      <Told view={view} />
      <div className="sheet flex flex-wrap items-center gap-4">
        {answer ? (
          <Notice isAnswer className="w-full">
            {answer.why === 'refused' ? answer.sentence : t(`upload.refused.${answer.why}`)}
          </Notice>
        ) : null}
        {taken ? (
          <PostForm intent="take" key={basis}>
            <input type="hidden" name="basis" value={basis} />
            <Button>{t('upload.take', { n: number(taken) })}</Button>
          </PostForm>
        ) : null}
        <span className="text-sm">
          {taken ? null : `${t('upload.nothing')} `}
          {t('upload.sum', {
            new: number(outcomes.new),
            changed: number(outcomes.changed),
            same: number(outcomes.same),
            problem: number(outcomes.problem),
          })}
        </span>
        <span className="ms-auto flex flex-wrap gap-3">
          {view.counts.problem ? (
            <ButtonLink kind="quiet" href={pathOf(`setup/upload/${upload}/marked.xlsx`, search)}>
              {t('upload.marked')}
            </ButtonLink>
          ) : null}
          <EditionLink page="setup/agencies" kind="quiet">
            {t('upload.leave')}
          </EditionLink>
        </span>
      </div>
    </div>
  )
}

function Told({ view: { newGroups, moreGroups, kept, keptCount } }: { view: UploadView }) {
  const { t, number } = useLanguage()
  const list = (names: readonly string[], more: number) => {
    const text = names.join(t('comma'))
    return more > 0 ? t('upload.more', { names: text, n: number(more) }) : text
  }
  return (
    <>
      {newGroups.length ? (
        <Notice kind="information">{t('upload.newGroups', { names: list(newGroups, moreGroups) })}</Notice>
      ) : null}
      {keptCount ? (
        <Notice kind="information">
          {t('upload.kept', { n: number(keptCount), names: list(kept, keptCount - kept.length) })}
        </Notice>
      ) : null}
    </>
  )
}
