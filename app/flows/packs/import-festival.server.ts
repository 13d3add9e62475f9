import type { Db } from '../../../db/database'
import { listAllDefinitions } from '../../../db/queries/sources'
import { SourceDefinition } from '../../../sources/definition'
import { reachOf } from '../../policy/policy.server'
import type { RequestContext } from '../../policy/request-context'
import type { EditionDocument } from './pack'
import { loadPack } from './load-pack.server'
import { unzipPack } from './pack-files.server'
import { PackError, type PackProblem, problem } from './pack-problem'
import { parsePack } from './read-pack.server'

export type ImportedFestival =
  | { ok: true; festival: string; edition: string }
  | { ok: false; why: 'not-allowed' }
  | { ok: false; why: 'invalid'; problems: readonly PackProblem[] }

/**
 * Makes a festival of a pack that somebody sent as a ZIP. Everything is looked at before anything is stored, and a
 * festival that is there is refused; its sources are asked afterwards, by whoever may.
 */
export async function importFestival(context: RequestContext, zip: Uint8Array): Promise<ImportedFestival> {
  if (!reachOf(context.viewer, 'festival.create', { festivalId: null, stage: null }))
    return { ok: false, why: 'not-allowed' }
  try {
    const pack = parsePack(await unzipPack(zip))
    const leaking = await listSecretsSentElsewhere(context.db, pack.sources)
    if (leaking.length) return { ok: false, why: 'invalid', problems: leaking }
    await loadPack(context, pack, { isNew: true })
    return { ok: true, festival: pack.festival.code, edition: newestOf(pack.editions).code }
  } catch (error) {
    if (error instanceof PackError) return { ok: false, why: 'invalid', problems: error.problems }
    throw error
  }
}

const newestOf = (editions: readonly EditionDocument[]) =>
  editions.reduce((newest, own) => (own.evaluated.from > newest.evaluated.from ? own : newest))

/**
 * Secrets are set by who runs the machine, and named by definitions: one that a stored source sends to one server must
 * not be sent to another by whoever writes a pack.
 */
async function listSecretsSentElsewhere(db: Db, sources: readonly SourceDefinition[]): Promise<PackProblem[]> {
  const servers = new Map<string, string>()
  for (const { document } of await listAllDefinitions(db)) {
    const parsed = SourceDefinition.safeParse(document)
    const sent = parsed.success ? secretOf(parsed.data) : null
    if (sent) servers.set(sent.secret, sent.server)
  }
  return sources.flatMap((source) => {
    const sent = secretOf(source)
    const server = sent && servers.get(sent.secret)
    if (!sent || !server || server === sent.server) return []
    return [
      problem(
        `source ${source.code}`,
        `رمز «${sent.secret}» به سرور دیگری (${server}) داده می‌شود. برای این منبع نام رمز دیگری بنویسید.`,
        `the secret ${sent.secret} belongs to another server (${server}); name another secret for this source`,
      ),
    ]
  })
}

function secretOf({ request: { auth, url } }: SourceDefinition): { secret: string; server: string } | null {
  if (auth.kind === 'none') return null
  return { secret: auth.secret, server: URL.canParse(url) ? new URL(url).host || new URL(url).protocol : url }
}
