import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sanjeh-cli-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Ended {
  code: number
  said: string
  complained: string
}

function sanjeh(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const env = { ...process.env, SANJEH_DATA: path.join(folder, 'data'), SANJEH_DEMO: 'off', DATABASE_URL: '' }
    execFile(process.execPath, ['app/cli/sanjeh.mjs', ...args], { env }, (error, stdout, stderr) => {
      const code = typeof error?.code === 'number' ? error.code : error ? 1 : 0
      resolve({ code, said: stdout, complained: stderr })
    })
  })
}

async function write(name: string, text: string): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, text)
  return file
}

const indicators = 'iCode,Parent,Type,Direction,Weight\nall,,Aggregate,1,1\na,all,Indicator,1,2\nb,all,Indicator,-1,1\n'

describe('the command line', () => {
  test('says its commands, and says more of each', async () => {
    expect(await sanjeh('--help')).toMatchObject({
      code: 0,
      said: expect.stringMatching(/pull[\s\S]*score[\s\S]*export[\s\S]*status[\s\S]*import/),
    })
    expect(await sanjeh('pull', '--help')).toMatchObject({ code: 0, said: expect.stringContaining('--source') })
  })

  test('wrong usage ends with 2 and names what is wrong', async () => {
    expect(await sanjeh('rank')).toMatchObject({
      code: 2,
      complained: expect.stringContaining('There is no command “rank”'),
    })
    expect(await sanjeh('export', '--out', 'x.pdf')).toMatchObject({
      code: 2,
      complained: expect.stringContaining('.csv or .xlsx'),
    })
  })

  test('an empty database is no error, and the answer can be JSON', async () => {
    const { code, said } = await sanjeh('status', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(said)).toEqual({ festivals: [], logWarning: expect.stringContaining('can change the log') })
  })

  test('a folder that is no festival is refused with everything that is wrong', async () => {
    await write('festival.json', '{"code": "x y"}')
    expect(await sanjeh('import', folder)).toMatchObject({
      code: 1,
      complained: expect.stringMatching(/festival\.json \/code[\s\S]*\/title/),
    })
  })
})

describe('scoring a file', () => {
  test('needs no database, reads Persian digits, and keeps no data apart from zero', async () => {
    const data = await write('wide.csv', 'code,a,b\nX,۱۰,5\nY,20,NA\nZ,0,15\n')
    const out = path.join(folder, 'scores.csv')
    const ended = await sanjeh(
      'score',
      '--data',
      data,
      '--indicators',
      await write('meta.csv', indicators),
      '--out',
      out,
    )
    expect(ended).toMatchObject({ code: 0, said: expect.stringContaining('3 agencies scored, 3 ranked') })
    const lines = (await readFile(out, 'utf8')).split('\n')
    expect(lines[0]).toBe('\uFEFFagency,rank_overall,total,a,b,coverage,no_rank')
    // X: a half of 2/3, b all of 1/3. Y: a alone, its weight handed on. Z: nothing of either.
    expect(lines.slice(1, 4)).toEqual([
      'X,2,66.666667,33.333333333333336,33.333333333333336,1,',
      'Y,1,100,66.66666666666667,,0.6666666666666666,',
      'Z,3,0,0,0,1,',
    ])
  })

  test('a cell that is no number is named by file, line and column, and nothing is scored', async () => {
    const data = await write('bad.csv', 'code,a,b\nX,ten,5\n\nY,20,12/5\n')
    const ended = await sanjeh('score', '--data', data, '--indicators', await write('meta.csv', indicators))
    expect(ended.code).toBe(2)
    expect(ended.complained).toMatch(/bad\.csv, line 2, column “a”[\s\S]*bad\.csv, line 4, column “b”/)
  })
})
