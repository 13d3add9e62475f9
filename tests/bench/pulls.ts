import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { startChild } from '../fixtures/child-process'
import { createServerDatabase, testDatabaseUrl } from '../fixtures/test-database'
import { observations } from './pulls/rows'

const Measured = z.object({ ms: z.number(), peakMb: z.number() })

/** Rows a second from HTTP to stored, beside the bare upsert of the same rows into the same kind of database. */
async function main() {
  const source = startChild('./pulls/serve.ts', [])
  const host = (await source.line()) ?? ''
  console.log(
    `${observations.toLocaleString('en')} observations from paged JSON over HTTP, each measured in a process of its own\n`,
  )
  console.log('| database | bare upsert, rows/s | pull, rows/s | share | peak memory of the pull |')
  console.log('| --- | ---: | ---: | ---: | ---: |')
  for (const kind of testDatabaseUrl ? (['embedded', 'PostgreSQL'] as const) : (['embedded'] as const)) {
    const bare = await measure('bare', host, kind)
    const pull = await measure('pull', host, kind)
    console.log(
      `| ${kind} | ${perSecond(bare.ms)} | ${perSecond(pull.ms)} | ${Math.round((100 * bare.ms) / pull.ms)} % | ${Math.round(pull.peakMb)} MB |`,
    )
  }
  source.process.kill()
}

async function measure(what: 'bare' | 'pull', host: string, kind: 'embedded' | 'PostgreSQL') {
  const folder = await mkdtemp(path.join(tmpdir(), 'sanjeh-bench-'))
  const server = kind === 'PostgreSQL' ? await createServerDatabase(testDatabaseUrl ?? '') : null
  const child = startChild('./pulls/measure.ts', [what, host, folder, server?.url ?? ''])
  const line = await child.line()
  await child.ended
  await server?.drop()
  await rm(folder, { recursive: true })
  return Measured.parse(JSON.parse(line ?? 'null'))
}

const perSecond = (ms: number) => Math.round((observations / ms) * 1000).toLocaleString('en')

await main()
