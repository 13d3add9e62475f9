import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { hashOfCode, isBuilt, markBuilt } from './built.mjs'

/** A folder with a file of code and what a build is told by. */
function writeProject(): { root: string; write: (file: string, text: string) => void } {
  const root = mkdtempSync(path.join(tmpdir(), 'sanjeh-built-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
  }
  for (const file of ['package-lock.json', 'vite.config.ts', 'vite.program.ts', 'remix.config.js', 'app/root.tsx'])
    write(file, 'before')
  return { root, write }
}

test('a build holds until code, a script of the build or a dependency changes', () => {
  for (const file of [
    'app/root.tsx',
    'scripts/lean-charts.ts',
    'package-lock.json',
    'vite.config.ts',
    'vite.program.ts',
  ]) {
    const { root, write } = writeProject()
    expect(isBuilt(root)).toBe(false)
    markBuilt(root, hashOfCode(root))
    expect(isBuilt(root)).toBe(true)
    write(file, 'after')
    expect(isBuilt(root), file).toBe(false)
  }
})

test('a build holds when a test changes', () => {
  const { root, write } = writeProject()
  markBuilt(root, hashOfCode(root))
  write('app/root.test.tsx', 'after')
  expect(isBuilt(root)).toBe(true)
})
