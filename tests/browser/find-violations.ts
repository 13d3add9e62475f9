import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { z } from 'zod'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const Report = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
})

/** What axe has against a page as it stands. The page must have been opened with `bypassCSP`. */
export function findViolations(page: Page): Promise<string[]> {
  return runAxe(page, '')
}

/**
 * What axe has against the colours of a page as it stands. Between light and dark nothing else differs (a test of the
 * style sheet holds that), so that a page which was looked at whole in the one needs only this in the other: it takes a
 * fraction of a whole run.
 */
export function findColourViolations(page: Page): Promise<string[]> {
  return runAxe(page, "runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }")
}

/**
 * So many rows of a table are looked at: those below are made of the same parts, and axe takes a second for a hundred
 * of them.
 */
const rowsOfTable = 12

async function runAxe(page: Page, rules: string): Promise<string[]> {
  await page.addScriptTag({ content: axe })
  const { violations } = Report.parse(
    await page.evaluate(
      `axe.run({ exclude: [['tbody > tr:nth-child(n + ${rowsOfTable + 1})']] }, { resultTypes: ['violations'], ${rules} })`,
    ),
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}
