CREATE TABLE "agency_upload" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "agency_upload_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"edition_id" integer NOT NULL,
	"file_id" integer NOT NULL,
	"taken_at" timestamp (3) with time zone,
	"layout" text,
	"choices" jsonb
);
--> statement-breakpoint
ALTER TABLE "agency_upload" ADD CONSTRAINT "agency_upload_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agency_upload" ADD CONSTRAINT "agency_upload_file_id_stored_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."stored_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agency_upload_edition" ON "agency_upload" USING btree ("edition_id");--> statement-breakpoint
CREATE INDEX "agency_upload_file" ON "agency_upload" USING btree ("file_id");