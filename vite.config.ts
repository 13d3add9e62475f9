import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import remixOptions from './remix.config.js'
import { compressAssets } from './scripts/compress-assets'

export default defineConfig({
  plugins: [tailwindcss(), remix(remixOptions), compressAssets()],
  build: { target: 'es2022' },
})
