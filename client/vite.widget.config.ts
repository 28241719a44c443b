import { defineConfig } from 'vite'

/** The booking widget and the public pages: React's source on Preact's runtime, to stay small on a phone. */
export default defineConfig({
  base: '/widget/',
  publicDir: false,
  resolve: {
    alias: {
      'react/jsx-runtime': 'preact/jsx-runtime',
      'react-dom/client': 'preact/compat/client',
      'react-dom': 'preact/compat',
      react: 'preact/compat',
    },
  },
  build: {
    outDir: 'dist/widget',
    emptyOutDir: true,
    target: 'es2022',
    // The API reads it to name the files in the pages that it renders.
    manifest: 'manifest.json',
    // The pages preload what they need themselves.
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: { input: 'src/widget/main.tsx' },
  },
})
