import type { IndicatorSigns } from './indicator-signs'
import type { Bilingual, Indicator, StepChoices } from './model'
import { Remark } from './normalise/normalised'
import { persianDigits } from './persian-digits'
import type { NodeInfo, Warning } from './result'

type Described = { info: NodeInfo; indicator: Indicator; choices: StepChoices }

/** What is remarkable about one indicator, in sentences. Each is said only where it is true of the values at hand. */
export function describeIndicator(signs: IndicatorSigns, { info, indicator, choices }: Described): Warning[] {
  const title = info.title
  const texts: [string, Bilingual | null][] = [
    ['empty', describeAbsence(signs, title)],
    ...describeLikeness(signs, title, choices.normalisation.over === 'group'),
    ['treatment-refused', signs.isTreatmentRefused && !isAllAlike(signs) ? refusedTreatment(title) : null],
    ...describeRemarks(signs, info.title, indicator.direction),
    ['steps-against-direction', hasStepsAgainstDirection(indicator, choices) ? againstDirection(title) : null],
  ]
  return texts.flatMap(([code, text]) => (text ? [{ code, node: info.code, text }] : []))
}

function describeAbsence(
  { reported, concerned, notAccepted }: IndicatorSigns,
  { fa, en }: Bilingual,
): Bilingual | null {
  if (reported) return null
  if (!concerned)
    return {
      fa: `شاخص «${fa}» برای هیچ دستگاهی مصداق ندارد.`,
      en: `The indicator “${en}” concerns none of the agencies.`,
    }
  if (notAccepted)
    return {
      fa: `مقدارهای شاخص «${fa}» از نوعی است که الگو نمی‌پذیرد؛ بدون داده به شمار آمد.`,
      en: `The values of “${en}” are of a kind that the model does not accept; they count as no data.`,
    }
  return { fa: `شاخص «${fa}» برای هیچ دستگاهی مقدار ندارد.`, en: `The indicator “${en}” has no value for any agency.` }
}

const isAllAlike = ({ compared, alike }: IndicatorSigns) => compared > 0 && alike === compared

/** Constant for all, or in some groups alone; a single value has nothing to differ from. */
function describeLikeness(
  signs: IndicatorSigns,
  { fa, en }: Bilingual,
  isWithinGroups: boolean,
): [string, Bilingual | null][] {
  const { compared, alike, differsUntreated, alikeGroups, remarks } = signs
  const left = { fa: 'در امتیاز این دستگاه‌ها به حساب نیامد', en: 'it was left out of their scores' }
  if (!compared && (remarks.get(Remark.noPeers) ?? 0) > 0) {
    return [
      [
        'no-competitor',
        {
          fa: `هیچ دستگاه شرکت‌کننده‌ای در شاخص «${fa}» مقدار ندارد تا دیگران با آن سنجیده شوند؛ ${left.fa}.`,
          en: `No competing agency has a value of “${en}” that others could be judged by; ${left.en}.`,
        },
      ],
    ]
  }
  if (!alike) return []
  if (isWithinGroups) {
    const outside = remarks.get(Remark.noPeers) ?? 0
    const names = {
      fa: alikeGroups.map((group) => `«${group}»`).join('، '),
      en: alikeGroups.map((group) => `“${group}”`).join(', '),
    }
    const code = alike === compared ? 'constant' : 'constant-in-groups'
    return [
      [
        code,
        alikeGroups.length
          ? {
              fa: `شاخص «${fa}» میان دستگاه‌های این گروه‌ها تفاوتی نشان نمی‌دهد: ${names.fa}؛ ${left.fa}.`,
              en: `The indicator “${en}” shows no difference among the agencies of these groups: ${names.en}; ${left.en}.`,
            }
          : null,
      ],
      [
        'outside-groups',
        outside
          ? {
              fa: `شاخص «${fa}» درون گروه‌ها سنجیده می‌شود و ${persianDigits(outside)} دستگاه گروهی ندارد که در آن سنجیده شود؛ ${left.fa}.`,
              en: `The indicator “${en}” is judged within groups, and for ${outside === 1 ? '1 agency there is no group' : `${outside} agencies there is no group`} to be judged in; ${left.en}.`,
            }
          : null,
      ],
    ]
  }
  if (compared === 1)
    return [
      [
        'constant',
        {
          fa: `در شاخص «${fa}» فقط یک دستگاه شرکت‌کننده مقدار دارد و چیزی نیست که با آن سنجیده شود؛ در امتیازها به حساب نیامد.`,
          en: `Only one competing agency has a value of “${en}”, so there is nothing to compare it with; it was left out of the scores.`,
        },
      ],
    ]
  const after = differsUntreated ? { fa: ' پس از تعدیل', en: ' after the treatment' } : { fa: '', en: '' }
  return [
    [
      'constant',
      {
        fa: `شاخص «${fa}»${after.fa} برای همهٔ دستگاه‌هایی که با هم سنجیده می‌شوند یک مقدار دارد و تفاوتی نشان نمی‌دهد؛ ${left.fa}.`,
        en: `The indicator “${en}” shows no difference among the agencies that are compared: all have the same value${after.en}, and ${left.en}.`,
      },
    ],
  ]
}

