import type { Bilingual } from './model'

/**
 * The version of the arithmetic. It is raised whenever the same input and model can give other numbers, is part of what
 * a result's hash is made of, and is stored with every run, so that a check can tell a result of another engine from
 * one that was changed. Runs of before there was a version are of 1.
 */
export const engineVersion = 2

/** What the numbers of each version can differ by from those of the version before. */
const changes: Readonly<Record<number, Bilingual>> = {
  2: {
    fa: 'مقدارها پیش از هر مقایسه به ۱۲ رقم معنادار گرد می‌شوند؛ مقداری که روشی نمی‌تواند بسنجد وزن خود را به دیگر شاخص‌ها نمی‌دهد؛ زیرشاخهٔ با وزن صفر در هیچ روشی اثر ندارد؛ میانگین مرتب وزن‌ها را میان مقدارهای موجود پخش می‌کند؛ پوشش داده سهم معلومِ وزن و دوره‌هاست؛ وزن‌های آموخته بدون شاخص‌های ثابت یا بدون داده به دست می‌آیند.',
    en: 'values are rounded to 12 significant digits before anything compares them; a value that a method cannot take hands its weight on no more; a child of weight 0 decides nothing under any method; an ordered mean spreads its weights over the values that are there; coverage is the known share of weight and periods; learnt weights leave out constant and empty children',
  },
}

/** What has changed in the arithmetic between two versions, whichever is the newer. */
export function listEngineChanges(a: number, b: number): Bilingual[] {
  const [older, newer] = [Math.min(a, b), Math.max(a, b)]
  return Object.entries(changes).flatMap(([version, text]) =>
    Number(version) > older && Number(version) <= newer ? [text] : [],
  )
}
