import type { Page } from 'playwright-core'

/** Texts of a saved drawing that leave its view box, with by how many of its units. */
export async function savedTextsCut(page: Page, drawing: string): Promise<string[]> {
  // A page of its own: the policy of ours lets no drawing bring its letters along.
  const blank = await page.context().newPage()
  await blank.setContent('<!doctype html><html lang="fa"><body></body></html>')
  return blank.evaluate(async (source) => {
    const svg = document.importNode(new DOMParser().parseFromString(source, 'image/svg+xml').documentElement, true)
    if (!(svg instanceof SVGSVGElement)) return ['no drawing']
    svg.style.cssText = 'position: absolute; inset-block-start: 0; inset-inline-start: 0'
    document.body.append(svg)
    await document.fonts.ready
    const box = svg.getBoundingClientRect()
    const scale = svg.viewBox.baseVal.width / box.width
    const cut = [...svg.querySelectorAll('text')].flatMap((text) => {
      const row = text.getBoundingClientRect()
      const beyond = Math.max(box.left - row.left, row.right - box.right, box.top - row.top, row.bottom - box.bottom)
      return row.width > 0 && beyond * scale > 1 ? [`${text.textContent} by ${Math.round(beyond * scale)}`] : []
    })
    svg.remove()
    return cut
  }, drawing)
}
