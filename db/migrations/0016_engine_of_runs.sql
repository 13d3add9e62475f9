ALTER TYPE "public"."node_state" ADD VALUE 'missing-required';--> statement-breakpoint
ALTER TABLE "score_run" ADD COLUMN "engine" integer DEFAULT 1 NOT NULL;