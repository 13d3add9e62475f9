import { readLastSignature } from '../../audit/last-signature.server'
import { type Delivery, readLogState } from '../../audit/log-state.server'
import { openSigningKey } from '../../audit/signing.server'

/** How far the log is signed, what its last check found, and how signatures went out. */
export async function viewLogState() {
  const { folder } = await openSigningKey()
  const [last, { recent, whole, mail, webhook }] = await Promise.all([
    readLastSignature(folder).catch(() => null),
    readLogState(folder),
  ])
  return {
    signed: last && { sequence: last.sequence, at: last.at },
    fault: recent?.fault ?? whole?.fault ?? null,
    checkedAt: recent?.at ?? whole?.at ?? null,
    mail: toSent(mail),
    webhook: toSent(webhook),
  }
}

function toSent(delivery: Delivery | null) {
  return (
    delivery && {
      at: delivery.at,
      failure: delivery.failure && { at: delivery.failure.at, detail: delivery.failure.detail },
    }
  )
}
