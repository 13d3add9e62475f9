import { z } from 'zod'

const secret = z.string().max(200)

/** Name and password. */
export const CredentialsForm = z.object({ name: z.string().trim().max(200), password: secret })

/** A code of the second step. */
export const CodeForm = z.object({ code: secret.default('') })

/** Either of them, over a form that stays on its page. */
export const SessionForm = z.object({ ...CredentialsForm.partial().shape, code: secret.optional() })
