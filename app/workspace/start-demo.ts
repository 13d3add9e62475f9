import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { type DemoNetwork, startDemoNetwork } from '../../sources/demo-network/start-demo-network'
import { readPack } from '../flows/packs/read-pack.server'

/** demo-network.json of the demonstration's pack: what only the made-up systems know. */
const NetworkDocument = z.strictObject({
  programmes: z.array(z.strictObject({ code: z.string(), fa: z.string(), en: z.string() })),
  offices: z.array(z.strictObject({ county: z.string(), urban: z.number(), rural: z.number() })),
  districts: z.number(),
  services: z.array(
    z.strictObject({ code: z.string(), agency: z.string(), isEligible: z.boolean(), isFirstWave: z.boolean() }),
  ),
})

/** Starts the demonstration network over the organisation of a pack. */
export async function startDemo(packFolder: string): Promise<DemoNetwork> {
  const { festival } = await readPack(packFolder)
  const row = NetworkDocument.parse(JSON.parse(await readFile(path.join(packFolder, 'demo-network.json'), 'utf8')))
  const agencies = festival.agencies.map(({ code, title, aliases, level, county, parent, attributes }) => ({
    code,
    titleFa: title.fa,
    alias: aliases[0] ?? null,
    level,
    county,
    parent,
    staff: attributes['staff'] ?? 20,
    women: attributes['women'] ?? 0,
    managers: attributes['managers'] ?? 0,
  }))
  return startDemoNetwork({ organisation: { agencies, ...row } })
}
