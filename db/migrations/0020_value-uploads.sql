CREATE TYPE "public"."upload_kind" AS ENUM('agencies', 'values');--> statement-breakpoint
ALTER TABLE "agency_upload" ADD COLUMN "kind" "upload_kind" DEFAULT 'agencies' NOT NULL;--> statement-breakpoint
ALTER TABLE "agency_upload" ADD COLUMN "pull_id" integer;--> statement-breakpoint
ALTER TABLE "agency_upload" ADD COLUMN "taken_back_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "agency_upload" ADD CONSTRAINT "agency_upload_pull_id_pull_id_fk" FOREIGN KEY ("pull_id") REFERENCES "public"."pull"("id") ON DELETE no action ON UPDATE no action;