import type { ChoiceInWords } from '../flows/model-view.server'
import { useLanguage } from '../i18n/use-language'

/** What the model does at each step, in words. */
export function ModelSteps({
  choices,
  style,
  tieBreak,
}: {
  choices: readonly ChoiceInWords[]
  style: { name: string; sentence: string }
  tieBreak: readonly string[]
}) {
  const { t, digits } = useLanguage()
  return (
    <section className="sheet mt-5" aria-labelledby="steps">
      <h2 id="steps" className="mb-2">
        {t('modelPage.steps')}
      </h2>
      <dl className="facts">
        {choices.map((choice) => (
          <Step
            key={choice.step}
            label={t(`modelPage.step.${choice.step}`)}
            name={choice.name}
            sentence={choice.sentence}
          />
        ))}
        <Step label={t('modelPage.style')} name={style.name} sentence={style.sentence} />
        {tieBreak.length ? (
          <>
            <dt>{t('modelPage.tieBreak')}</dt>
            <dd>
              <bdi>{tieBreak.map((code) => digits(code)).join(t('comma'))}</bdi>
            </dd>
          </>
        ) : null}
      </dl>
    </section>
  )
}

function Step({ label, name, sentence }: { label: string; name: string; sentence: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <strong>{name}</strong>: {sentence}
      </dd>
    </>
  )
}
