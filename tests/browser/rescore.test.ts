import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepare } from '../../scoring/prepared'
import { Rescorer } from '../../scoring/robustness/rescorer'
import { makeInput } from '../bench/scoring/make-input'
import { type RescorePage, openRescorePage } from '../fixtures/open-rescore-page'
import { launchBrowser } from './launch-browser'

let browser: Browser
let opened: RescorePage

beforeAll(async () => {
  browser = await launchBrowser()
  opened = await openRescorePage(browser)
})

afterAll(async () => {
  await opened.close()
  await browser.close()
})

test('the worker of a page gives the totals and ranks of the engine here', async () => {
  const there: unknown = await opened.page.evaluate('rescorePage.rescoreOnce(60, 21)')
  const { input, model } = makeInput(60, 21, 0.05)
  const prepared = prepare(input, model)
  const weights = prepared.nodes.map((node) => node.weight).with(3, 0.05 + 4 / 20)
  const { total, rank, rankInGroup } = new Rescorer(prepared).run(weights)
  expect(there).toEqual({ total: [...total], rank: [...rank], rankInGroup: [...rankInGroup] })
})

test('of many changes at once the first and the last are answered, and none after the end', async () => {
  expect(await opened.page.evaluate('rescorePage.hurry(20)')).toEqual({ answered: [0, 19], afterwards: null })
})

test('a worker that fails rejects and does not leave the page waiting', async () => {
  expect(await opened.page.evaluate('rescorePage.fail()')).toEqual(['rejected', 'rejected'])
})
