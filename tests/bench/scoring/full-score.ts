import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { z } from 'zod'
import { count, printTable } from './measure'

const run = promisify(execFile)
const sizes = [
  [400, 60],
  [12_000, 100],
  [1_000_000, 20],
] as const
const Measured = z.object({ ms: z.number(), heldShare: z.number(), peakShare: z.number() })

/** Each size in a process of its own, so that one leaves nothing behind for the next. */
export async function benchFullScore() {
  console.log(
    'One full score (measure → normalise → weigh → aggregate → rank), 5 % of the cells without data, in processor time. What is held, and the most that the process grew, beside the input’s columns:\n',
  )
  const rows: string[][] = []
  for (const [agencies, indicators] of sizes) {
    const [lean, whole] = [
      await measure('scores', agencies, indicators),
      await measure('workings', agencies, indicators),
    ]
    rows.push([
      `${count(agencies)} × ${indicators}`,
      lean.ms.toFixed(1),
      ((lean.ms * 1e6) / agencies / indicators).toFixed(0),
      `${lean.heldShare.toFixed(1)} ×`,
      `${lean.peakShare.toFixed(1)} ×`,
      whole.ms.toFixed(1),
      `${whole.heldShare.toFixed(1)} ×`,
    ])
  }
  printTable(
    [
      'agencies × indicators',
      'scores and ranks, ms',
      'ns a cell',
      'held',
      'peak',
      'with every working kept, ms',
      'held',
    ],
    rows,
  )
}

async function measure(keep: 'scores' | 'workings', agencies: number, indicators: number) {
  const { stdout } = await run(process.execPath, [
    '--expose-gc',
    '--import',
    'tsx',
    'tests/bench/scoring/score-once.ts',
    keep,
    String(agencies),
    String(indicators),
  ])
  return Measured.parse(JSON.parse(stdout))
}
