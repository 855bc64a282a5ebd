import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { OptionsPage } from '../../../extension/ui/options/options-page.tsx'
import { mount, soon } from '../kit/mount.ts'
import { type Fake, fakeServices, list, registry, sample } from './fake.ts'

const show = (fake: Fake, section = ''): HTMLElement => {
  history.replaceState(null, '', `#${section}`)
  return mount(<OptionsPage services={fake.services} local={() => <p>本机导入页</p>} />)
}
const button = (name: string) => page.getByRole('button', { name, exact: true })
const types = (fake: Fake) => fake.asked.map(message => message.type)
const local = () =>
  list('tax-credit', {
    key: 'local/tax-credit',
    registryId: 'local',
    origin: 'local',
    publisher: '某市税务局',
    state: 'unverified',
    staleOn: '2999-01-01',
  })

describe('registries', () => {
  test('are added only after the fingerprint was compared and the browser allowed the host', async () => {
    const fake = fakeServices()
    const root = show(fake)
    await expect.element(page.getByText('本机还没有名单来源')).toBeVisible()
    await page.getByRole('textbox', { name: '名单来源网址' }).fill('https://lists.example.org/credit')
    await button('查看来源').click()
    const dialog = page.getByRole('dialog', { name: '核对名单来源' })
    await expect.element(dialog).toBeVisible()
    const told = dialog.element().textContent
    for (const text of ['某市信用信息中心', '9f86 d081 884c 7d65', '3 个密钥中至少 2 个', '失信被执行人', '7,143', '2026-11-22'])
      expect(told).toContain(text)
    await expect.element(button('添加')).toBeDisabled()
    expect(fake.permitted).toEqual([])

    await page.getByRole('checkbox', { name: '已与发布方核对指纹，一致' }).click()
    await button('添加').click()
    await expect.element(page.getByText('已添加“某市信用信息中心”。')).toBeVisible()
    expect(fake.permitted).toEqual(['https://lists.example.org/*'])
    expect(fake.asked.filter(message => message.type === 'ui/registry-add')).toEqual([
      { type: 'ui/registry-add', url: 'https://lists.example.org/credit/', fingerprint: expect.stringMatching(/^9f86/) },
    ])
    expect(root.textContent).toContain('2026-11-24 10:32')
  })

  test('are not added where the browser refuses the host', async () => {
    const fake = fakeServices()
    fake.allow = false
    show(fake)
    await page.getByRole('textbox', { name: '名单来源网址' }).fill('https://lists.example.org/')
    await userEvent.keyboard('{Enter}')
    await page.getByRole('checkbox', { name: '已与发布方核对指纹，一致' }).click()
    await button('添加').click()
    await expect.element(page.getByText('未获准访问该网站，来源没有添加。')).toBeVisible()
    expect(types(fake)).not.toContain('ui/registry-add')
  })

  test('an address that is none is refused before anything is asked', async () => {
    const fake = fakeServices()
    show(fake)
    for (const address of ['名单', 'http://lists.example.org/', 'javascript:alert(1)']) {
      await page.getByRole('textbox', { name: '名单来源网址' }).fill(address)
      await button('查看来源').click()
      await expect.element(page.getByText('请填写以 https:// 开头的完整网址。')).toBeVisible()
    }
    expect(types(fake)).not.toContain('ui/registry-preview')
  })

  test.each([
    ['offline', '连接不上名单来源'],
    ['not-a-registry', '这个网址不是名单来源'],
    ['unverified', '签名未通过验证'],
    ['expired', '来源的签名已过期'],
    ['already-added', '这个来源已经在本机'],
  ] as const)('%s is told in words, with what it means and what to do', async (code, what) => {
    const fake = fakeServices()
    fake.refuse['ui/registry-preview'] = code
    show(fake)
    await page.getByRole('textbox', { name: '名单来源网址' }).fill('https://lists.example.org/')
    await button('查看来源').click()
    const alert = page.getByRole('alert')
    await expect.element(alert).toBeVisible()
    expect(alert.element().querySelector('.what')!.textContent).toBe(what)
    expect(alert.element().querySelectorAll('p')).toHaveLength(3)
    await expect.element(button('重试')).toBeVisible()
  })

  test('the packaged sample is labelled and has no update', async () => {
    const root = show(fakeServices({ registries: [sample], lists: [] }))
    await expect.element(page.getByText('示例数据', { exact: true })).toBeVisible()
    expect(root.textContent).toContain('随软件附带')
    expect(root.textContent).not.toContain('立即更新')
  })

  test('removal asks first, and says how many lists go', async () => {
    const fake = fakeServices({ registries: [registry()], lists: [list('shixin'), list('tax-major')] })
    show(fake)
    await page.getByRole('button', { name: '移除 某市信用信息中心' }).click()
    const dialog = page.getByRole('dialog', { name: '移除“某市信用信息中心”？' })
    await expect.element(dialog).toBeVisible()
    expect(dialog.element().textContent).toContain('2 份名单')
    await userEvent.keyboard('{Escape}')
    expect(types(fake)).not.toContain('ui/registry-remove')
    await page.getByRole('button', { name: '移除 某市信用信息中心' }).click()
    await button('移除').click()
    await expect.element(page.getByText('已移除“某市信用信息中心”。')).toBeVisible()
    await expect.element(page.getByText('本机还没有名单来源')).toBeVisible()
  })

  test('an update shows how far it is and can be stopped', async () => {
    const fake = fakeServices({ registries: [registry()], lists: [list('shixin')] })
    fake.hold.type = 'ui/registry-update'
    show(fake)
    await page.getByRole('button', { name: '立即更新 某市信用信息中心' }).click()
    await expect.element(page.getByRole('progressbar')).toBeVisible()
    fake.cast({ type: 'cast/sync', registryId: 'r1', done: 30, total: 1200 })
    await expect.element(page.getByRole('progressbar')).toHaveAttribute('value', '30')
    await button('取消').click()
    await expect.element(page.getByText('已停止')).toBeVisible()
  })

  test('a failed update stays visible with its time and cure', async () => {
    const failed = registry({ failedAt: Date.UTC(2026, 10, 24, 3, 0), error: 'rollback' })
    const root = show(fakeServices({ registries: [failed], lists: [] }))
    await expect.element(page.getByRole('button', { name: /^立即更新/ })).toBeVisible()
    expect(root.textContent).toMatch(/2026-11-24 11:00 更新失败：来源给出的版本比本机已有的旧/)
  })
})

