/** Builds `<credit-badge>`: a module with its parts loaded as needed, and (mode `one-file`) a single classic script. */
import { defineConfig } from 'vite'
import { dataWithoutNotes } from './vite.data.config.ts'

export default defineConfig(({ mode }) => {
  const oneFile = mode === 'one-file'
  return {
    publicDir: false,
    plugins: [dataWithoutNotes()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'chrome109',
      outDir: 'dist/widget',
      emptyOutDir: !oneFile,
      sourcemap: false,
      minify: true,
      modulePreload: false,
      lib: {
        entry: 'widget/define.ts',
        formats: [oneFile ? 'iife' : 'es'],
        name: 'XinbiaoCreditBadge',
        fileName: () => (oneFile ? 'credit-badge.bundle.js' : 'credit-badge.js'),
      },
      rolldownOptions: {
        // What element and engine share stays in the element: one request less.
        preserveEntrySignatures: 'allow-extension',
        output: {
          // Lib mode keeps white space unless the minifier is asked here.
          minify: true,
          chunkFileNames: 'credit-badge-[name].js',
          ...(oneFile ? { codeSplitting: false } : {}),
        },
      },
    },
  }
})
