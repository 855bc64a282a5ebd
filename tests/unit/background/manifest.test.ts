import { expect, test } from 'vitest'
import { namedSites } from '../../../extension/background/named-sites.ts'
import { siteMatches } from '../../../extension/background/site-data.ts'
import config from '../../../wxt.config.ts'

const manifestOf = (browser: string) => {
  const { manifest } = config as { manifest: (env: { browser: string }) => Record<string, unknown> }
  return manifest({ browser })
}

const common = ['storage', 'unlimitedStorage', 'alarms', 'activeTab', 'scripting', 'contextMenus']

test('the extension asks for no more than it needs', () => {
  expect(manifestOf('chrome')).toMatchObject({
    permissions: [...common, 'sidePanel'],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    optional_permissions: ['notifications'],
    minimum_chrome_version: '109',
  })
  expect(manifestOf('firefox').permissions).toEqual(common)
  expect(manifestOf('firefox').browser_specific_settings).toMatchObject({
    gecko: { data_collection_permissions: { required: ['none'] } },
  })
})

test('by default it runs on the known procurement sites and nowhere else', () => {
  const hosts = manifestOf('chrome').host_permissions as string[]
  expect(hosts).toEqual(siteMatches())
  for (const pattern of hosts) expect(pattern).toMatch(/^\*:\/\/\*\.[a-z0-9-]+(?:\.[a-z0-9-]+)+\/\*$/)
  for (const host of ['ccgp.gov.cn', 'ggzy.gov.cn', 'cebpubservice.com', 'ccgp-jiangsu.gov.cn', 'szzyjy.com.cn'])
    expect(hosts).toContain(`*://*.${host}/*`)
  // The settings name every one of them to the officer.
  for (const { host, name } of namedSites()) expect(name, host).toMatch(/\p{Script=Han}/u)
  expect(namedSites()).toHaveLength(hosts.length)
})

test('its pages run their own scripts only', () => {
  const { extension_pages: policy } = manifestOf('chrome').content_security_policy as { extension_pages: string }
  expect(policy).toMatch(/(?:^|; )script-src 'self'(?:;|$)/)
  expect(policy).not.toContain('unsafe')
})
