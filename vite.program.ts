import { defineConfig } from 'vite'

/**
 * The server, the command line and what they run on threads, as plain JavaScript: to translate their TypeScript at
 * every start took most of its time. Packages stay where npm put them.
 */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'build/program',
    emptyOutDir: true,
    rollupOptions: {
      input: {
        server: 'app/server/main.ts',
        command: 'app/cli/main.ts',
        'engine-worker': 'app/workers/engine-worker.ts',
        'sheet-worker': 'app/workers/sheet-worker.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
    },
  },
})
