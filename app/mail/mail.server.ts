import { createTransport } from 'nodemailer'
import { z } from 'zod'

/** Where mail goes out, and who it says it is from. */
export interface MailSettings {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  url: string
  from: string
}

export interface Mail {
  to: { name: string; address: string }
  subject: string
  text: string
}

interface Unsent {
  ok: false
  detail: string
  /**
   * The mail is surely not on its way, and may be by another try: the server was not reached, let nobody in, or said to
   * come back.
   */
  mayTryAgain: boolean
  /** It answered, so other mails may fare better. */
  isServerUp: boolean
}

export interface Mailer {
  /** A server that is down or says no is an answer, not an accident: who asked is told. */
  send: (mail: Mail) => Promise<{ ok: true } | Unsent>
}

/** The domain of people who have no e-mail address: nothing can be sent there (RFC 2606). */
const noMailDomain = '@no-mail.invalid'

/** What stands for the address of somebody who has none. */
export const addressOfNobody = (username: string) => `${username}${noMailDomain}`

/** Whether mail can reach an address at all. */
export const isReachable = (address: string) => !address.endsWith(noMailDomain)

const local: readonly string[] = ['localhost', '127.0.0.1', '[::1]']
const patienceMs = 15_000

/** Sends mail by SMTP, in plain text. A password is never sent over an open line to another machine. */
export function createMailer({ url, from }: MailSettings): Mailer {
  const { hostname, port, protocol, username, password } = new URL(url)
  const auth = username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : undefined
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    ...(port ? { port: Number(port) } : {}),
    secure: protocol === 'smtps:',
    requireTLS: auth !== undefined && !local.includes(hostname),
    ...(auth ? { auth } : {}),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  })
  return {
    send: ({ to, subject, text }) =>
      transport
        .sendMail({ from, to, subject, text, textEncoding: 'base64', headers: { 'auto-submitted': 'auto-generated' } })
        .then(
          () => ({ ok: true }),
          (error: unknown) => toUnsent(error),
        ),
  }
}

/**
 * What nodemailer says of a failure: the code of its own or the system's, how far it had come, and the answer of the
 * server.
 */
const Failure = z
  .object({
    code: z.string(),
    command: z.string(),
    syscall: z.string(),
    timeoutType: z.string(),
    responseCode: z.number(),
  })
  .partial()

function toUnsent(error: unknown): Unsent {
  const { code = '', command = '', syscall, timeoutType = '', responseCode } = Failure.catch({}).parse(error)
  const isBefore =
    syscall === 'connect' ||
    ['CONNECT_TIMEOUT', 'GREETING_TIMEOUT'].includes(timeoutType) ||
    ['EDNS', 'ETLS', 'EAUTH'].includes(code)
  const isOfMail = ['MAIL FROM', 'RCPT TO', 'DATA'].includes(command)
  const isLater = responseCode !== undefined && responseCode < 500
  const hasAnswer = responseCode !== undefined && isOfMail
  return {
    ok: false,
    detail: error instanceof Error ? error.message : String(error),
    mayTryAgain: isBefore || isLater,
    isServerUp: hasAnswer && !isBefore,
  }
}
