/** Finds the browsers that tests, demo, bench and shots run in. Nothing is downloaded here. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

const installedChromium = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/opt/google/chrome-for-testing/chrome',
  '/usr/local/bin/chrome-for-testing',
  '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env.PROGRAMFILES ?? ''}\\Chromium\\Application\\chrome.exe`,
]
const installedFirefox = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox']

const isRoot = () => process.getuid?.() === 0

const playwrightDownload = () => {
  try {
    const path = chromium.executablePath()
    return path && existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}

const aptInstall = (...packages: string[]) => {
  if (!isRoot() || !existsSync('/usr/bin/apt-get')) return false
  const run = (args: string[]) =>
    execFileSync('/usr/bin/apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  try {
    run(['update', '-q'])
    run(['install', '-y', '-q', '--no-install-recommends', ...packages])
    return true
  } catch {
    return false
  }
}

/** `CHROMIUM_PATH`, an installed Chromium or Chrome for Testing, Playwright's download, or (as root on Debian) the package. */
export const findChromium = (): string => {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (existsSync(named)) return named
    throw new Error(
      `CHROMIUM_PATH names ${named}, which does not exist. Point it at a Chromium or Chrome for Testing executable.`,
    )
  }
  const found = installedChromium.find(existsSync) ?? playwrightDownload()
  if (found) return found
  if (aptInstall('chromium', 'fonts-noto-cjk') && existsSync('/usr/bin/chromium')) return '/usr/bin/chromium'
  throw new Error(
    'No Chromium found. Install Chromium or Chrome for Testing, or run `npx playwright install chromium`, or set CHROMIUM_PATH. (Branded Chrome cannot side-load extensions.)',
  )
}

/** `FIREFOX_PATH`, an installed Firefox, or (as root on Debian) the package; undefined where there is none. */
export const findFirefox = (): string | undefined => {
  const named = process.env.FIREFOX_PATH
  if (named) return existsSync(named) ? named : undefined
  const found = installedFirefox.find(existsSync)
  if (found) return found
  return aptInstall('firefox-esr') && existsSync('/usr/bin/firefox-esr') ? '/usr/bin/firefox-esr' : undefined
}

/** Flags for a Chromium that talks to nobody by itself. */
export const chromiumFlags = (): string[] => [
  ...(isRoot() ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu',
]
