ALTER TABLE "county" ADD COLUMN "attributes" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "county" ADD COLUMN "tile_column" integer;--> statement-breakpoint
ALTER TABLE "county" ADD COLUMN "tile_row" integer;