const refusedTreatment = ({ fa, en }: Bilingual): Bilingual => ({
  fa: `مقدارهای شاخص «${fa}» با روش تعیین‌شده تعدیل‌پذیر نبود و بدون تغییر به‌کار رفت.`,
  en: `The treatment that is set could not take the values of “${en}”; they were used as they are.`,
})

function describeRemarks(
  { remarks }: IndicatorSigns,
  { fa, en }: Bilingual,
  direction: Indicator['direction'],
): [string, Bilingual | null][] {
  const full =
    direction === 'more-is-better'
      ? { fa: 'مقدار بیش از صفر', en: 'a value above zero' }
      : { fa: 'مقداری که به آن می‌رسد', en: 'a value that reaches it' }
  const noted = (
    remark: number,
    code: string,
    say: (count: { fa: string; en: string }) => Bilingual,
  ): [string, Bilingual | null] => {
    const count = remarks.get(remark) ?? 0
    return [
      code,
      count ? say({ fa: `${persianDigits(count)} دستگاه`, en: count === 1 ? '1 agency' : `${count} agencies` }) : null,
    ]
  }
  return [
    noted(Remark.noTarget, 'no-target', (count) => ({
      fa: `برای ${count.fa} هدفی در شاخص «${fa}» به دست نمی‌آید، چون هیچ دستگاه شرکت‌کننده‌ای که هدف از آن گرفته شود مقدار ندارد؛ مقدارشان سنجیده نشد.`,
      en: `No target of “${en}” can be had for ${count.en}, as no competing agency that it could be learnt from has a value; their values were not judged.`,
    })),
    noted(Remark.noReference, 'no-reference', () => ({
      fa: `دستگاه مرجع در شاخص «${fa}» مقدار ندارد؛ هیچ مقداری سنجیده نشد.`,
      en: `The reference agency has no value of “${en}”; no value could be judged.`,
    })),
    noted(Remark.referenceIsWorst, 'reference-is-worst', () => ({
      fa: `در شاخص «${fa}» هیچ دستگاه شرکت‌کننده‌ای پایین‌تر از دستگاه مرجع نیست و فاصله تا مرجع معنا ندارد؛ هیچ مقداری سنجیده نشد.`,
      en: `No competing agency is below the reference agency in “${en}”, so that there is no distance to it; no value could be judged.`,
    })),
    noted(Remark.allReachReference, 'all-reach-reference', () => ({
      fa: `در شاخص «${fa}» هیچ دستگاه شرکت‌کننده‌ای پایین‌تر از دستگاه مرجع نیست؛ همهٔ شرکت‌کنندگان امتیاز کامل آن را دارند.`,
      en: `No competing agency is below the reference agency in “${en}”; all that compete have its full points.`,
    })),
    noted(Remark.targetNotPositive, 'target-not-positive', (count) => ({
      fa: `هدفی که برای ${count.fa} در شاخص «${fa}» از داده به دست آمد بیش از صفر نیست و نسبت به آن معنا ندارد: ${full.fa} امتیاز کامل گرفت و بقیه هیچ. عددی برای هدف بنویسید یا روش دیگری برگزینید.`,
      en: `The target of “${en}” that was computed for ${count.en} is not above zero, and a share of it says nothing: ${full.en} earned full points and the others nothing. Write a number as the target, or choose another method.`,
    })),
    noted(Remark.targetReached, 'target-reached', (count) => ({
      fa: `در شاخص «${fa}» هیچ دستگاه شرکت‌کننده‌ای پایین‌تر از هدف نیست و فاصله تا هدف معنا ندارد؛ مقدار ${count.fa} سنجیده نشد.`,
      en: `No competing agency is short of the target of “${en}”, so that there is no distance to it; the values of ${count.en} could not be judged.`,
    })),
    noted(Remark.nobodyAboveZero, 'nobody-above-zero', (count) => ({
      fa: `در شاخص «${fa}» هیچ‌یک از مقدارهایی که با هم سنجیده می‌شوند بیش از صفر نیست تا سهمی از آن به دست آید؛ در امتیاز ${count.fa} به حساب نیامد.`,
      en: `No value of “${en}” that is compared is above zero, so that nobody has a share; it was left out of the scores of ${count.en}.`,
    })),
    noted(Remark.belowZero, 'below-zero', (count) => ({
      fa: `مقدار ${count.fa} در شاخص «${fa}» زیر صفر است و روش هنجارسازی به آن سهمی نمی‌دهد؛ صفر به حساب آمد.`,
      en: `The values of “${en}” of ${count.en} are below zero, where the normalisation has no share to give; they count as zero.`,
    })),
  ]
}

/**
 * Whether some better value is worth less: of the steps in the order of their values, one falls where more is better,
 * or rises where less is.
 */
function hasStepsAgainstDirection({ direction }: Indicator, { normalisation }: StepChoices): boolean {
  if (normalisation.method !== 'levels') return false
  const worth = normalisation.steps.map(({ value }) => value)
  return worth
    .slice(1)
    .some((value, index) =>
      direction === 'more-is-better' ? value < (worth[index] ?? 0) : value > (worth[index] ?? 0),
    )
}

const againstDirection = ({ fa, en }: Bilingual): Bilingual => ({
  fa: `پله‌های شاخص «${fa}» به مقداری بهتر امتیازی کمتر می‌دهند.`,
  en: `The steps of “${en}” give fewer points for a better value.`,
})
