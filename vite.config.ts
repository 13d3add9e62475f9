import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import remixOptions from './remix.config.js'
import { compressAssets } from './scripts/compress-assets'
import { keepLicences } from './scripts/keep-licences'
import { leanCharts } from './scripts/lean-charts'
import { pageChunks } from './scripts/page-chunks'

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [tailwindcss(), remix(remixOptions), leanCharts(), keepLicences(), compressAssets()],
  build: { target: 'es2022', rollupOptions: isSsrBuild ? {} : { output: { manualChunks: pageChunks() } } },
}))
