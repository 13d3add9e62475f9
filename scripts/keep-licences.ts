import type { Plugin, Rollup } from 'vite'

const notice = /\/\*[*!]?(?:(?!\*\/)[\s\S])*@licen[cs]e[\s\S]*?\*\//g

/**
 * The notices of licences in one file beside the scripts, which would repeat them to every visitor before anything is
 * shown. Workers are bundled apart, before the pages are done: what they hold is collected on the way.
 */
export function keepLicences(): Plugin {
  const ofWorkers = new Set<string>()
  const collect: Plugin = {
    name: 'collect-licences',
    generateBundle() {
      for (const found of noticesOf(this)) ofWorkers.add(found)
    },
  }
  return {
    name: 'keep-licences',
    apply: ({ build }, { command }) => command === 'build' && !build?.ssr,
    config: () => ({ build: { terserOptions: { format: { comments: false } } }, worker: { plugins: () => [collect] } }),
    generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: 'licences.txt',
        source: `${[...new Set([...noticesOf(this), ...ofWorkers])].join('\n\n')}\n`,
      })
    },
  }
}

function noticesOf(bundle: Rollup.PluginContext): string[] {
  return [...bundle.getModuleIds()].flatMap((id) => bundle.getModuleInfo(id)?.code?.match(notice) ?? [])
}
