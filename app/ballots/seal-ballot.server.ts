import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { VoteChoice } from '../../db/queries/votes'
import { newReceiptCode } from './receipt-code'
import type { RoundKey } from './round-key.server'

/** What a judge handed in. */
export interface OpenedBallot {
  /** Shown to the voter. It stays the same when the ballot is changed, so it says nothing of a choice. */
  readonly code: string
  /** Hides the choices in the commitment. Nobody is shown it, and it is gone with the key. */
  readonly nonce: string
  /** By entry. */
  readonly choices: ReadonlyMap<number, VoteChoice>
}

const letters = { for: 'f', against: 'a', abstain: 'x' } as const
const choiceOf: ReadonlyMap<string, VoteChoice> = new Map([
  ['f', 'for'],
  ['a', 'against'],
  ['x', 'abstain'],
])
const notVoted = '-'

const Content = z.object({ code: z.string(), nonce: z.string(), choices: z.array(z.tuple([z.number(), z.string()])) })

/** A ballot without a choice yet. */
export function newBallot(): OpenedBallot {
  return { code: newReceiptCode(), nonce: randomBytes(32).toString('base64url'), choices: new Map() }
}

/** Every entry of the round has one letter, so the length of what is sealed tells nothing. */
function toText({ code, nonce, choices }: OpenedBallot, entries: readonly number[]): string {
  const lettered = entries
    .toSorted((a, b) => a - b)
    .map((entry) => {
      const choice = choices.get(entry)
      return [entry, choice ? letters[choice] : notVoted]
    })
  return JSON.stringify({ code, nonce, choices: lettered })
}

/** AES-256-GCM, bound to the round and the judge: a ballot that is moved to another judge's row does not open. */
export function sealBallot(
  { id, key }: RoundKey,
  judgeId: string,
  ballot: OpenedBallot,
  entries: readonly number[],
): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(aadOf(id, judgeId))
  const sealed = Buffer.concat([cipher.update(toText(ballot, entries), 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
}

/** Throws where the ballot was changed by anybody without the key. */
export function openBallot({ id, key }: RoundKey, judgeId: string, sealed: string): OpenedBallot {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
    .setAAD(aadOf(id, judgeId))
    .setAuthTag(bytes.subarray(12, 28))
  const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  const { code, nonce, choices } = Content.parse(JSON.parse(text))
  return {
    code,
    nonce,
    choices: new Map(
      choices.flatMap(([entry, letter]) => {
        const choice = choiceOf.get(letter)
        return choice ? [[entry, choice] as const] : []
      }),
    ),
  }
}

const aadOf = (keyId: string, judgeId: string) => Buffer.from(`sanjeh ballot\n${keyId}\n${judgeId}`)
