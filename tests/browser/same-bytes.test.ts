import { expect, test } from 'vitest'
import { bundleEngine } from '../fixtures/bundle-engine'
import { scoreEverywhere } from '../fixtures/score-everywhere'
import { launchBrowser } from './launch-browser'

test('the engine gives the same bytes in Chromium as here', async () => {
  const code = await bundleEngine()
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    const there: unknown = await page.evaluate(`${code}; engine.scoreEverywhere()`)
    expect(there).toEqual(scoreEverywhere())
  } finally {
    await browser.close()
  }
})
