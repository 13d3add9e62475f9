import { PostForm } from '../../forms/post-form'
import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { Choice, TextField } from '../../ui/field'
import { Notice } from '../../ui/notice'
import { SavedNotice } from './names-form'
import { useProblems } from './setup-problems'
import type { ValuesAnswer, ValuesForm } from './values-form.server'

interface Props {
  loaded: ValuesForm
  answer: ValuesAnswer | null
}

/** Each metric that is needed with its way in, and whether agencies are asked for it. */
export function ValuesFieldset({ loaded, answer }: Props) {
  const { t, number } = useLanguage()
  const sourced = loaded.metrics.filter(({ sources, declared }) => sources.length > 0 && declared === null)
  const open = loaded.metrics.filter((metric) => !sourced.includes(metric))
  const { beyond } = useProblems(answer?.problems ?? [], [])
  return (
    <section className="sheet grid gap-3" aria-labelledby="declared">
      <h2 id="declared">{t('setup.valuesPage.declared')}</h2>
      <p className="text-sm text-quiet">{t('setup.valuesPage.declaredHelp')}</p>
      {loaded.isFixed ? <Notice>{t('setup.valuesPage.fixed')}</Notice> : null}
      <SavedNotice answer={answer} error={beyond} />
      <PostForm className="grid gap-4" key={loaded.basis} refused={answer?.refused}>
        <input type="hidden" name="basis" value={loaded.basis} />
        <MetricList metrics={open} isFixed={loaded.isFixed} />
        {sourced.length ? (
          <details open={open.length === 0}>
            <summary className="cursor-pointer">{t('setup.valuesPage.sourced', { n: number(sourced.length) })}</summary>
            <MetricList metrics={sourced} isFixed={loaded.isFixed} />
          </details>
        ) : null}
        {loaded.isFixed ? null : <Button className="justify-self-start">{t('setup.valuesPage.save')}</Button>}
      </PostForm>
    </section>
  )
}

function MetricList({ metrics, isFixed }: { metrics: ValuesForm['metrics']; isFixed: boolean }) {
  return (
    <ul className="divide-y divide-line">
      {metrics.map((metric) => (
        <MetricRow key={metric.code} metric={metric} isFixed={isFixed} />
      ))}
    </ul>
  )
}

function MetricRow({ metric, isFixed }: { metric: ValuesForm['metrics'][number]; isFixed: boolean }) {
  const { t, title } = useLanguage()
  const { code, declared, sources } = metric
  const mayAsk = !isFixed && (sources.length === 0 || declared !== null)
  const way = sources.length
    ? t('setup.valuesPage.bySource', { names: sources.map(title).join(t('comma')) })
    : declared
      ? t('setup.valuesPage.isDeclared')
      : t(metric.hasValues ? 'setup.valuesPage.hasValues' : 'setup.valuesPage.noWay')
  return (
    <li className="grid gap-2 py-3 sm:grid-cols-2">
      <div>
        <p className="font-bold">{title(metric)}</p>
        <p className="text-sm text-quiet">{way}</p>
      </div>
      {mayAsk ? (
        <div className="group/ask grid content-start gap-2">
          <Choice
            label={t('setup.valuesPage.ask')}
            aria-label={`${t('setup.valuesPage.ask')}: ${title(metric)}`}
            name={`declared:${code}`}
            value="yes"
            defaultChecked={declared !== null}
          />
          {/* Only of what is asked there is more to say. */}
          <div className="hidden gap-2 group-has-[[name^=declared]:checked]/ask:grid">
            <Choice
              label={t('setup.valuesPage.evidence')}
              aria-label={`${t('setup.valuesPage.evidence')}: ${title(metric)}`}
              name={`evidence:${code}`}
              value="yes"
              defaultChecked={declared?.needsEvidence ?? true}
            />
            <TextField
              label={t('setup.valuesPage.help')}
              isQuiet
              isWide
              name={`help:${code}`}
              dir="rtl"
              maxLength={1000}
              autoComplete="off"
              defaultValue={declared?.helpFa}
            />
          </div>
        </div>
      ) : null}
    </li>
  )
}
