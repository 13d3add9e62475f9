import type { RunWithModel } from '../../db/queries/runs'
import type { Model } from '../../scoring/model'
import { flattenTree } from '../../scoring/tree'
import { inLanguage } from '../i18n/language'
import { type MethodWords, missingWords, modelWords, requiredWords } from '../model/model-words.server'
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
  const rows = listRows(paper, model, run.usedWeights ?? {})
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

function listSteps(paper: Paper, model: Model): string[] {
  const { defaults, ranking } = model
  const { texts } = writerOf(paper)
  const chosen: [string, MethodWords][] = [
    [texts.papers.step.missing, missingWords(defaults.noData)],
    [texts.papers.step.treatment, modelWords.treatment[defaults.treatment.method]],
    [texts.papers.step.normalisation, modelWords.normalisation[defaults.normalisation.method]],
    [texts.papers.step.weighting, modelWords.weighting[defaults.weighting.method]],
    [texts.papers.step.aggregation, modelWords.aggregation[defaults.aggregation.method]],
    [texts.papers.step.required, requiredWords(model)],
    [texts.papers.step.ranking, modelWords.ranking[ranking.style]],
  ]
  return chosen.map(
    ([step, { name, sentence }]) =>
      `${step}: ${inLanguage(paper.language, name)}. ${inLanguage(paper.language, sentence)}`,
  )
}

/** Nodes below the root with the points that the run gave them; what was learnt from the data is marked. */
function listRows(paper: Paper, model: Model, used: NonNullable<RunWithModel['run']['usedWeights']>): string[][] {
  const { texts, fill, format } = writerOf(paper)
  const names: Readonly<Record<string, string>> = texts.run.learning
  return flattenTree(model)
    .slice(1)
    .map(({ info: { code, title, depth, points } }) => {
      const row = used[code]
      const learnt =
        row && row.learntBy !== null
          ? ` (${fill(texts.run.learnt, { method: names[row.learntBy] ?? row.learntBy })})`
          : ''
      return [
        `${'\u2003'.repeat(depth - 1)}${inLanguage(paper.language, title)}${learnt}`,
        format.points(row?.points ?? points),
      ]
    })
}
