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
    // These know light-dark(): lowered, it would only obey the system and not the choice made in the app.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // The Content-Security-Policy of the app allows fonts and scripts as files only.
    assetsInlineLimit: 0,
  },
})
