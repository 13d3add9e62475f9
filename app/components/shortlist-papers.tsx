import { Form } from '@remix-run/react'
import type { ShortlistView } from '../views/shortlist-view.server'
import { useLanguage } from '../i18n/use-language'

/** What judges changed or want to change, with who agreed. */
export function DeviationList({
  deviations,
  mayJudge,
}: {
  deviations: ShortlistView['deviations']
  mayJudge: boolean
}) {
  const { t, title, pick } = useLanguage()
  const nameOf = (row: { titleFa: string; titleEn: string } | null) => (row ? title(row) : t('shortlist.noOne'))
  return (
    <section className="sheet mt-4" aria-labelledby="deviations">
      <h2 id="deviations">{t('shortlist.deviations')}</h2>
      {deviations.length ? null : <p className="text-quiet">{t('shortlist.noDeviation')}</p>}
      <ul className="mt-2 grid gap-4">
        {deviations.map((own) => (
          <li key={own.id} className="border-s-4 border-line ps-3">
            <p className="font-bold">
              {t('shortlist.changeOf', {
                category: pick(own.category),
                removes: nameOf(own.removes),
                adds: nameOf(own.adds),
              })}
            </p>
            <p className="whitespace-pre-line">
              <bdi>{own.reason}</bdi>
            </p>
            <p className="text-sm text-quiet">
              {t('shortlist.byJudge', { judge: own.judge })} ·{' '}
              {own.state === 'open'
                ? t('shortlist.waits')
                : own.secondJudge
                  ? t('shortlist.secondedBy', { judge: own.secondJudge })
                  : t('shortlist.withdrawn')}
            </p>
            {own.state === 'open' && mayJudge ? (
              <Form method="post" className="mt-1">
                <input type="hidden" name="id" value={own.id} />
                <button className="button-quiet" name="intent" value={own.isOwn ? 'withdraw' : 'second'}>
                  {own.isOwn ? t('shortlist.withdraw') : t('shortlist.second')}
                </button>
              </Form>
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
        {recusals.map((own) => (
          <li key={`${own.judge} ${own.agency}`}>
            {own.judge}: {title(own)}{' '}
            <span className="text-sm text-quiet">
              ({own.kind === 'own-agency' ? t('shortlist.ownAgency') : own.reason})
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
