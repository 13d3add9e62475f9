import type { Plugin } from 'vite'

const notice = /\/\*[*!]?(?:(?!\*\/)[\s\S])*@licen[cs]e[\s\S]*?\*\//g

/** The notices of licences in one file beside the scripts, which would repeat them to every visitor before anything is shown. */
export function keepLicences(): Plugin {
  return {
    name: 'keep-licences',
    apply: ({ build }, { command }) => command === 'build' && !build?.ssr,
    config: () => ({ build: { terserOptions: { format: { comments: false } } } }),
    generateBundle() {
      const notices = [...this.getModuleIds()].flatMap((id) => this.getModuleInfo(id)?.code?.match(notice) ?? [])
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: `${[...new Set(notices)].join('\n\n')}\n` })
    },
  }
}