test('a registry that was refused stands with its address, when and why, and can only be removed; its lists say the same', async () => {
  const refused = registry({ id: 'refused:x', publisher: '', fingerprint: '', refused: true, error: 'unverified' })
  delete refused.checkedAt
  const state = list('shixin', { key: 'refused:x/shixin', seq: 0, retrievedAt: '1970-01-01', state: 'unverified', publisher: '' })
  const fake = fakeServices({
    registries: [{ ...refused, failedAt: Date.UTC(2026, 10, 24, 3, 0) }],
    lists: [{ ...state, refused: true, error: 'unverified' }],
  })
  const root = show(fake)
  await expect.element(page.getByRole('heading', { name: 'https://lists.example.org/credit/', exact: false })).toBeVisible()
  expect(root.textContent).toMatch(/未通过验证，没有采用.*2026-11-24 11:00 没有采用：签名未通过验证/)
  expect(root.textContent).not.toContain('立即更新')
  location.hash = 'lists'
  await expect.element(page.getByText('名单来源未通过验证，名单没有采用')).toBeVisible()
  expect(root.querySelector('.list-row')!.textContent).toContain('原因：签名未通过验证')
  expect(root.textContent).not.toMatch(/1970|№0/)
  location.hash = 'registries'
  await page.getByRole('button', { name: '移除 https://lists.example.org/credit/' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '移除' }).click()
  await expect.element(page.getByText('本机还没有名单来源')).toBeVisible()
})

describe('lists', () => {
  test('say version, day, coverage, records and state in words; the stale one first, with its day and an update', async () => {
    const fake = fakeServices({
      registries: [registry()],
      lists: [list('shixin'), list('tax-major', { state: 'stale', staleOn: '2026-11-20', count: 1_234_567 })],
    })
    const root = show(fake, 'lists')
    await expect.element(page.getByText(/1 份名单已过期：重大税收违法失信主体（2026-11-20 起）/)).toBeVisible()
    const rows = [...root.querySelectorAll('.list-row')].map(row => row.textContent)
    expect(rows[0]).toContain('重大税收违法失信主体')
    expect(rows[0]).toContain('2026-11-20 起已过期')
    expect(rows[0]).toContain('1,234,567 条')
    for (const text of ['№412，数据取自来源 2026-11-23', '完整：全国', '法人和其他组织', '其中有代码的 7,010 条', '有效期内'])
      expect(rows[1]).toContain(text)
    await page.getByRole('button', { name: '更新 重大税收违法失信主体' }).click()
    expect(fake.asked.at(-1)).toEqual({ type: 'ui/registry-update', registryId: 'r1' })
  })

  test('a local list is labelled unsigned and can be removed', async () => {
    const fake = fakeServices({ lists: [local()] })
    const root = show(fake, 'lists')
    await expect.element(page.getByText('本机导入（未签名）')).toBeVisible()
    expect(root.textContent).toContain('命中至多显示“待人工核实”')
    await page.getByRole('button', { name: /^移除/ }).click()
    await button('移除').click()
    await expect.element(page.getByText('本机还没有名单')).toBeVisible()
    expect(fake.asked.at(-1)).toEqual({ type: 'ui/local-remove', listKey: 'local/tax-credit' })
  })

  test('many lists can be filtered', async () => {
    const many = Array.from({ length: 40 }, (_, n) => list(n === 7 ? 'customs' : `own-${n}`, { key: `r1/${n}` }))
    const root = show(fakeServices({ lists: many }), 'lists')
    await page.getByRole('searchbox', { name: '筛选名单' }).fill('海关')
    await soon(() => root.querySelectorAll('.list-row').length).toBe(1)
    await page.getByRole('searchbox', { name: '筛选名单' }).fill('没有这份')
    await expect.element(page.getByText('没有符合筛选条件的名单')).toBeVisible()
  })

  test('are read again when the background says that they changed', async () => {
    const fake = fakeServices()
    show(fake, 'lists')
    await expect.element(page.getByText('本机还没有名单')).toBeVisible()
    fake.lists = { ...fake.lists, lists: [list('shixin')] }
    fake.cast({ type: 'cast/lists' })
    await expect.element(page.getByText('1 份名单在本机', { exact: false })).toBeVisible()
  })
})

