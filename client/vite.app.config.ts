import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The staff app: served under `/app/`, configured at run time by `/config.json`. */
export default defineConfig({
  root: 'app',
  base: '/app/',
  plugins: [react()],
  build: {
    outDir: '../dist/app',
    emptyOutDir: true,
    target: 'es2023',
    // The Content-Security-Policy of the app allows fonts and scripts as files only.
    assetsInlineLimit: 0,
  },
})
