/** The built manifests: what Firefox is given, and that each browser gets its own keys only. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { builtExtension } from '../support/extension.ts'
import { firefoxManifest } from '../support/firefox.ts'

const manifest = firefoxManifest()
const { gecko } = manifest.browser_specific_settings

/** Chrome's own keys and permissions: Firefox warns of each, or refuses the package. */
const CHROME_ONLY_KEYS = ['minimum_chrome_version', 'side_panel', 'key', 'update_url', 'offline_enabled', 'oauth2']
const CHROME_ONLY_PERMISSIONS = ['sidePanel', 'offscreen', 'debugger', 'background']

describe('the manifest for Firefox', () => {
  test('has an id of our own that will not change', () => {
    expect(gecko.id).toBe('{02295473-ffe2-4766-a824-2ffc336d7811}')
  })

  test('asks for no Firefox older than what it cannot do without', () => {
    // 128: `optional_host_permissions` and `match_origin_as_fallback`. Everything newer has a fallback that is tested.
    expect(manifest).toHaveProperty('optional_host_permissions')
    expect(JSON.stringify(manifest.content_scripts)).toContain('match_origin_as_fallback')
    expect(gecko.strict_min_version).toBe('128.0')
  })

  test('says that no data are collected', () => {
    expect(gecko.data_collection_permissions).toEqual({ required: ['none'] })
  })

  test('has an event page, a sidebar that opens only when asked, and nothing that is Chrome’s alone', () => {
    expect(manifest.background).toEqual({ scripts: ['background.js'] })
    expect(manifest.sidebar_action).toEqual({
      default_panel: 'sidepanel.html',
      default_title: '__MSG_panel__',
      open_at_install: false,
    })
    for (const key of CHROME_ONLY_KEYS) expect(manifest).not.toHaveProperty(key)
    for (const permission of CHROME_ONLY_PERMISSIONS) expect(manifest.permissions).not.toContain(permission)
  })
})

test.each([
  ['Chrome', builtExtension],
  ['Firefox', fileURLToPath(new URL('../../dist/extension/firefox-mv3', import.meta.url))],
])('every word the manifest for %s names stands in both languages, and none is written out', (_, folder) => {
  const text = readFileSync(`${folder}/manifest.json`, 'utf8')
  const names = [...text.matchAll(/__MSG_(\w+)__/g)].map(match => match[1]!)
  expect(names).toContain('name')
  for (const lang of ['en', 'zh_CN']) {
    const messages = JSON.parse(readFileSync(`${folder}/_locales/${lang}/messages.json`, 'utf8')) as object
    for (const name of names) expect(Object.keys(messages)).toContain(name)
  }
  // Words of the screen in the manifest itself would speak one language to everybody.
  expect(text).not.toMatch(/[\u4e00-\u9fff]/)
})
