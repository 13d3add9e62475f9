import { defineConfig } from 'drizzle-kit'

/** `npm run migrations` writes the next migration from the schema. Migrations that have landed are frozen. */
export default defineConfig({ dialect: 'postgresql', schema: './db/schema/index.ts', out: './db/migrations' })
