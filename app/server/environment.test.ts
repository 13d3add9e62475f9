import { describe, expect, test } from 'vitest'
import { EnvironmentError, readEnvironment } from './environment'

describe('readEnvironment', () => {
  test('without any variable, this machine alone is served on port 3000', () => {
    expect(readEnvironment({})).toMatchObject({ port: 3000, host: '127.0.0.1', databaseUrl: undefined, isDemoWanted: true, allowHosts: [] })
  })

  test('Sanjeh listens where HOST says, and knows the address that people type', () => {
    const read = readEnvironment({ HOST: '0.0.0.0', SANJEH_URL: 'https://sanjeh.example.ir/', SANJEH_TRUSTED_PROXY: '10.0.0.1, 10.0.0.2' })
    expect(read).toMatchObject({ host: '0.0.0.0', publicUrl: 'https://sanjeh.example.ir', trustedProxies: ['10.0.0.1', '10.0.0.2'] })
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

  test('a secret is found under its name in capitals', () => {
    expect(readEnvironment({ SANJEH_SECRET_CASE_SYSTEM: 'x1' }).secret('case-system')).toBe('x1')
  })
})
