ALTER TABLE "metric" ADD COLUMN "lowest" double precision;--> statement-breakpoint
ALTER TABLE "metric" ADD COLUMN "part_of" jsonb DEFAULT '[]'::jsonb NOT NULL;