import { Form } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'
import type { OwnView, Refused } from './own-declarations'

/** The one submit of all that is open, by the head of an agency; the others see what is still missing. */
export function SubmitDeclarations({ own, isPast, refused }: { own: OwnView; isPast: boolean; refused: Refused }) {
  const { t } = useLanguage()
  const { missing, bare, open, maySubmit, seen } = own
  const isReady = open > 0 && !missing.length && !bare.length
  return (
    <section className="sheet mt-4" id="submit" aria-labelledby="submit-title">
      <h2 id="submit-title">{t('declaration.submitTitle')}</h2>
      {refused ? (
        <p role="alert" className="mt-2 rounded-lg bg-warn-soft px-4 py-2 text-warn">
          {t(`declaration.refused.${refused.why}`)}
        </p>
      ) : null}
      {open === 0 ? <p className="mt-1 text-quiet">{t('declaration.allSent')}</p> : null}
      <Lacking label={t('declaration.missing')} metrics={missing} />
      <Lacking label={t('declaration.bare')} metrics={bare} />
      {open > 0 && !maySubmit ? <p className="mt-1 text-quiet">{t('declaration.submitWaits')}</p> : null}
      {isReady && maySubmit ? (
        <Form method="post" className="mt-2 grid gap-3">
          <input type="hidden" name="intent" value="submit" />
          <input type="hidden" name="seen" value={seen} />
          <p className="text-quiet">{t('declaration.submitHelp')}</p>
          {isPast ? <p className="text-warn">{t('declaration.submitLate')}</p> : null}
          <label className="flex items-center gap-2">
            <input type="checkbox" name="confirmed" required /> {t('declaration.confirm')}
          </label>
          <p>
            <button className="button" type="submit">
              {t('declaration.submit')}
            </button>
          </p>
        </Form>
      ) : null}
    </section>
  )
}

function Lacking({ label, metrics }: { label: string; metrics: OwnView['missing'] }) {
  const { t, title } = useLanguage()
  if (!metrics.length) return null
  return (
    <p className="mt-1">
      <span className="text-quiet">{label}:</span> {metrics.map(title).join(t('comma'))}
    </p>
  )
}
