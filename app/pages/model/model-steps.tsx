import { Fragment } from 'react'
import { Link } from '@remix-run/react'
import { NodeCode } from '../../figures/node-code'
import type { NamedNode } from '../../model/model-parts'
import type { ChoiceInWords } from '../../model/model-view.server'
import { useLanguage } from '../../page-language/use-language'
import { languagePath } from '../../http/language-path'

/** What the model does at each step, in words. */
export function ModelSteps({
  choices,
  style,
  requires,
  tieBreak,
}: {
  choices: readonly ChoiceInWords[]
  style: { name: string; sentence: string }
  requires: { name: string; sentence: string }
  tieBreak: readonly NamedNode[]
}) {
  const { t, language, title } = useLanguage()
  return (
    <section className="sheet mt-5" aria-labelledby="steps">
      <h2 id="steps" className="mb-2">
        {t('modelPage.steps')}
      </h2>
      <p className="mb-2 text-sm">
        <Link to={languagePath(language, 'methods')}>{t('run.methodsExplained')}</Link>
      </p>
      <dl className="facts">
        {choices.map((choice) => (
          <Step
            key={choice.step}
            label={t(`modelPage.step.${choice.step}`)}
            name={choice.name}
            sentence={choice.sentence}
            anchor={choice.anchor}
          />
        ))}
        <Step label={t('modelPage.requires')} name={requires.name} sentence={requires.sentence} anchor="requires" />
        <Step label={t('modelPage.style')} name={style.name} sentence={style.sentence} anchor="styles" />
        {tieBreak.length ? (
          <>
            <dt>{t('modelPage.tieBreak')}</dt>
            <dd>
              {tieBreak.map((node, index) => (
                <Fragment key={node.code}>
                  {index ? t('comma') : null}
                  <NodeCode code={node.code} />
                  {title(node)}
                </Fragment>
              ))}
            </dd>
          </>
        ) : null}
      </dl>
    </section>
  )
}

function Step({ label, name, sentence, anchor }: { label: string; name: string; sentence: string; anchor: string }) {
  const { language } = useLanguage()
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <strong>
          <Link to={languagePath(language, 'methods', `#${anchor}`)}>{name}</Link>
        </strong>
        : {sentence}
      </dd>
    </>
  )
}
