/** Builds `<credit-badge>`: a module with its engine as a chunk of its own, and (mode `one-file`) a single classic script. */
import { defineConfig } from 'vite'

export default defineConfig(({ mode }) => {
  const oneFile = mode === 'one-file'
  return {
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'chrome109',
      outDir: 'dist/widget',
      emptyOutDir: !oneFile,
      sourcemap: false,
      minify: true,
      lib: { entry: 'widget/define.ts', formats: [oneFile ? 'iife' : 'es'], name: 'XinbiaoCreditBadge', fileName: () => (oneFile ? 'credit-badge.bundle.js' : 'credit-badge.js') },
      rolldownOptions: {
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
