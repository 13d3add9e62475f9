import type { RunWithModel } from '../../db/queries/runs'
import { type Model, type ModelNode } from '../../scoring/model'
import { inLanguage } from '../i18n/language'
import { type MethodWords, modelWords } from '../views/model-words.server'
import { type Labelled, type Letter, section } from './letter'
import { type Paper, dayOf, letterhead, writerOf } from './letterhead'

/** How scores came about, for people who were not there: the tree with its points, and each step in a sentence. */
export function methodPaper(paper: Paper, { run, modelVersion }: RunWithModel, model: Model, agencies: number): Letter {
  const writer = writerOf(paper)
  const { texts, number, digits } = writer
  const facts: Labelled[] = [
    { label: texts.papers.model, value: inLanguage(paper.language, model.title) },
    { label: texts.papers.version, value: digits(modelVersion.version) },
    { label: texts.papers.author, value: model.author },
    { label: texts.papers.standing, value: model.standing === 'official' ? texts.papers.official : texts.proposal },
    { label: texts.papers.asOf, value: writer.moment(run.asOf) },
    { label: texts.papers.agencies, value: number(agencies) },
  ]
  const rows = listRows(model, paper.language).map(({ depth, title, points }) => [
    `${'\u2003'.repeat(depth - 1)}${title}`,
    number(points, 1),
  ])
  return {
    ...letterhead(paper, {
      title: texts.papers.method,
      day: dayOf(run.createdAt),
      number: `${paper.edition.code}/${modelVersion.version}`,
      attachments: 0,
    }),
    facts,
    sections: [
      section(texts.papers.steps, { items: listSteps(paper, model) }),
      section(texts.papers.weights, {
        table: { head: [texts.papers.title, texts.papers.points], widths: [6, 1], rows },
      }),
    ],
    signatures: [],
    hashes: [
      { label: texts.papers.hash.model, value: modelVersion.hash },
      { label: texts.papers.hash.input, value: run.inputHash },
      { label: texts.papers.hash.result, value: run.resultHash },
    ],
  }
}

function listSteps(paper: Paper, { defaults, ranking }: Model): string[] {
  const { texts } = writerOf(paper)
  const chosen: [string, MethodWords][] = [
    [texts.papers.step.missing, modelWords.missing[defaults.noData.rule]],
    [texts.papers.step.treatment, modelWords.treatment[defaults.treatment.method]],
    [texts.papers.step.normalisation, modelWords.normalisation[defaults.normalisation.method]],
    [texts.papers.step.weighting, modelWords.weighting[defaults.weighting.method]],
    [texts.papers.step.aggregation, modelWords.aggregation[defaults.aggregation.method]],
    [texts.papers.step.ranking, modelWords.ranking[ranking.style]],
  ]
  return chosen.map(
    ([step, { name, sentence }]) =>
      `${step}: ${inLanguage(paper.language, name)}. ${inLanguage(paper.language, sentence)}`,
  )
}

interface Row {
  depth: number
  title: string
  points: number
}

/** Nodes below the root with the points that their weights come to. */
function listRows(model: Model, language: Paper['language']): Row[] {
  const rows: Row[] = []
  const walk = (children: readonly ModelNode[], points: number, depth: number) => {
    const whole = children.reduce((total, child) => total + child.weight, 0)
    for (const child of children) {
      const own = (points * child.weight) / (whole || 1)
      rows.push({ depth, title: inLanguage(language, child.title), points: own })
      if ('children' in child) walk(child.children, own, depth + 1)
    }
  }
  walk(model.tree.children, model.scale, 1)
  return rows
}
