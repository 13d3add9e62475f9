import { z } from 'zod'

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** What a package says of itself: every file by its hash, and the hashes of the run that all of it rests on. */
export const Manifest = z.strictObject({
  format: z.literal('sanjeh-package/1'),
  kind: z.enum(['judges', 'publication']),
  festival: z.string(),
  edition: z.string(),
  isDemo: z.boolean(),
  /** Of a publication: 1 for the first, and so on for corrections. */
  number: z.int().nullable(),
  run: z.strictObject({ id: z.int(), asOf: z.string(), modelHash: Sha256, inputHash: Sha256, resultHash: Sha256 }),
  listHash: Sha256.nullable(),
  files: z.array(z.strictObject({ name: z.string(), bytes: z.int(), sha256: Sha256 })),
})

export type Manifest = z.infer<typeof Manifest>

/** Names that a package keeps for what holds the other files together. */
export const sealNames = { manifest: 'manifest.json', signature: 'manifest.sig', publicKey: 'public-key.pem' } as const