describe('sites', () => {
  test('a built-in site is switched off and given a context', async () => {
    const fake = fakeServices()
    show(fake, 'sites')
    await page.getByRole('checkbox', { name: '在 ccgp.gov.example 启用' }).click()
    expect(fake.settings.sitesOff).toEqual(['ccgp.gov.example'])
    await expect.element(page.getByText('1 个启用，共 2 个')).toBeVisible()
    await page.getByRole('combobox', { name: 'ggzy.gov.example 的适用规则' }).selectOptions('mandatory-tendering')
    expect(fake.settings.siteContext).toEqual({ 'ggzy.gov.example': 'mandatory-tendering' })
  })

  test('a site is added with the browser’s permission, which goes when it is removed', async () => {
    const fake = fakeServices()
    show(fake, 'sites')
    await page.getByRole('textbox', { name: '添加站点' }).fill('tender.example.org/notice/1')
    await button('添加').click()
    await expect.element(page.getByText('https://tender.example.org')).toBeVisible()
    expect(fake.settings.sitesOn).toEqual(['https://tender.example.org'])
    expect(fake.permitted).toEqual(['https://tender.example.org/*'])
    await page.getByRole('button', { name: '移除站点 tender.example.org' }).click()
    await soon(() => fake.permitted).toEqual([])
    expect(fake.settings.sitesOn).toEqual([])
  })
})

describe('language and theme', () => {
  test('take effect at once', async () => {
    const fake = fakeServices()
    const root = show(fake, 'look')
    await page.getByRole('radio', { name: '深色' }).click()
    await soon(() => document.documentElement.dataset.theme).toBe('dark')
    await page.getByRole('radio', { name: /^English/ }).click()
    await expect.element(page.getByRole('heading', { name: 'Language and theme' })).toBeVisible()
    expect(root.textContent).not.toMatch(/名单来源/)
    expect(document.documentElement.lang).toBe('en')
  })

  test('go back where the background refuses', async () => {
    const fake = fakeServices()
    fake.refuse['ui/settings-set'] = 'quota'
    show(fake, 'look')
    await page.getByRole('radio', { name: '深色' }).click()
    await expect.element(page.getByRole('alert')).toBeVisible()
    await expect.element(page.getByRole('radio', { name: '浅色' })).toBeChecked()
  })
})

test('about says limits, privacy and storage', async () => {
  const root = show(fakeServices(), 'about')
  await soon(() => root.textContent).toContain('已用 3.1 MB，浏览器允许 2.00 GB')
  for (const text of ['不是法律意见', '不是官方查询渠道', '不离开浏览器']) expect(root.textContent).toContain(text)
})

test('sections are links with an address; the keyboard reaches them and the heading takes the focus', async () => {
  show(fakeServices())
  const link = page.getByRole('link', { name: '站点' })
  await expect.element(link).toBeVisible()
  ;(link.element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('heading', { name: '站点', exact: true, level: 2 })).toHaveFocus()
  expect(location.hash).toBe('#sites')
  await expect.element(link).toHaveAttribute('aria-current', 'page')
})

test('a background that does not answer is told, with a way to try again', async () => {
  const fake = fakeServices()
  fake.refuse['ui/lists'] = 'internal'
  show(fake)
  await expect.element(page.getByRole('alert')).toBeVisible()
  fake.refuse = {}
  await button('重试').click()
  await expect.element(page.getByText('本机还没有名单来源')).toBeVisible()
})
