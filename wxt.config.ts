import { defineConfig } from 'wxt'

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  outDir: 'dist/extension',
  imports: false,
  manifestVersion: 3,
  vite: () => ({ build: { minify: true, sourcemap: false, target: 'chrome109' } }),
})
