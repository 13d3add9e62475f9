import type { DeclarationAnswer } from './declaration-actions.server'
import type { loadDeclarations } from './declaration-view.server'

export type Refused = Extract<DeclarationAnswer, { ok: false }> | null
export type OwnView = NonNullable<Awaited<ReturnType<typeof loadDeclarations>>['own']>
