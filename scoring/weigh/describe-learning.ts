import type { Bilingual } from '../model'
import { persianDigits } from '../persian-digits'
import type { Warning } from '../result'
import type { TreeNode } from '../tree'
import type { Learning, LeftOut } from './learnt'
import type { CannotLearn } from './learnt-weights'
import type { LearningMethod } from './methods'

/**
 * What somebody who reads the result should know of weights that were to be learnt: those that could not be, children
 * left out, importance missed.
 */
export function describeLearning(tree: readonly TreeNode[], learning: readonly (Learning | null)[]): Warning[] {
  return tree.flatMap((node, index) => {
    const row = learning[index]
    if (!row) return []
    if (row.refused !== null) return [describeRefusal(node, row.method, row.refused)]
    return [
      ...row.leftOut.flatMap(({ child, why }) => describeLeftOut(tree[node.children[child] ?? -1], why)),
      ...describeMiss(node, row),
    ]
  })
}

const methods: Readonly<Record<LearningMethod, Bilingual>> = {
  entropy: { fa: 'آنتروپی', en: 'entropy' },
  critic: { fa: 'کریتیک', en: 'CRITIC' },
  pca: { fa: 'مؤلفهٔ اصلی', en: 'the first principal component' },
  optimised: { fa: 'وزن‌های بهینه', en: 'optimised weights' },
}

const reasons: Readonly<Record<CannotLearn, Bilingual>> = {
  'few-complete': {
    fa: 'تعداد دستگاه‌هایی که همهٔ زیرشاخه‌ها را دارند کافی نیست',
    en: 'too few agencies have all of its children',
  },
  'below-zero': {
    fa: 'مقداری زیر صفر است و آنتروپی آن را نمی‌پذیرد',
    en: 'a value is below zero, which entropy can’t take',
  },
  'no-difference': {
    fa: 'زیرشاخه‌ها تفاوتی ندارند که وزن از آن به دست آید',
    en: 'its children don’t differ in a way that gives weights',
  },
  'mixed-signs': {
    fa: 'زیرشاخه‌ها خلاف هم حرکت می‌کنند و برخی وزن‌ها منفی می‌شد',
    en: 'its children contradict each other, and some weights would be negative',
  },
  'no-first-component': {
    fa: 'هیچ مؤلفه‌ای بیش از دیگران توضیح نمی‌دهد',
    en: 'no component explains more than the others',
  },
  'no-total': { fa: 'هیچ زیرشاخه‌ای با دیگران هم‌جهت نیست', en: 'none of its children goes with the others' },
}

function describeRefusal({ info }: TreeNode, method: LearningMethod, why: CannotLearn): Warning {
  return {
    code: 'weights-not-learnt',
    node: info.code,
    text: {
      fa: `وزن‌های «${info.title.fa}» با روش ${methods[method].fa} به دست نیامد، چون ${reasons[why].fa}. وزن‌های نوشته‌شده به کار رفت.`,
      en: `The weights of “${info.title.en}” could not be learnt by ${methods[method].en}: ${reasons[why].en}. The written weights were used.`,
    },
  }
}

function describeLeftOut(node: TreeNode | undefined, why: LeftOut): Warning[] {
  // Whoever writes a weight of 0 knows that the node does not count.
  if (!node || why === 'unweighted') return []
  const { code, title } = node.info
  const because =
    why === 'empty'
      ? { fa: 'هیچ شرکت‌کننده‌ای در آن مقداری ندارد', en: 'no competing agency has a value there' }
      : { fa: 'همهٔ شرکت‌کنندگان در آن یکسان‌اند', en: 'all competing agencies are alike there' }
  return [
    {
      code: 'learnt-weight-zero',
      node: code,
      text: {
        fa: `وزن «${title.fa}» صفر شد، چون ${because.fa} و وزن‌ها از داده به دست می‌آید.`,
        en: `“${title.en}” has a weight of zero: weights are learnt from the data, and ${because.en}.`,
      },
    },
  ]
}

/** Smaller differences than this share of the whole are not worth a warning. */
const unnoticed = 0.001

function describeMiss({ info }: TreeNode, { largestMiss, residual }: Learning): Warning[] {
  if (largestMiss === null || residual === null || largestMiss <= unnoticed) return []
  const percent = Math.round(largestMiss * 1000) / 10
  const left = Number(residual.toFixed(6))
  return [
    {
      code: 'importance-missed',
      node: info.code,
      text: {
        fa: `با هیچ وزن نامنفی، اهمیت واقعی بخش‌های «${info.title.fa}» همان نمی‌شود که خواسته شده است: بیشترین اختلاف ${persianDigits(percent)} واحد درصد و مجموع مربع اختلاف‌ها ${persianDigits(left)} است.`,
        en: `No weights of zero and more give the parts of “${info.title.en}” the importance that was wanted: the largest difference is ${percent} percentage points, the sum of squared differences ${left}.`,
      },
    },
  ]
}
