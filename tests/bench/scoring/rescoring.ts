import { z } from 'zod'
import { prepare, rescore } from '../../../scoring/prepared'
import { Rescorer } from '../../../scoring/robustness/rescorer'
import { launchBrowser } from '../../browser/launch-browser'
import { openRescorePage } from '../../fixtures/open-rescore-page'
import { makeInput } from './make-input'
import { count, medianMs, printTable, quantileOf } from './measure'

const sizes = [
  [400, 60],
  [12_000, 100],
] as const

/** One weight changed: here, and in a browser's worker with the way there and back. */
export async function benchRescoring() {
  console.log(
    'One weight changed, every agency scored and ranked again, 5 % of the cells without data; here in processor time. In Chromium by the clock, from the change to the ranks on the page, through the worker:\n',
  )
  const browser = await launchBrowser()
  const opened = await openRescorePage(browser)
  try {
    const rows: string[][] = []
    for (const [agencies, indicators] of sizes) {
      const { everything, above } = timeHere(agencies, indicators)
      const times = z
        .array(z.number())
        .parse(await opened.page.evaluate(`rescorePage.time(${agencies}, ${indicators}, 40)`))
      rows.push([
        `${count(agencies)} × ${indicators}`,
        ...[everything, above, quantileOf(times, 0.5), quantileOf(times, 0.95)].map((ms) => ms.toFixed(2)),
      ])
    }
    printTable(
      [
        'agencies × indicators',
        'everything again, ms',
        'only what is above the weight, ms',
        'in Chromium, median ms',
        '95 % within, ms',
      ],
      rows,
    )
  } finally {
    await opened.close()
    await browser.close()
  }
}

function timeHere(agencies: number, indicators: number): { everything: number; above: number } {
  const { input, model } = makeInput(agencies, indicators, 0.05)
  const prepared = prepare(input, model)
  const weights = prepared.nodes.map((node) => node.weight)
  const rescorer = new Rescorer(prepared)
  let step = 0
  const next = () => weights.with(3, 0.05 + (step++ % 17) / 20)
  return {
    everything: medianMs(15, () => void rescore(prepared, next())),
    above: medianMs(15, () => void rescorer.run(next())),
  }
}
