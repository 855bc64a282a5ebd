import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { defineConfig } from 'wxt'
import { siteMatches } from './extension/background/site-data.ts'
import { tables } from './shared/text/tables/index.ts'
import { dataWithoutNotes, wordsApart } from './vite.data.config.ts'

/** Everything a page of ours may do: own files only; registries are fetched, never run. */
const csp =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self' https: http:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-src 'none'"

const characterMaps = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'cmaps')
/** Read by the worker only for a name that is not in simplified script. */
const scriptTable = createRequire(import.meta.url).resolve('./shared/core/data/t2s.json')
const isShippedMap = (file: string): boolean =>
  file === 'LICENSE' ||
  (/^(?:Adobe-(?:GB1|CNS1|Japan1)-|GB|UniGB-|UniCNS-|UniJIS-|B5|CNS|ETen|ETHK|HKscs|90ms-RKSJ|90msp-RKSJ)/.test(file) &&
    !/-UTF(?:8|32)-/.test(file))

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  outDir: 'dist/extension',
  imports: false,
  manifestVersion: 3,
  vite: () => ({
    plugins: [dataWithoutNotes()],
    build: { minify: true, sourcemap: false, target: 'chrome109' },
    worker: { format: 'es' },
  }),
  zip: { name: 'xinbiao', excludeSources: ['dist/**', 'node_modules/**', 'coverage/**'] },
  hooks: {
    // Chinese and Japanese PDFs whose fonts are not embedded name these maps. Those of UTF-8 and UTF-32 are none that a PDF may name.
    'build:publicAssets': (_wxt, files) => {
      for (const file of readdirSync(characterMaps).filter(isShippedMap))
        files.push({ absoluteSrc: join(characterMaps, file), relativeDest: `cmaps/${file}` })
      files.push({ absoluteSrc: scriptTable, relativeDest: 'data/t2s.json' })
      files.push({ contents: JSON.stringify(tables), relativeDest: 'data/words.json' })
    },
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.some(entry => entry.type === 'background')) config.plugins?.push(wordsApart())
    },
    'entrypoints:resolved': (_wxt, entrypoints) => {
      for (const entry of entrypoints) {
        // The list of default sites is data with sources; the content script must not carry it.
        if (entry.type === 'content-script') entry.options.matches = siteMatches()
        // The pages' own titles are Chinese; the browser's menus and tooltips speak its language.
        if (entry.type === 'popup') entry.options.defaultTitle = '__MSG_name__'
        if (entry.type === 'sidepanel') {
          entry.options.defaultTitle = '__MSG_panel__'
          // Firefox would open the sidebar on every page as soon as the extension is installed.
          entry.options.openAtInstall = false
        }
      }
    },
  },
  manifest: ({ browser }) => {
    const firefox = browser === 'firefox'
    return {
      name: '__MSG_name__',
      short_name: '__MSG_short__',
      description: '__MSG_description__',
      default_locale: 'zh_CN',
      permissions: [
        'storage',
        'unlimitedStorage',
        'alarms',
        'activeTab',
        'scripting',
        'contextMenus',
        ...(firefox ? [] : ['sidePanel']),
      ],
      // The content script's own sites, so that it can be run in a tab already open there. All others only when asked for.
      host_permissions: siteMatches(),
      optional_host_permissions: ['https://*/*', 'http://*/*'],
      // Only where the officer switches them on.
      optional_permissions: ['notifications'],
      content_security_policy: { extension_pages: csp },
      icons: { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' },
      action: { default_title: '__MSG_name__', default_icon: { 16: 'icons/16.png', 32: 'icons/32.png' } },
      omnibox: { keyword: 'xb' },
      commands: {
        'open-panel': { suggested_key: { default: 'Alt+Shift+X' }, description: '__MSG_command_panel__' },
        'toggle-marks': { suggested_key: { default: 'Alt+Shift+M' }, description: '__MSG_command_marks__' },
      },
      ...(firefox
        ? {
            browser_specific_settings: {
              gecko: {
                id: '{02295473-ffe2-4766-a824-2ffc336d7811}',
                // The first with `optional_host_permissions` and `match_origin_as_fallback`. Highlights (140) have a fallback.
                strict_min_version: '128.0',
                // Nothing about a page, a bidder or a user is sent anywhere.
                data_collection_permissions: { required: ['none'] },
              },
            },
          }
        : { minimum_chrome_version: '109' }),
    }
  },
})
