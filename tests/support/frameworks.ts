/** Pages that own their DOM: React, Vue and jQuery from the packages, and the pages of `fixtures/living` made with them. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runInNewContext } from 'node:vm'

export interface Firm {
  id: string
  name: string
  code: string
}

export interface FrameworkPage {
  html: string
  /** Served beside the page: name → text. */
  scripts: { [name: string]: string }
}

const require = createRequire(import.meta.url)
const packaged = (name: string, file: string) =>
  readFileSync(join(dirname(require.resolve(`${name}/package.json`)), file), 'utf8')
const fixture = (file: string) => readFileSync(fileURLToPath(new URL(`../fixtures/living/${file}`, import.meta.url)), 'utf8')

/** React ships no script a page could load by itself: its modules, with as much of a module loader as they need. */
const reactScript = (): string => {
  const modules = {
    react: packaged('react', 'cjs/react.development.js'),
    scheduler: packaged('scheduler', 'cjs/scheduler.development.js'),
    'react-dom': packaged('react-dom', 'cjs/react-dom.development.js'),
    'react-dom/client': packaged('react-dom', 'cjs/react-dom-client.development.js'),
  }
  const all = Object.entries(modules).map(
    ([name, code]) => `${JSON.stringify(name)}(module, exports, require, process) {${code}\n}`,
  )
  return `(() => {
    const loaded = {}, modules = {${all.join(',')}}
    const require = name => {
      if (loaded[name]) return loaded[name].exports
      const module = (loaded[name] = { exports: {} })
      modules[name](module, module.exports, require, { env: { NODE_ENV: 'development' } })
      return module.exports
    }
    window.React = require('react')
    window.ReactDOMClient = require('react-dom/client')
  })()`
}

/** What React's server sends for the page: it must be what the browser then renders, to the letter. */
const renderedByReact = (firms: readonly Firm[], component = 'App', files = ['react.js']): string => {
  const React = require('react') as { createElement: (type: unknown, props: object) => unknown }
  const { renderToString } = require('react-dom/server') as { renderToString: (element: unknown) => string }
  const Root = runInNewContext(`${files.map(fixture).join('\n')};${component}`, { React })
  return renderToString(React.createElement(Root, { first: firms }))
}

/** As Vue's server renders `vue.js`. */
const renderedByVue = (firms: readonly Firm[]): string =>
  `<main><h2>政府采购项目供应商名单</h2><p id="ticks">更新 0 次，共 ${firms.length} 家</p><table><tbody><tr><th>供应商名称</th><th>统一社会信用代码</th></tr>${firms
    .map(firm => `<tr class=""><td>${firm.name}</td><td>${firm.code}</td></tr>`)
    .join('')}</tbody></table><p id="picked"></p></main>`

const pageOf = (firms: readonly Firm[], inside: string, scripts: FrameworkPage['scripts']): FrameworkPage => ({
  html: `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>名单（示例）</title><link rel="icon" href="data:,"></head><body><div id="app">${inside}</div>
<script>window.firms = ${JSON.stringify(firms)}</script>${Object.keys(scripts)
    .map(name => `<script src="${name}"></script>`)
    .join('')}</body></html>`,
  scripts,
})

export const frameworkPages: { [framework: string]: (firms: readonly Firm[]) => FrameworkPage } = {
  React: firms =>
    pageOf(firms, renderedByReact(firms), {
      'react-all.js': reactScript(),
      'react.js': fixture('react.js'),
      'react-start.js': fixture('react-start.js'),
    }),
  Vue: firms =>
    pageOf(firms, renderedByVue(firms), {
      'vue-all.js': packaged('@vue/runtime-dom', 'dist/runtime-dom.global.js'),
      'vue.js': fixture('vue.js'),
    }),
  jQuery: firms =>
    pageOf(firms, '', { 'jquery-all.js': packaged('jquery', 'dist/jquery.js'), 'jquery.js': fixture('jquery.js') }),
}

/** All of the document is React's, who takes it over when `takeOver` is called. */
export const reactDocument = (firms: readonly Firm[]): FrameworkPage => {
  const files = ['react.js', 'react-document.js']
  const scripts = { 'react-all.js': reactScript(), 'document.js': `${files.map(fixture).join('\n')}${fixture('react-late.js')}` }
  return {
    html: `<!DOCTYPE html>${renderedByReact(firms, 'Page', files)}`,
    scripts: { ...scripts, 'firms.js': `window.firms = ${JSON.stringify(firms)}` },
  }
}
