import { Form } from '@remix-run/react'
import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { useEditionPath } from '../../ui/edition-link'
import { Choice, SelectField } from '../../ui/field'
import type { loadTemplateForm } from './template-search.server'

type Props = Awaited<ReturnType<typeof loadTemplateForm>>

/** What a workbook to fill in has across and of what, and the button that downloads it. */
export function TemplateForm({ metrics, periods }: Props) {
  const { t, title, number, period } = useLanguage()
  const pathOf = useEditionPath()
  return (
    <section className="sheet grid gap-4" aria-labelledby="template">
      <div>
        <h2 id="template">{t('upload.values.template.title')}</h2>
        <p className="text-sm text-quiet">{t(`upload.values.template.${metrics.length ? 'help' : 'none'}`)}</p>
      </div>
      {metrics.length ? (
        <Form method="get" action={pathOf('setup/values/upload/template.xlsx')} reloadDocument className="grid gap-4">
          <div className="grid items-start gap-3 sm:grid-cols-2">
            <SelectField label={t('upload.values.template.across')} name="across">
              {(['metrics', 'months'] as const).map((across) => (
                <option key={across} value={across}>
                  {t(`upload.values.template.${across}`)}
                </option>
              ))}
            </SelectField>
            <SelectField
              label={t('upload.values.template.period')}
              name="period"
              help={t('upload.values.template.periodHelp')}
            >
              {periods.map(({ from, to, text }) => (
                <option key={text} value={text}>
                  {period(from, to)}
                </option>
              ))}
            </SelectField>
          </div>
          <details>
            <summary className="cursor-pointer">
              {t('upload.values.template.which', { n: number(metrics.length) })}
            </summary>
            <p className="text-sm text-quiet">{t('upload.values.template.whichHelp')}</p>
            <div className="mt-2 grid gap-2 sm:grid-cols-2">
              {metrics.map((metric) => (
                <Choice
                  key={metric.code}
                  label={title(metric)}
                  name="metric"
                  value={metric.code}
                  defaultChecked={metric.isWanted}
                />
              ))}
            </div>
          </details>
          <Button kind="quiet" className="justify-self-start">
            {t('upload.values.template.download')}
          </Button>
        </Form>
      ) : null}
    </section>
  )
}
