import { createTransport } from 'nodemailer'

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

export interface Mailer {
  /** A server that is down or says no is an answer, not an accident: who asked is told. */
  send: (mail: Mail) => Promise<{ ok: true } | { ok: false; detail: string }>
}

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
      transport.sendMail({ from, to, subject, text, textEncoding: 'base64', headers: { 'auto-submitted': 'auto-generated' } }).then(
        () => ({ ok: true }),
        (error: unknown) => ({ ok: false, detail: error instanceof Error ? error.message : String(error) }),
      ),
  }
}
