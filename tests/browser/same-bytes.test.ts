import { build } from 'vite'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { scoreEverywhere } from '../fixtures/score-everywhere'
import { launchBrowser } from './launch-browser'

const Built = z.array(z.object({ output: z.array(z.object({ code: z.string() })) }))

test('the engine gives the same bytes in Chromium as here', async () => {
  const built: unknown = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, target: 'es2022', lib: { entry: 'tests/fixtures/score-everywhere.ts', formats: ['iife'], name: 'engine' } },
  })
  const code = Built.parse(built)[0]?.output[0]?.code ?? ''
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    const there: unknown = await page.evaluate(`${code}; engine.scoreEverywhere()`)
    expect(there).toEqual(scoreEverywhere())
  } finally {
    await browser.close()
  }
})
