#!/usr/bin/env node
/** As it was built, where the build is one of the code as it is; else from the sources, which takes seconds longer. */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { isBuilt } from '../runtime/built.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const { main } = await (isBuilt(root) ? importBuilt() : importSources())
process.exitCode = await main(process.argv.slice(2))

function importBuilt() {
  return import(pathToFileURL(path.join(root, 'build/program/command.js')).href)
}

async function importSources() {
  const { register } = await import('tsx/esm/api')
  register()
  return import('./main.ts')
}
