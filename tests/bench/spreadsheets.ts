/**
 * What writing a workbook costs: npm run bench -- spreadsheets. Each is written by a process of its own, so that its
 * peak of memory is its own.
 */
import { spawn } from 'node:child_process'

const [kind] = process.argv.slice(2)

if (kind === undefined) {
  process.stdout
    .write(`A workbook of 12 columns, four of them texts, written to nowhere and one piece held at a time, in processor time. *Grew*: how much the peak of the process's
memory was above what it was before.

| rows | s | µs a row | MB of XLSX | grew, MB |
| ---: | ---: | ---: | ---: | ---: |
`)
  for (const rows of ['1000', '12000', '100000', '1000000']) await run(rows)
} else {
  const { writeXlsx } = await import('../../app/exports/write-xlsx.server')
  const count = Number(kind)
  await write(100)
  const before = process.resourceUsage().maxRSS
  const begun = process.cpuUsage()
  const bytes = await write(count)
  const { user, system } = process.cpuUsage(begun)
  const ms = (user + system) / 1000
  const grew = (process.resourceUsage().maxRSS - before) / 1024
  process.stdout.write(
    `| ${count.toLocaleString('en')} | ${(ms / 1000).toFixed(1)} | ${((ms * 1000) / count).toFixed(1)} | ${(bytes / 2 ** 20).toFixed(1)} | ${grew.toFixed(0)} |\n`,
  )

  async function write(rows: number): Promise<number> {
    let bytes = 0
    const decimals = [0, 0, null, null, null, null, 2, 2, 2, 2, 2, 2]
    const pieces = writeXlsx({
      title: 'دورهٔ ۱۴۰۴',
      notes: ['نمایشی'],
      heading: decimals.map((_, column) => `ستون ${column}`),
      columns: decimals.map((places) => ({ width: places === null ? 24 : 13, decimals: places })),
      rows: listRows(rows),
      isRightToLeft: true,
      at: new Date(0),
    })
    for await (const piece of pieces) bytes += piece.length
    return bytes
  }
}

function* listRows(count: number) {
  for (let index = 0; index < count; index++) {
    const numbers = Array.from({ length: 6 }, (_, column) => Math.round((index * 7919 + column * 104_729) % 1e5) / 100)
    yield [index + 1, index % 97, `A${index}`, `اداره کل شماره ${index}`, 'دستگاه‌های خدمات‌رسان', 'همدان', ...numbers]
  }
}

function run(rows: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', import.meta.filename, rows], { stdio: 'inherit' })
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${rows} rows ended with ${code}`))))
  })
}
