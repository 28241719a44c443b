import { defineConfig } from 'vite'

/** The script a salon pastes into its site: one classic file that every browser of the last years runs. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: 'es2020',
    lib: { entry: 'src/loader/main.ts', formats: ['iife'], name: 'reservaplus', fileName: () => 'widget.js' },
  },
})
