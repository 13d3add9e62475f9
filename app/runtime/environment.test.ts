import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { EnvironmentError, readEnvironment, variableNames } from './environment'

describe('readEnvironment', () => {
  test('without any variable, this machine alone is served on port 3000', () => {
    expect(readEnvironment({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      isDemoWanted: true,
      allowHosts: [],
    })
  })

  test('Sanjeh listens where HOST says, and knows the address that people type', () => {
    const read = readEnvironment({
      HOST: '0.0.0.0',
      SANJEH_URL: 'https://sanjeh.example.ir/',
      SANJEH_TRUSTED_PROXY: '10.0.0.1, 10.0.0.2',
    })
    expect(read).toMatchObject({
      host: '0.0.0.0',
      publicUrl: 'https://sanjeh.example.ir',
      trustedProxies: ['10.0.0.1', '10.0.0.2'],
    })
  })

  test('an address of a page that is no web address is refused', () => {
    expect(() => readEnvironment({ SANJEH_URL: 'sanjeh' })).toThrow(/SANJEH_URL is the address that people type/)
  })

  test('everything that is wrong is said at once', () => {
    expect(() => readEnvironment({ PORT: 'eighty', DATABASE_URL: 'mysql://x' })).toThrow(EnvironmentError)
    expect(() => readEnvironment({ PORT: 'eighty', DATABASE_URL: 'mysql://x' })).toThrow(/PORT[\s\S]*DATABASE_URL/)
  })

  test('an empty variable is as good as none', () => {
    expect(readEnvironment({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: undefined })
  })

  test('an owner of the database is of no use without the role that the application works as', () => {
    expect(() => readEnvironment({ DATABASE_OWNER_URL: 'postgres://owner@127.0.0.1/sanjeh' })).toThrow(
      /without DATABASE_URL/,
    )
    expect(
      readEnvironment({
        DATABASE_OWNER_URL: 'postgres://owner@127.0.0.1/sanjeh',
        DATABASE_URL: 'postgres://app@127.0.0.1/sanjeh',
      }),
    ).toMatchObject({ databaseOwnerUrl: 'postgres://owner@127.0.0.1/sanjeh' })
  })

  test('a secret is found under its name in capitals', () => {
    expect(readEnvironment({ SANJEH_SECRET_CASE_SYSTEM: 'x1' }).secret('case-system')).toBe('x1')
  })

  test('mail needs a server and a sender, or neither', () => {
    const [SANJEH_SMTP_URL, SANJEH_MAIL_FROM] = ['smtp://127.0.0.1:2525', 'سنجه <sanjeh@example.ir>']
    expect(readEnvironment({}).mail).toBeNull()
    expect(readEnvironment({ SANJEH_SMTP_URL, SANJEH_MAIL_FROM }).mail).toEqual({
      url: SANJEH_SMTP_URL,
      from: SANJEH_MAIL_FROM,
    })
    expect(() => readEnvironment({ SANJEH_SMTP_URL })).toThrow(/set together/)
    expect(() => readEnvironment({ SANJEH_SMTP_URL: 'mail.example.ir', SANJEH_MAIL_FROM: 'nobody' })).toThrow(
      /SANJEH_SMTP_URL is a mail server[\s\S]*SANJEH_MAIL_FROM/,
    )
  })

  test('signing in elsewhere needs issuer, client and secret, and https outside this machine', () => {
    const client = { SANJEH_OIDC_CLIENT_ID: 'sanjeh', SANJEH_OIDC_CLIENT_SECRET: 'secret' }
    expect(readEnvironment({}).oidc).toBeNull()
    expect(
      readEnvironment({ ...client, SANJEH_OIDC_ISSUER: 'https://sso.example.ir', SANJEH_OIDC_NAME_FA: 'دولت من' }).oidc,
    ).toMatchObject({ issuer: 'https://sso.example.ir', name: { fa: 'دولت من' } })
    expect(() => readEnvironment(client)).toThrow(/set together/)
    expect(() => readEnvironment({ ...client, SANJEH_OIDC_ISSUER: 'http://sso.example.ir' })).toThrow(/https/)
  })
})

test('every variable is in the table of settings of the README, and .env.example names none that nothing reads', () => {
  const rows = readFileSync('README.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  // A row may name the others of its group by their endings: `SANJEH_OIDC_ISSUER`, `…_CLIENT_ID`.
  const isNamed = (name: string) =>
    rows.some((row) =>
      name.split('_').some((_, at, parts) => {
        const [start, end] = [parts.slice(0, at + 1).join('_'), parts.slice(at + 1).join('_')]
        return end === '' ? row.includes(`\`${name}\``) : row.includes(`\`…_${end}\``) && row.includes(`\`${start}_`)
      }),
    )
  expect(variableNames.filter((name) => !isNamed(name))).toEqual([])
  const shown = readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Z_]+)=/gm)
  const others = ['SANJEH_SECRET_NAME', 'TEST_DATABASE_URL', 'LOG_LEVEL', 'CHROME_PATH']
  expect([...shown].flatMap(([, name = '']) => ([...variableNames, ...others].includes(name) ? [] : [name]))).toEqual(
    [],
  )
})
