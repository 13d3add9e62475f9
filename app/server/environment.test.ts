import { describe, expect, test } from 'vitest'
import { EnvironmentError, readEnvironment } from './environment'

describe('readEnvironment', () => {
  test('without any variable, this machine alone is served on port 3000', () => {
    expect(readEnvironment({})).toMatchObject({ port: 3000, host: '127.0.0.1', databaseUrl: undefined, isDemoWanted: true, allowHosts: [] })
  })

  test('an address that others could reach is refused while there is no sign-in', () => {
    expect(() => readEnvironment({ HOST: '0.0.0.0' })).toThrow(/HOST is 127\.0\.0\.1.*no sign-in yet/)
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
