import { existsSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
]

/** A real Chromium: the one that CHROME_PATH names, else the system's, else the one that came with the packages. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await launchOptions())
}

export async function launchOptions(): Promise<{ executablePath: string; args: string[] }> {
  const executablePath = process.env['CHROME_PATH'] || systemPaths.find((path) => existsSync(path))
  if (executablePath) return { executablePath, args: ['--no-sandbox'] }
  return {
    executablePath: await sparticuz.executablePath(),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  }
}
