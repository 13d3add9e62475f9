import { type RefusedForm, typedText } from '../../forms/form-fault'
import { PostForm } from '../../forms/post-form'
import { BareTextField } from '../../ui/field'
import type { ShortlistView } from './shortlist-view.server'
import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'

/** What judges changed or want to change, with who agreed. */
export function DeviationList({
  deviations,
  mayJudge,
  refused,
}: {
  deviations: ShortlistView['deviations']
  mayJudge: boolean
  refused: RefusedForm | undefined
}) {
  const { t, title, pick } = useLanguage()
  const nameOf = (row: { titleFa: string; titleEn: string } | null) => (row ? title(row) : t('shortlist.noOne'))
  return (
    <section className="sheet mt-4" aria-labelledby="deviations">
      <h2 id="deviations">{t('shortlist.deviations')}</h2>
      {deviations.length ? null : <p className="text-quiet">{t('shortlist.noDeviation')}</p>}
      <ul className="mt-2 grid gap-4">
        {deviations.map((deviation) => (
          <li key={deviation.id} className="border-s-4 border-line ps-3">
            <p className="font-bold">
              {t(
                deviation.adds
                  ? 'shortlist.changeOf'
                  : deviation.leavesEmpty
                    ? 'shortlist.changeEmpty'
                    : 'shortlist.changeNext',
                {
                  category: pick(deviation.category),
                  removes: nameOf(deviation.removes),
                  adds: nameOf(deviation.adds),
                },
              )}
            </p>
            <p className="whitespace-pre-line">
              <bdi>{deviation.reason}</bdi>
            </p>
            <p className="text-sm text-quiet">
              {t('shortlist.byJudge', { judge: deviation.judge })} ·{' '}
              {deviation.state === 'open'
                ? t('shortlist.waits')
                : deviation.secondJudge
                  ? t('shortlist.secondedBy', { judge: deviation.secondJudge })
                  : t('shortlist.withdrawn')}
              {deviation.undoneBy === null
                ? ''
                : ` · ${t('shortlist.undone', { who: deviation.undoneBy, reason: deviation.undoReason ?? '' })}`}
            </p>
            {deviation.state === 'seconded' && mayJudge && deviation.isOfViewer ? (
              <UndoForm id={deviation.id} intent="undo" refused={refused} />
            ) : null}
            {deviation.state === 'open' && mayJudge ? (
              <PostForm className="mt-1">
                <input type="hidden" name="id" value={deviation.id} />
                <Button kind="quiet" name="intent" value={deviation.isOwn ? 'withdraw' : 'second'}>
                  {deviation.isOwn ? t('shortlist.withdraw') : t('shortlist.second')}
                </Button>
              </PostForm>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Takes back what is in force, with a reason. */
function UndoForm({
  id,
  intent,
  refused,
}: {
  id: number
  intent: 'undo' | 'undo-fall-out'
  refused: RefusedForm | undefined
}) {
  const { t } = useLanguage()
  return (
    <PostForm
      intent={intent}
      className="mt-1 flex flex-wrap items-center gap-3"
      refused={typedText(refused?.typed, 'id') === String(id) ? refused : null}
    >
      <input type="hidden" name="id" value={id} />
      <BareTextField
        name="reason"
        className="min-w-40 max-w-md flex-1"
        label={t('shortlist.undoReason')}
        placeholder={t('shortlist.undoReason')}
        autoComplete="off"
        required
      />
      <Button kind="quiet">{t('shortlist.undo')}</Button>
    </PostForm>
  )
}

/** Winners who can't have their award after all; nothing where there are none. */
export function FallOutList({
  fallOuts,
  mayUndo,
  refused,
}: {
  fallOuts: ShortlistView['fallOuts']
  mayUndo: boolean
  refused: RefusedForm | undefined
}) {
  const { t, title, pick } = useLanguage()
  if (!fallOuts.length) return null
  return (
    <section className="sheet mt-4" aria-labelledby="fall-outs">
      <h2 id="fall-outs">{t('shortlist.fallOuts')}</h2>
      <ul className="mt-2 grid gap-4">
        {fallOuts.map((item) => (
          <li key={item.id} className="border-s-4 border-line ps-3">
            <p className="font-bold">
              {title(item)}: {t(`shortlist.fallOutKinds.${item.kind}`)}{' '}
              <span className="text-sm text-quiet">
                ({item.category ? pick(item.category) : t('shortlist.ofAllAwards')})
              </span>
            </p>
            <p className="whitespace-pre-line">
              <bdi>{item.reason}</bdi>
            </p>
            {item.undoneBy === null ? null : (
              <p className="text-sm text-quiet">
                {t('shortlist.undone', { who: item.undoneBy, reason: item.undoReason ?? '' })}
              </p>
            )}
            {item.undoneBy === null && mayUndo ? (
              <UndoForm id={item.id} intent="undo-fall-out" refused={refused} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function RecusalList({ recusals }: { recusals: ShortlistView['recusals'] }) {
  const { t, title } = useLanguage()
  return (
    <section className="sheet mt-4" aria-labelledby="recusals">
      <h2 id="recusals">{t('shortlist.recusals')}</h2>
      {recusals.length ? null : <p className="text-quiet">{t('shortlist.noRecusal')}</p>}
      <ul className="mt-2 grid gap-1">
        {recusals.map((recusal) => (
          <li key={`${recusal.judge} ${recusal.agency}`}>
            {recusal.judge}: {title(recusal)}{' '}
            <span className="text-sm text-quiet">
              ({recusal.kind === 'own-agency' ? t('shortlist.ownAgency') : recusal.reason})
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
